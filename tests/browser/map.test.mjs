// The map: both pages, looked at, searched, and every box of them opened.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { drawMap } from "../../scripts/site/map.mjs";
import { KNOWLEDGE, Site } from "../../scripts/site/site.mjs";
import { READY, axeFaults, describe, look, root, siteFolder, startSite, type } from "./support.mjs";

const PAGES = { customer: "map.html", agent: "map-agent.html" };
const built = (name) => readFileSync(join(siteFolder, name), "utf8");

let site;
before(async () => (site = await startSite()));
after(() => site.close());

const openMap = (name = PAGES.customer, settings = {}) => site.open(name, { ready: false, ...settings });

/** The boxes of the picture and the links of the list, each with its address and its words. */
function readMap(page) {
  return page.evaluate(() => {
    const read = (link, words) => ({ link: new URL(link, location.href).hash, words: words.replace(/\s+/g, " ") });
    return {
      boxes: [...document.querySelectorAll(".map a")].map((box) => ({
        ...read(box.getAttribute("href"), [...box.querySelectorAll("text")].map((line) => line.textContent).join(" ")),
        title: box.querySelector("title").textContent,
        id: box.closest(".node").id,
      })),
      items: [...document.querySelectorAll("#outline li > a")].map((item) => read(item.href, item.textContent)),
    };
  });
}

for (const [audience, name] of Object.entries(PAGES)) {
  describe(`the map for ${audience}s [chromium]`, () => {
    let page;
    let map;
    before(async () => {
      page = await openMap(name);
      map = await readMap(page);
    });

    it("has a box and a list item for each place, in the same words", () => {
      assert.ok(map.boxes.length > 100, String(map.boxes.length));
      assert.deepEqual(
        map.boxes.map(({ link, words }) => ({ link, words })),
        map.items,
      );
      assert.equal(map.boxes[0].link, `#1.${audience}`);
      for (const { id, link, title, words } of map.boxes) {
        assert.equal(link, `#1.${id}`);
        assert.ok(title.startsWith(words), title);
      }
      assert.equal(new Set(map.boxes.map(({ id }) => id)).size, map.boxes.length);
    });

    it("leads from every box to the page with these words", async () => {
      const questions = await site.open(`#1.${audience}`);
      for (const { link, words } of map.boxes) {
        const shown = await type(questions, link);
        assert.equal(shown.heading, words, link);
        assert.equal(shown.link, link);
        assert.equal(shown.notice, undefined, link);
      }
      assert.deepEqual(questions.faults, []);
      await questions.close();
    });

    it("is the same picture whenever it is drawn", async () => {
      assert.ok(built(name).includes(await drawMap(new Site(), audience)));
    });

    it("has no fault that axe can find, in light and in dark", async () => {
      for (const scheme of ["light", "dark"]) assert.deepEqual(await axeFaults(page, scheme), [], scheme);
    });

    it("asks for nothing once it is there and complains about nothing", () => {
      assert.deepEqual(page.late, []);
      assert.deepEqual(page.faults, []);
    });
  });
}

describe("the maps [chromium]", () => {
  it("keep hostile words words, in the picture and in the list", async () => {
    const hostile = `</text></svg></li>--><script>alert('x')</script>"] x -> y; "&lt; \\N <img src=x onerror="y">`;
    const folder = mkdtempSync(join(tmpdir(), "signpost-hostile-"));
    cpSync(join(root, "public"), folder, { recursive: true });
    const file = join(folder, KNOWLEDGE, "words/en.customer.json");
    const words = JSON.parse(readFileSync(file, "utf8"));
    words.labels.answers = hostile;
    words.questions.stuck.ask = hostile;
    for (const answer of Object.values(words.questions.stuck.answers)) answer.label = hostile;
    for (const guide of Object.values(words.guides)) guide.headline = hostile;
    writeFileSync(file, JSON.stringify(words));
    const drawn = new Site({ public: folder });
    const list = await drawn.ask("map", "--audience", "customer", "--page", "index.html", "--outline");
    const html = `<main>${await drawMap(drawn, "customer")}<nav>${list}</nav></main>`;
    rmSync(folder, { recursive: true });

    const page = await site.browser.newPage();
    page.on("dialog", (dialog) => assert.fail(dialog.message()));
    await page.setContent(html);
    const found = await page.evaluate(() => {
      const { body } = document;
      const of = (selector, words) => [...new Set([...body.querySelectorAll(selector)].map(words))];
      return {
        tags: of("*", ({ localName }) => localName).sort(),
        attributes: of("*", (node) => node.getAttributeNames()).flat(),
        items: of("nav a", ({ textContent }) => textContent),
        titles: of("title", ({ textContent }) => textContent),
        lines: of("text", ({ textContent }) => textContent).join(" "),
      };
    });
    await page.close();
    assert.deepEqual(found.tags, "a b g li main nav path polygon span svg text title ul".split(" "));
    assert.ok(!found.attributes.includes("onerror"));
    assert.ok(found.items.includes(hostile));
    assert.ok(found.titles.includes(hostile));
    assert.ok(found.lines.includes(`</text></svg></li>--><script>alert('x')</script>"]`));
  });

  it("keep the words of agents from customers, and say which is which", async () => {
    assert.doesNotMatch(built(PAGES.customer), /CustomersDot|Zuora|Mailgun|Sold[ -]To|#1\.agent|map-agent/i);
    for (const [name, hidden] of [
      [PAGES.customer, true],
      [PAGES.agent, false],
    ]) {
      const page = await openMap(name);
      assert.equal(await page.$eval(".tag", (tag) => tag.hidden), hidden, name);
      await page.close();
    }
  });

  it("are found by the browser's own search, and their words can be selected", async () => {
    const page = await openMap();
    const inPicture = () => getSelection().anchorNode?.parentElement?.closest("svg") !== null;
    assert.ok(await page.evaluate(() => window.find("shared mailbox")));
    assert.ok(await page.evaluate(inPicture));
    await page.close();
  });

  it("can be gone through by keyboard: the picture scrolls, and each box takes the focus", async () => {
    const page = await openMap();
    await page.focus(".map-frame");
    const scrolled = () => page.$eval(".map-frame", (frame) => [frame.scrollLeft, frame.scrollTop]);
    assert.deepEqual(await scrolled(), [0, 0]);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction(() => {
      const { scrollLeft, scrollTop } = document.querySelector(".map-frame");
      return scrollLeft > 0 && scrollTop > 0;
    });
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => document.activeElement.closest(".node")?.id);
    assert.equal(focused, "customer");
    await page.keyboard.press("Enter");
    await page.waitForSelector(READY);
    assert.equal((await look(page)).link, "#1.customer");
    await page.close();
  });

  it("keep the page itself from scrolling sideways, on a small screen and with large text", async () => {
    const page = await openMap(PAGES.customer, { width: 320, height: 640 });
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok((await overflow()) <= 0);
    const width = () => page.$eval(".map", (map) => map.getBoundingClientRect().width);
    const before = await width();
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    assert.equal(await width(), 2 * before, "the picture grows with the text");
    await page.type("#words", "email");
    assert.ok((await overflow()) <= 0);
    await page.close();
  });

  it("keep lines and words visible in forced colors", async () => {
    const page = await openMap();
    const session = await page.createCDPSession();
    await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
    const colors = await page.evaluate(() => {
      const style = (selector) => getComputedStyle(document.querySelector(`.map ${selector}`));
      return {
        page: getComputedStyle(document.body).backgroundColor,
        words: style("a text").fill,
        box: style(".question polygon").stroke,
        ground: style(".question polygon").fill,
        line: style(".edge path").stroke,
        tip: style(".edge polygon").fill,
      };
    });
    assert.equal(colors.ground, "rgba(0, 0, 0, 0)");
    for (const part of ["words", "box", "line", "tip"]) assert.notEqual(colors[part], colors.page, part);
    assert.equal(colors.line, await page.evaluate(() => getComputedStyle(document.body).color));
    await page.close();
  });

  it("are whole without the script, but for the search", async () => {
    const page = await site.browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(site.address + PAGES.customer);
    assert.equal(await page.$eval("#search", (form) => form.getClientRects().length), 0);
    assert.ok(await page.$(".map a"));
    assert.ok(await page.$("#outline li > a"));
    await page.close();
  });
});

describe("the search of the map [chromium]", () => {
  let page;
  before(async () => (page = await openMap()));

  const search = async (words) => {
    await page.$eval("#words", (field) => (field.value = ""));
    await page.type("#words", words);
    return page.$$eval("#found a", (links) => links.map((link) => link.textContent));
  };

  it("lists the boxes that have all of the words, and says how many", async () => {
    const hits = await search("INVIT colleague");
    assert.ok(hits.length > 1, String(hits.length));
    for (const hit of hits) assert.match(hit, /(?=.*invit)(?=.*colleague)/i);
    assert.equal(await page.$eval("#count", (count) => count.textContent), `${hits.length} found`);
  });

  it("finds nothing for what is not there, and is silent for nothing", async () => {
    assert.deepEqual(await search("spam xyzzy"), []);
    assert.equal(await page.$eval("#count", (count) => count.textContent), "0 found");
    assert.deepEqual(await search(" "), []);
    assert.equal(await page.$eval("#count", (count) => count.textContent), "");
  });

  it("goes to the box of a hit, or to the first, and leaves the address as it is", async () => {
    const address = page.url();
    const focused = () =>
      page.evaluate(() => {
        const box = document.activeElement.closest(".node")?.getBoundingClientRect();
        const seen = box && box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
        return { seen, words: document.activeElement.querySelector("title")?.textContent };
      });
    await search("shared mailbox");
    await page.keyboard.press("Enter");
    const first = await focused();
    assert.ok(first.seen);
    assert.match(first.words, /shared mailbox/i);
    await search("activation code");
    await page.$eval("#found li:last-child a", (link) => link.click());
    const last = await focused();
    assert.ok(last.seen);
    assert.notEqual(last.words, first.words);
    assert.equal(page.url(), address);
    assert.deepEqual(page.faults, []);
  });
});
