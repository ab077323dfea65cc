// A site that is built otherwise than the one that is shipped: in a language that is read from the right, and for an address of its own.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { launch } from "./support/engines.mjs";
import { startHosts } from "./hosts.mjs";
import { faultsOnPages } from "./support/checks.mjs";
import { LANGUAGE, putSources } from "./support/right-to-left.mjs";
import { exampleOf, faultsOf, follow, inEngines, replay, root, startSite } from "./support.mjs";

const ADDRESS = "https://help.example/sign-in/";
const folder = mkdtempSync(join(tmpdir(), "signpost-"));
const sources = join(folder, "public");
const built = join(folder, "site");
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
putSources(sources);
const settings = ["--public", sources, "--out", built, "--language", LANGUAGE, "--origin", ADDRESS];
const { status, stderr } = spawnSync("node", ["scripts/site.mjs", ...settings], { cwd: root, encoding: "utf8" });
const customer = exampleOf("customer");
const agent = exampleOf("agent");
const FILE = join(built, "helper-single.html");

describe("a site that is read from right to left", () => {
  it("is built, with each page in its language and direction", () => {
    assert.equal(status, 0, stderr);
    const pages = readdirSync(built).filter((name) => name.endsWith(".html"));
    for (const page of [...pages, "plain/stuck-nomail.html"]) {
      const html = readFileSync(join(built, page), "utf8");
      assert.match(html, new RegExp(`<html lang="${LANGUAGE}" dir="rtl">`), page);
      // These two hold no words of the knowledge: agents' questions come with their script.
      if (!["agent.html", "demo.html"].includes(page)) assert.match(html, /[א-ת]{4}/, page);
    }
  });
});

inEngines("a reader from right to left", (engine) => {
  let site;
  let page;
  before(async () => {
    site = await startSite(built, engine);
    page = await site.open();
  });
  after(() => site.close());

  for (const example of [customer, agent]) {
    it(`A-08 A-18 A-23 is led to advice as ${example.audience}, and nothing is cut off or out of sight`, async () => {
      for (const width of [320, 1024]) {
        const tab = await site.open(`#1.${example.audience}`, { width });
        const way = await replay(tab, example);
        assert.equal(way.at(-1).guide, example.guide);
        const links = way.map(({ link }) => link);
        assert.deepEqual(await faultsOnPages(tab, links, ["axe", "structure", "fits", "smallTargets"]), []);
        assert.deepEqual(await faultsOf(tab), []);
        await tab.close();
      }
    });
  }

  it("sees edges and signs on the side where lines begin, and arrows that point the way", async () => {
    await replay(page, customer);
    await follow(page, ".so-far [data-given] a");
    const seen = await page.evaluate(() => {
      const style = (selector, pseudo) => getComputedStyle(document.querySelector(selector), pseudo);
      const edges = (selector) => {
        const { borderLeftWidth, borderRightWidth } = style(selector);
        return parseFloat(borderRightWidth) - parseFloat(borderLeftWidth);
      };
      // Two edges of a square that is turned: where its corner points.
      const points = (selector, pseudo) => Math.sign(new DOMMatrix(style(selector, pseudo).transform).a);
      const choice = document.querySelector(".choice");
      return {
        given: edges("[aria-current]") > 0,
        details: edges("details") > 0,
        next: points(".choice", "::after"),
        back: points(".back", "::before"),
        words: choice.getBoundingClientRect().right - choice.querySelector("span").getBoundingClientRect().right < 30,
      };
    });
    assert.deepEqual(seen, { given: true, details: true, next: -1, back: 1, words: true });
  });

  it("has all of an agent's questions at once", async () => {
    for (const width of [320, 1280]) {
      const tab = await site.open("?quick#1.agent.stuck-nomail", { width });
      const wide = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${wide} px are out of sight`);
      await tab.close();
    }
  });
});

describe("an element that is read from right to left [chromium]", () => {
  let hosts;
  before(async () => (hosts = await startHosts(built)));
  after(() => hosts.close());

  it("is read as its words are, in a page that is not", async () => {
    const page = await hosts.open(
      `<signpost-helper><a href="${hosts.site}">Helper</a></signpost-helper><script type="module" src="${hosts.site}signpost-element.js"></script>`,
    );
    // Not waitForSelector(): what comes into a shadow later is no change of the page, and it would wait in vain.
    const element = await page.waitForFunction(() =>
      document.querySelector("signpost-helper").shadowRoot.querySelector(".choice"),
    );
    const seen = await element.evaluate((choice) => [
      getComputedStyle(choice).direction,
      Math.sign(new DOMMatrix(getComputedStyle(choice, "::after").transform).a),
    ]);
    assert.deepEqual(seen, ["rtl", -1]);
  });
});

describe("the page in one file, built for an address [chromium]", () => {
  let browser;
  before(async () => (browser = await launch("chromium")));
  after(() => browser.close());

  it("names that address in what is copied, not its place on the disk", async () => {
    const page = await browser.newPage();
    await page.goto(`${pathToFileURL(FILE).href}#1.customer.stuck-other.topic-payment`);
    const summary = await page.waitForSelector(".summary button");
    assert.match(
      await summary.evaluate(({ dataset }) => dataset.text),
      /: https:\/\/help\.example\/sign-in\/agent\.html#1\.agent\.[\w.-]+$/,
    );
    assert.equal(await page.$eval(".ways-out a", ({ href }) => href), `${ADDRESS}all.html`);
    await page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", {
        value: { writeText: async (text) => void (window.copied = text) },
      });
    });
    await page.goto(`${pathToFileURL(FILE).href}#1.customer.see-signinlink`);
    await page.waitForSelector("[data-action=copy-link]");
    await page.click("[data-action=copy-link]");
    await page.waitForFunction(() => window.copied !== undefined);
    assert.equal(await page.evaluate(() => window.copied), `${ADDRESS}#1.customer.see-signinlink`);
    await page.close();
  });
});
