// Keyboard, focus, small screens, large text, paper: what axe cannot see.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, describe, it } from "node:test";
import { exampleOf, follow, look, replay, startSite, type } from "./support.mjs";

const customer = exampleOf("customer");
const agent = exampleOf("agent");

describe("the page", () => {
  let site;
  let page;
  let agentPage;
  const links = [];
  const agentLinks = [];

  before(async () => {
    site = await startSite();
    agentPage = await site.open("#1.agent");
    agentLinks.push(...(await replay(agentPage, agent)).map(({ link }) => link));
    page = await site.open();
    links.push(...(await replay(page, customer)).map(({ link }) => link));
    links.push((await follow(page, '[data-outcome="worked"]')).link);
    await page.goBack();
    // "That did not work" until people take over.
    for (let tries = 0; tries < 30; tries++) {
      const { question, guide } = await look(page);
      if (!question && !guide) break;
      links.push(
        (await follow(page, question ? '[data-answer="unsure"], [data-answer]:last-child' : '[data-outcome="failed"]'))
          .link,
      );
    }
  });
  after(() => site.close());

  const everyPage = async (check) => {
    for (const [tab, list] of [
      [page, links],
      [agentPage, agentLinks],
    ]) {
      await tab.bringToFront();
      for (const link of list) {
        await type(tab, link);
        await check(tab, link);
      }
    }
  };

  it("ends with people when nothing helps", async () => {
    const { handover } = await type(page, links[links.length - 1]);
    assert.ok(handover);
    assert.ok(await page.$(".where a[href^='https:']"), "says where to go");
    assert.ok(await page.$("[data-action=copy-summary]"), "has a summary to take along");
  });

  it("moves the focus to the heading and starts at the top", async () => {
    await type(page, "#1.customer");
    await page.evaluate(() => scrollTo(0, 500));
    for (const link of links.slice(1)) {
      const { focus } = await type(page, link);
      assert.equal(focus, "H1", link);
      assert.equal(await page.evaluate(() => scrollY), 0, link);
    }
  });

  it("has one h1, a title of its own, one status and the ways out in one order", async () => {
    const titles = new Map();
    await everyPage(async (tab, link) => {
      const seen = await tab.evaluate(() => ({
        headings: document.querySelectorAll("h1").length,
        statuses: document.querySelectorAll("[role=status]").length,
        waysOut: [...document.querySelectorAll("#footer a")].map((a) => a.firstChild.textContent).join(", "),
        inputs: document.querySelectorAll("input:not([type=checkbox]), textarea, select, form, [contenteditable]")
          .length,
        lang: document.documentElement.lang,
        title: document.title,
      }));
      assert.deepEqual([seen.headings, seen.statuses, seen.inputs, seen.lang], [1, 1, 0, "en"], link);
      titles.set("ways out", titles.get("ways out") ?? seen.waysOut);
      assert.equal(seen.waysOut, titles.get("ways out"), link);
      assert.ok(seen.title.length > 10, link);
    });
  });

  it("needs only the keyboard, from the start to the advice", async () => {
    await page.bringToFront();
    const way = await replay(page, customer);
    await type(page, "#1.customer");
    for (const { question } of way.slice(0, -1)) {
      const wanted = customer.answers[question] ?? "unsure";
      for (let presses = 0; presses < 40; presses++) {
        await page.keyboard.press("Tab");
        const focused = await page.evaluate(() => document.activeElement.dataset.answer);
        if (focused === wanted) break;
      }
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
      assert.equal(outline, "solid", "the focus can be seen");
      const before = await page.evaluate(() => location.hash);
      await page.keyboard.press("Enter");
      await page.waitForFunction(
        (hash) => location.hash !== hash && document.activeElement.tagName === "H1",
        {},
        before,
      );
    }
    assert.equal((await look(page)).guide, customer.guide);
  });

  it("lets the skip link skip without touching the session", async () => {
    await page.bringToFront();
    const { link } = await type(page, links[1]);
    await page.evaluate(() => document.activeElement.blur());
    await page.focus("#skip");
    await page.keyboard.press("Enter");
    assert.equal((await look(page)).link, link);
    assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  });

  for (const [name, width, size] of [
    ["320 px wide", 320, "100%"],
    ["1024 px wide with text twice as large", 1024, "200%"],
    ["320 px wide with text twice as large", 320, "200%"],
  ]) {
    it(`never scrolls sideways when it is ${name}`, async () => {
      for (const tab of [page, agentPage]) await tab.setViewport({ width, height: 640 });
      await everyPage(async (tab, link) => {
        await tab.evaluate((value) => (document.documentElement.style.fontSize = value), size);
        assert.deepEqual(await tab.evaluate(sideways), [], link);
      });
      for (const tab of [page, agentPage]) {
        await tab.evaluate(() => document.documentElement.removeAttribute("style"));
        await tab.setViewport({ width: 1024, height: 800 });
      }
    });
  }

  it("has targets of at least 24 by 24 px, answers of at least 44", async () => {
    await everyPage(async (tab, link) => assert.deepEqual(await tab.evaluate(smallTargets), [], link));
  });

  it("keeps lines of text to 75 characters or so", async () => {
    await everyPage(async (tab, link) => {
      const widest = await tab.evaluate(() =>
        Math.max(0, ...[...document.querySelectorAll("main p")].map((p) => p.clientWidth)),
      );
      assert.ok(widest <= 42 * 16, link);
    });
  });

  it("moves nothing", async () => {
    assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
  });

  it("names each Change link by its question", async () => {
    await type(page, links[1]);
    const names = await page.$$eval(".row-change a", (found) => found.map((a) => a.textContent));
    assert.equal(new Set(names).size, names.length);
    for (const name of names) assert.ok(name.length > 10, name);
  });

  it("keeps every edge in forced colours", async () => {
    const session = await page.createCDPSession();
    await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
    const bare = [];
    for (const link of links) {
      await type(page, link);
      bare.push(
        ...(await page.$$eval(".choice, .button, .box, .steps input", (found) =>
          found.filter((node) => getComputedStyle(node).borderTopStyle === "none").map((node) => node.className),
        )),
      );
    }
    await session.send("Emulation.setEmulatedMedia", { features: [] });
    assert.deepEqual(bare, []);
  });

  it("prints the address of each link, and no buttons", async () => {
    const way = await replay(page, customer);
    await page.emulateMediaType("print");
    const addresses = await page.$$eval("main a[href^='https:']", (found) =>
      found.map((a) => [a.getAttribute("href"), getComputedStyle(a, "::after").content]),
    );
    const buttons = await page.$$eval(
      "main button, .outcome a, .back",
      (found) => found.filter((node) => node.checkVisibility()).length,
    );
    await page.emulateMediaType();
    assert.ok(addresses.length > 0, way[way.length - 1].link);
    for (const [address, content] of addresses)
      assert.ok(content.includes(address) || content.includes("attr(href)"), content);
    assert.equal(buttons, 0);
  });

  it("prints the addresses into a real file", { skip: !hasTool("pdftotext") }, async () => {
    await replay(page, customer);
    const url = await page.$eval("main a[href^='https:']", (a) => a.href);
    const text = execFileSync("pdftotext", ["-", "-"], { input: await page.pdf(), encoding: "utf8" });
    assert.ok(text.replace(/\s/g, "").includes(url));
  });

  it("complains about nothing", () => {
    assert.deepEqual([...page.faults, ...agentPage.faults], []);
  });
});

function hasTool(name) {
  try {
    execFileSync("which", [name]);
    return true;
  } catch {
    return false;
  }
}

/** Runs in the page: what reaches past the right edge. */
function sideways() {
  const edge = document.documentElement.clientWidth;
  const wide = [...document.querySelectorAll("body *")].filter(
    (node) =>
      node.checkVisibility() &&
      !node.closest(".unseen, .skip, .status") &&
      node.getBoundingClientRect().right > edge + 0.5,
  );
  const scrolls = document.documentElement.scrollWidth > edge;
  return [
    ...(scrolls ? [`page is ${document.documentElement.scrollWidth} wide`] : []),
    ...wide.map((node) => node.outerHTML.slice(0, 120)),
  ];
}

/** Runs in the page. Links within sentences may be as small as the text. */
function smallTargets() {
  const inSentence = (node) =>
    node.matches("main p a, main li a, label a") && !node.matches(".choice, .button, .others a");
  return [...document.querySelectorAll("a, button, summary, input")]
    .filter((node) => node.checkVisibility() && node.id !== "skip" && !inSentence(node))
    .filter((node) => {
      const { width, height } = node.getBoundingClientRect();
      const least = node.matches(".choice, .outcome a") ? 44 : 24;
      return width < 24 || height < least - 0.5;
    })
    .map((node) => `${node.outerHTML.slice(0, 100)} ${node.getBoundingClientRect().height}`);
}
