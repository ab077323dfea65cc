// Before the script, and without it: the first question at once, and the whole conversation as plain pages.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { HtmlValidate } from "html-validate";
import rules from "../../scripts/html-validate.mjs";
import { axeFaults, describe, look, READY, siteFolder, startSite } from "./support.mjs";

const plainNames = readdirSync(join(siteFolder, "plain"));
const plainHtml = (name) => readFileSync(join(siteFolder, "plain", name), "utf8");

/** Some plain pages of each kind, those with the rarer parts first. */
const sample = [
  "start.html",
  "solved.html",
  "stuck-message.html",
  ...[
    'data-handover="exhausted"',
    'data-handover="nothing-fits"',
    'data-handover="contradiction"',
    'data-handover="out-of-scope"',
    "data-guide",
    "box-danger",
    "data-also",
    "data-tried",
    "aria-current",
    "<details>",
  ].flatMap((part) => plainNames.filter((name) => plainHtml(name).includes(part)).filter((_, i) => i % 400 === 0)),
].slice(0, 60);

describe("the first page [chromium]", () => {
  let site;
  before(async () => (site = await startSite()));
  after(() => site.close());

  it("shows its question with no script and no other file", async () => {
    const page = await site.open("", { ready: false, prepare: withoutOtherFiles });
    await page.screenshot();
    const seen = await page.evaluate(() => ({
      painted: performance.getEntriesByName("first-contentful-paint").length,
      question: document.querySelector("h1").getBoundingClientRect().bottom < innerHeight,
      edge: getComputedStyle(document.querySelector(".choice")).borderTopStyle,
    }));
    assert.deepEqual(seen, { painted: 1, question: true, edge: "solid" });
    assert.equal((await look(page)).question, "stuck");
    await page.close();
  });

  it("leads from each answer to its part of the overview, and on to a plain page", async () => {
    const page = await site.open("", { ready: false, prepare: (tab) => tab.setJavaScriptEnabled(false) });
    for (const answer of (await look(page)).choices) {
      await page.goto(site.address);
      await page.click(`[data-answer="${answer}"]`);
      const link = `1.customer.stuck-${answer}`;
      assert.equal(new URL(page.url()).hash, `#${link}`);
      const top = await page.evaluate((id) => document.getElementById(id).getBoundingClientRect().top, link);
      assert.ok(top > -1 && top < 400, `${answer} is ${top} px down`);
      await Promise.all([page.waitForNavigation(), page.click(`[id="${link}"] .choice`)]);
      assert.equal(new URL(page.url()).pathname, `/plain/stuck-${answer}.html`);
    }
    assert.deepEqual(page.faults, []);
    await page.close();
  });

  it("is taken over by the script without a pixel changed, a shift, or a loss of focus", async () => {
    for (const [width, height] of [
      [1024, 800],
      [1280, 1600],
      [320, 640],
    ]) {
      const core = held();
      const page = await site.open("", { ready: false, width, height, prepare: core.hold });
      await page.evaluate(watchShifts);
      await page.focus("[data-answer=badlink]");
      const first = await page.screenshot();
      core.release();
      await page.waitForSelector(READY);
      assert.deepEqual(await page.screenshot(), first, `${width} px`);
      assert.equal(await page.evaluate(() => document.activeElement.dataset.answer), "badlink");
      assert.equal(await page.evaluate(() => window.shifts()), 0);
      assert.equal((await look(page)).link, "#1.customer");
      assert.deepEqual(page.faults, []);
      await page.close();
    }
  });

  it("keeps an answer that is selected before the script is ready", async () => {
    const core = held();
    const page = await site.open("", { ready: false, prepare: core.hold });
    await page.click("[data-answer=nomail]");
    assert.ok(await page.evaluate(() => scrollY > 0), "shows the overview meanwhile");
    core.release();
    await page.waitForSelector(READY);
    const { link, question, focus } = await look(page);
    assert.deepEqual([link, question, focus], ["#1.customer.stuck-nomail", "mailkind", "H1"]);
    assert.equal(await page.evaluate(() => scrollY), 0);
    await page.goBack();
    await page.waitForSelector("[data-question=stuck]");
    assert.deepEqual(page.faults, []);
    await page.close();
  });

  it("gives way to the page of a deeper link, from its top, and leaves the focus alone", async () => {
    for (const [link, question] of [
      ["#1.customer.stuck-nomail", "mailkind"],
      ["#1.customer.stuck-nomail.mailkind-signin", "address"],
    ]) {
      const core = held();
      const page = await site.open(link, { ready: false, prepare: core.hold });
      assert.equal((await look(page)).question, "stuck");
      core.release();
      await page.waitForSelector(READY);
      const seen = await look(page);
      assert.deepEqual([seen.link, seen.question, seen.focus], [link, question, "BODY"]);
      assert.equal(await page.evaluate(() => scrollY), 0);
      await page.close();
    }
  });
});

describe("a page without script [chromium]", () => {
  let site;
  let plain;
  before(async () => {
    site = await startSite();
    plain = await site.open("all.html", { ready: false });
  });
  after(() => site.close());

  it("has no fault that axe can find, in light and in dark", async () => {
    for (const path of ["all.html", ...sample.map((name) => `plain/${name}`)]) {
      await plain.goto(site.address + path);
      for (const scheme of ["light", "dark"])
        assert.deepEqual(await axeFaults(plain, scheme), [], `${path} in ${scheme}`);
    }
    const first = await site.open("", { ready: false, prepare: held().hold });
    for (const scheme of ["light", "dark"])
      assert.deepEqual(await axeFaults(first, scheme), [], `index.html in ${scheme}`);
    await first.close();
  });

  it("is valid HTML", async () => {
    const validator = new HtmlValidate({ ...rules, root: true });
    for (const path of ["index.html", "all.html", ...sample.map((name) => `plain/${name}`)]) {
      const { results } = await validator.validateString(readFileSync(join(siteFolder, path), "utf8"));
      const faults = results.flatMap(({ messages }) =>
        messages.map((one) => `${one.line}: ${one.ruleId} ${one.message}`),
      );
      assert.deepEqual(faults, [], path);
    }
  });

  it("fits a narrow screen, and text twice as large", async () => {
    await plain.setViewport({ width: 320, height: 640 });
    for (const path of ["all.html", "plain/start.html", ...sample.slice(0, 20).map((name) => `plain/${name}`)]) {
      await plain.goto(site.address + path);
      await plain.evaluate(() => (document.documentElement.style.fontSize = "200%"));
      assert.ok(await plain.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path);
    }
    await plain.setViewport({ width: 1024, height: 800 });
  });
});

/** Aborts every request but that for the page itself, and runs no script. */
async function withoutOtherFiles(page) {
  await page.setJavaScriptEnabled(false);
  await page.setRequestInterception(true);
  page.on("request", (request) => (request.isNavigationRequest() ? request.continue() : request.abort()));
}

/** Keeps the core from a page until it is released. */
function held() {
  const waiting = [];
  let open = false;
  return {
    hold: async (page) => {
      await page.setRequestInterception(true);
      page.on("request", (request) => {
        if (open || !/signpost\.[0-9a-f]{8}\.wasm$/.test(request.url())) request.continue();
        else waiting.push(request);
      });
    },
    release: () => {
      open = true;
      for (const request of waiting.splice(0)) request.continue();
    },
  };
}

/** Runs in the page: adds up what moves, from the first paint on. */
function watchShifts() {
  let sum = 0;
  const add = (entries) => entries.forEach((entry) => (sum += entry.value));
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  window.shifts = () => {
    add(observer.takeRecords());
    return sum;
  };
}
