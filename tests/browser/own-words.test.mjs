// The box for own words under a customer's first question. What is suggested depends on what the model learned, so these tests hold what
// must be so whatever it is.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, afterEach, before, it } from "node:test";
import { pathToFileURL } from "node:url";
import { pictures, startHosts } from "./hosts.mjs";
import { faultsOnPages } from "./support/checks.mjs";
import {
  axeFaults,
  describe,
  faultsOf,
  follow,
  inEngines,
  readJson,
  siteFolder,
  startSite,
  travel,
} from "./support.mjs";

const STORY = "I'm not getting the confirmation email";
const MOST = 5; // suggestions
const { labels } = readJson("words/en.customer.json");
const { questions } = readJson("knowledge.json");
const SUGGESTION = "[data-likely]";

inEngines("a customer with own words", (engine) => {
  let site;
  let page;

  before(async () => (site = await startSite(undefined, engine)));
  after(() => site.close());

  it("Q-22 is shown links to what it may be, with how many there are, and keeps the focus", async () => {
    page = await site.open();
    assert.deepEqual(await box(page), { text: "", status: "", links: [], focus: "BODY" });
    await page.evaluate(() => document.querySelector("#own-words").focus());
    await write(page, STORY);
    const { status, links, focus } = await box(page);
    assert.ok(links.length >= 1 && links.length <= MOST, links.join());
    assert.equal(status, `${labels.own_words_found}: ${links.length}`);
    assert.equal(focus, "TEXTAREA");
    for (const link of links) assertOfTheKnowledge(link);
  });

  it("Q-22 follows one and comes back, by the browser and by the page, and finds what was typed", async () => {
    const before = await box(page);
    const led = await follow(page, SUGGESTION);
    assert.equal(led.link, before.links[0]);
    assert.equal(led.focus, "H1");
    assert.equal(await page.$("textarea"), null);
    const back = await travel(page, -1);
    assert.equal(back.link, "#1.customer");
    assert.deepEqual(await box(page), { ...before, focus: "H1" });
    await follow(page, SUGGESTION);
    while (await page.$(".back")) await follow(page, ".back");
    assert.deepEqual(await box(page), { ...before, focus: "H1" });
  });

  it("Q-23 has it in no address, title, history or store, and nobody is told", async () => {
    const kept = await page.evaluate(() => [
      location.href,
      document.title,
      JSON.stringify(history.state),
      document.cookie,
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      ...[...document.querySelectorAll("a")].map((link) => link.href),
    ]);
    for (const text of kept) assert.doesNotMatch(text, /confirmation|getting/i);
    assert.deepEqual(await faultsOf(page), []);
    assert.deepEqual(page.late ?? [], []);
  });

  it("Q-22 is told when nothing is known of it, and hears nothing once it is gone", async () => {
    await write(page, "zzzz qqqq");
    assert.deepEqual(await box(page), { text: "zzzz qqqq", status: labels.own_words_none, links: [], focus: "H1" });
    await write(page, " \n ");
    assert.deepEqual(await box(page), { text: " \n ", status: "", links: [], focus: "H1" });
  });

  it("Q-23 loses it with the page", async () => {
    await write(page, STORY);
    await page.reload();
    await page.waitForSelector("#own-words");
    assert.deepEqual(await box(page), { text: "", status: "", links: [], focus: "BODY" });
  });

  it("Q-23 has a box that no form, no spelling service and no memory of the browser knows", async () => {
    const input = await page.$eval("#own-words", (one) => [
      one.form,
      one.name,
      one.autocomplete,
      one.spellcheck,
      one.getAttribute("autocapitalize"),
      one.getAttribute("data-gramm"),
    ]);
    assert.deepEqual(input, [null, "", "off", false, "off", "false"]);
  });

  it("Q-22 has the box only where nothing was answered", async () => {
    for (const [link, boxes] of [
      ["#1.customer", 1],
      ["#1.customer.stuck-nomail", 0],
      ["#1.customer.see-confirm", 0],
      ["#1.customer.stuck-nomail.ask-stuck", 0],
    ]) {
      const there = await site.open(link);
      assert.equal(await there.$$eval("textarea", ({ length }) => length), boxes, link);
      await there.close();
    }
  });
});

describe("own words [chromium]", () => {
  let site;
  before(async () => (site = await startSite()));
  after(() => site.close());

  it("A-04 need only the keyboard, key by key", async () => {
    const page = await site.open();
    await page.bringToFront();
    await tabTo(page, "#own-words");
    await page.keyboard.type("I'm not getting the confirmation");
    await page.keyboard.type(" email", { delay: 30 });
    await page.waitForSelector(SUGGESTION);
    assert.deepEqual(await page.evaluate(() => [document.activeElement.id, scrollX]), ["own-words", 0]);
    await page.keyboard.press("Tab");
    const chosen = await page.evaluate((wanted) => {
      const link = document.activeElement;
      return (
        link === document.querySelector(wanted) && parseFloat(getComputedStyle(link).outlineWidth) >= 2 && link.hash
      );
    }, SUGGESTION);
    assert.ok(chosen, "the first suggestion is next, and shows it");
    await page.keyboard.press("Enter");
    await page.waitForFunction((hash) => location.hash === hash, {}, chosen);
    await page.goBack();
    await page.waitForSelector("#own-words");
    assert.equal((await box(page)).text, STORY);
    assert.ok((await box(page)).links.length > 0);
    await page.close();
  });

  it("make a screen reader hear the count, not the list", async () => {
    const page = await site.open();
    const written = await page.evaluate(async (story) => {
      const said = [];
      const status = document.querySelector(".own-words [role=status]");
      new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true });
      const input = document.querySelector("#own-words");
      for (const text of [story, `${story}.`, ""]) {
        input.value = text;
        input.dispatchEvent(new Event("input"));
        await new Promise((done) => setTimeout(done, 250));
      }
      return said;
    }, STORY);
    assert.equal(written.length, 2, written.join());
    assert.equal(written[1], "");
    assert.equal((await page.$$("[aria-live]")).length, 0);
    assert.equal(await page.$eval(".own-words [role=status]", (one) => one.querySelector("a")), null);
    await page.close();
  });

  it("are read when a pause is made, not at each key", async () => {
    const page = await site.open();
    const changes = await page.evaluate(async () => {
      const changes = [];
      const results = document.querySelector(".own-words .findings");
      new MutationObserver(() => changes.push(results.textContent)).observe(results, { childList: true });
      const input = document.querySelector("#own-words");
      for (const key of "I'm not getting the confirmation email") {
        input.value += key;
        input.dispatchEvent(new Event("input"));
      }
      await new Promise((done) => setTimeout(done, 250));
      return changes.length;
    });
    assert.equal(changes, 1);
    await page.close();
  });

  for (const width of [1024, 320, 258]) {
    it(`A-08 A-09 A-10 A-23 give axe nothing to find and fit at ${width} px, light and dark`, async () => {
      const page = await site.open("", { width, height: 800 });
      await write(page, STORY);
      assert.ok((await box(page)).links.length > 0);
      const checks = ["axe", "fits", "smallTargets", "hiddenFocus", "bareEdges"];
      assert.deepEqual(await faultsOnPages(page, ["#1.customer"], checks), []);
      assert.deepEqual(await axeFaults(page, "dark"), []);
      await page.close();
    });
  }

  it("A-17 have headings in order", async () => {
    const page = await site.open();
    await write(page, STORY);
    const headings = await page.$$eval(".own-words :is(h1, h2, h3, h4)", (all) => all.map(({ tagName }) => tagName));
    assert.deepEqual(headings, ["H2", "H3"]);
    await page.close();
  });

  it("W-01 have no box without a script", async () => {
    for (const path of ["", "plain/start.html", "all.html"]) {
      const page = await site.open(path, { ready: false, prepare: (tab) => tab.setJavaScriptEnabled(false) });
      assert.equal(await page.$("textarea, .own-words"), null, path);
      await page.close();
    }
  });

  it("W-02 work without WebAssembly", async () => {
    const page = await site.open("", { prepare: (tab) => tab.evaluateOnNewDocument(() => delete window.WebAssembly) });
    await write(page, STORY);
    assert.ok((await box(page)).links.length > 0);
    await page.close();
  });

  it("give way to the static question where the core fails", async () => {
    const page = await site.open();
    await page.evaluate(() => (JSON.parse = () => assert.fail()));
    await page.evaluate(() => document.querySelector("[data-answer=nomail]").click());
    await page.waitForSelector("#failed:not([hidden])");
    assert.equal(await page.$("textarea"), null);
    await page.close();
  });
});

describe("own words in another page [chromium]", () => {
  let hosts;
  before(async () => (hosts = await startHosts()));
  afterEach(() => hosts.closeTabs());
  after(() => hosts.close());

  /** Keeps what the page around hears of keys, texts and messages. */
  const HEARS = `<script>
    window.heard = [];
    for (const type of ["keydown", "keyup", "keypress", "beforeinput", "textInput", "input", "paste", "dragstart", "message"])
      addEventListener(type, (event) => heard.push(type + " " + (event.key ?? event.data?.type ?? "")));
  </script>`;

  it("E-07 make a frame as high as its content, and lead on within it", async () => {
    const page = await hosts.open(`${HEARS}<div data-signpost></div><script src="${hosts.site}embed.js"></script>`, {
      height: 4000,
    });
    await page.waitForSelector("iframe");
    const frame = await page.waitForFrame((one) => one.url().startsWith(hosts.site));
    await frame.waitForSelector("#own-words");
    const fitted = () =>
      frame.waitForFunction(() => innerHeight === Math.ceil(document.body.getBoundingClientRect().height));
    await fitted();
    const before = await page.$eval("iframe", ({ offsetHeight }) => offsetHeight);
    await write(frame, STORY);
    const { links } = await box(frame);
    await fitted();
    const grown = await page.$eval("iframe", ({ offsetHeight }) => offsetHeight);
    assert.ok(grown >= before + 44 * links.length, `${grown} px after ${before}`);
    await write(frame, "");
    await page.waitForFunction((old) => document.querySelector("iframe").offsetHeight === old, {}, before);
    await write(frame, STORY);
    const entries = await page.evaluate(() => history.length);
    await follow(frame, SUGGESTION);
    assert.equal(await frame.evaluate(() => location.hash), links[0]);
    assert.equal(await page.evaluate(() => history.length), entries);
    while (await frame.$(".back")) await follow(frame, ".back");
    assert.equal((await box(frame)).text, STORY);
    assert.ok((await page.evaluate(() => window.heard)).every((one) => /^message (ready|resize)$/.test(one)));
  });

  it("Q-23 are typed into an element without a word to the page around, and lead on within it", async () => {
    const page = await hosts.open(
      `${HEARS}<signpost-helper heading-level="3"></signpost-helper>
      <script type="module" src="${hosts.site}signpost-element.js"></script>`,
    );
    const address = page.url();
    await shown(page, "#own-words");
    hosts.visits.length = 0;
    await page.click(">>> #own-words");
    await page.keyboard.type(STORY);
    await shown(page, SUGGESTION);
    const seen = await inside(page, (root) => ({
      links: [...root.querySelectorAll("[data-likely]")].map(({ href }) => href),
      levels: [...root.querySelectorAll(".own-words :is(h2, h3)")].map((one) => one.getAttribute("aria-level")),
      focus: root.activeElement.id,
    }));
    assert.deepEqual([seen.levels, seen.focus], [["4", "5"], "own-words"]);
    for (const link of seen.links) assert.ok(link.startsWith(`${hosts.site}#1.customer.`), link);
    assert.deepEqual(await page.evaluate(() => window.heard), []);
    await page.keyboard.press("Tab");
    // A dialog around may need to hear of it.
    assert.deepEqual(await page.evaluate(() => window.heard), ["keydown Tab", "keyup Tab"]);
    await page.keyboard.press("Enter");
    await shown(page, ".back");
    while (await inside(page, (root) => root.querySelector(".back") !== null)) {
      await inside(page, (root) => root.querySelector(".back").click());
      await pictures(page);
    }
    assert.equal(await inside(page, (root) => root.querySelector("#own-words").value), STORY);
    assert.equal(page.url(), address);
    assert.deepEqual(hosts.visits, []);
    assert.deepEqual(page.faults, []);
  });

  it("work in the page in one file: from a disk, and in a frame that has no address", async () => {
    const file = join(siteFolder, "helper-single.html");
    const page = await hosts.browser.newPage();
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector("#own-words");
    await write(page, STORY);
    const led = await follow(page, SUGGESTION);
    assert.ok(led.link.startsWith("#1.customer."));
    await page.close();

    const around = await hosts.open(`<iframe width="600" height="600"></iframe>`);
    await around.evaluate(
      async (address) => {
        document.querySelector("iframe").srcdoc = address;
      },
      await (await fetch(`${hosts.site}helper-single.html`)).text(),
    );
    const frame = await (await around.$("iframe")).contentFrame();
    await frame.waitForSelector("#own-words");
    await write(frame, STORY);
    await frame.evaluate((wanted) => document.querySelector(wanted).click(), SUGGESTION);
    await frame.waitForSelector(".back");
    assert.equal(await frame.$("textarea"), null);
  });
});

/** Puts text into the box as typing does, and waits until it was read: a page's timers end in their order, however slow it is. */
function write(page, text) {
  return page.evaluate((value) => {
    const input = document.querySelector("#own-words");
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    return new Promise((done) => setTimeout(done, 200));
  }, text);
}

/** What the box holds and shows, and where the focus is. */
function box(page) {
  return page.evaluate(() => ({
    text: document.querySelector("#own-words").value,
    status: document.querySelector(".own-words [role=status]").textContent,
    links: [...document.querySelectorAll("[data-likely]")].map(({ hash }) => hash),
    focus: document.activeElement.tagName,
  }));
}

/** Each entry of the link is an answer that the knowledge has. */
function assertOfTheKnowledge(link) {
  const [, , ...entries] = link.split(".");
  assert.ok(entries.length > 0, link);
  for (const entry of entries) {
    const [id, answer] = entry.split("-");
    const question = questions.find((one) => one.id === id);
    assert.ok(question?.answers.includes(answer), `${entry} of ${link}`);
  }
}

/** Presses Tab until the focus is on what a selector finds. */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  assert.fail(`no way to ${selector}`);
}

/** Waits until the element shows what a selector finds. */
function shown(page, selector) {
  const found = (wanted) => document.querySelector("signpost-helper").shadowRoot?.querySelector(wanted);
  return page.waitForFunction(found, {}, selector);
}

/** Runs a function on the element's shadow root, in the page. */
function inside(page, look) {
  return page.evaluate(`(${look})(document.querySelector("signpost-helper").shadowRoot)`);
}
