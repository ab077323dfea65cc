// The page in one file: from a disk, without a network, in a sandbox.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { pathToFileURL } from "node:url";
import { startHosts } from "./hosts.mjs";
import { describe, examples, READY, replay, siteFolder } from "./support.mjs";

const FILE = join(siteFolder, "helper-single.html");
const HTML = readFileSync(FILE, "utf8");

describe("the page in one file [chromium]", () => {
  let hosts;
  before(async () => (hosts = await startHosts()));
  after(() => hosts.close());

  it("works from a disk, without a network and without another request (Chromium only)", async () => {
    const page = await hosts.browser.newPage();
    const requests = [];
    const faults = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => faults.push(message.text()));
    page.on("pageerror", (error) => faults.push(error.message));
    await page.setOfflineMode(true);
    await page.goto(pathToFileURL(FILE).href);
    await page.waitForSelector("[data-answer]");
    assert.equal(await page.$("a[href$='all.html']"), null);
    for (const example of examples.filter(({ audience }) => audience === "customer").slice(0, 5)) {
      const way = await replay(page, example);
      assert.equal(way[way.length - 1].guide, example.guide);
    }
    assert.deepEqual(
      requests.filter((url) => !url.startsWith("data:")),
      [pathToFileURL(FILE).href],
    );
    assert.deepEqual(faults, []);
    await page.close();
  });

  it("says nothing of the disk in a summary (Chromium only)", async () => {
    const page = await hosts.browser.newPage();
    await page.goto(`${pathToFileURL(FILE).href}#1.customer.stuck-other.topic-payment`);
    const summary = await page.waitForSelector("[data-handover] .summary");
    const [shown, copied] = await summary.evaluate((box) => [
      box.querySelector("pre").textContent,
      box.querySelector("button").dataset.text,
    ]);
    assert.equal(copied, shown);
    assert.doesNotMatch(shown, /file:|#1\./);
    await page.close();
  });

  it("says where an agent's link belongs, and shows what it has (Chromium only)", async () => {
    const page = await hosts.browser.newPage();
    await page.goto(`${pathToFileURL(FILE).href}#1.agent.stuck-nomail`);
    const notice = await page.waitForSelector("[data-agents]");
    assert.equal(
      await notice.evaluate((box) => box.textContent),
      "Link for GitLab Support: agent.html#1.agent.stuck-nomail",
    );
    assert.equal(await page.$eval("section[data-question]", ({ dataset }) => dataset.question), "stuck");
    await page.evaluate(() => document.querySelector('[data-answer="nomail"]').click());
    await page.waitForSelector('[data-question="mailkind"]');
    assert.equal(await page.$("[data-agents]"), null);
    await page.close();
  });

  for (const [kind, frameWith] of Object.entries({
    "another site": ({ site }) => `sandbox="allow-scripts" src="${site}helper-single.html"`,
    "the page around, as srcdoc": () => `srcdoc="${HTML.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`,
    "the page around, as srcdoc in a sandbox": () =>
      `sandbox="allow-scripts" srcdoc="${HTML.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`,
    "a data: address": () => `src="data:text/html;base64,${Buffer.from(HTML).toString("base64")}"`,
    "a blob": () => `data-blob`,
    "a blob, in a sandbox": () => `sandbox="allow-scripts" data-blob`,
  })) {
    it(`works in a frame from ${kind}, loads nothing, and tells nobody where it is (Chromium only)`, async () => {
      const page = await hosts.open(`<iframe ${frameWith(hosts)} width="600" height="600"></iframe>`);
      await page.evaluate((html) => {
        const frame = document.querySelector("[data-blob]");
        if (frame) frame.src = URL.createObjectURL(new Blob([html], { type: "text/html" }));
      }, HTML);
      const around = page.url();
      const frame = await (await page.$("iframe")).contentFrame();
      await frame.waitForSelector(READY);
      assert.equal(await frame.$eval(".choice", (choice) => getComputedStyle(choice).display), "grid");
      await answerUntil(frame, "[data-guide]");
      assert.equal(await frame.$("[data-action=copy-link]"), null);
      await answerUntil(frame, ".summary");
      const summary = await frame.$eval(".summary button", ({ dataset }) => dataset.text);
      assert.doesNotMatch(summary, /#1\.|(about|blob|data|file|http):/);
      await frame.click(".so-far [data-given] a");
      await frame.waitForSelector("[aria-current]");
      assert.equal(page.url(), around);
      assert.deepEqual(hosts.visits, kind === "another site" ? ["/helper-single.html"] : []);
      assert.deepEqual(page.faults, []);
    });
  }

  it("leads from each answer to its part where the script cannot run, and from there to advice (Chromium only)", async () => {
    const page = await hosts.browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(pathToFileURL(FILE).href);
    const answers = await page.$$eval("[data-answer]", (found) => found.map(({ dataset }) => dataset.answer));
    assert.ok(answers.length > 5);
    for (const answer of answers) {
      await page.click(`[data-answer="${answer}"]`);
      const part = `[id="1.customer.stuck-${answer}"]`;
      const { top, links } = await page.$eval(part, (section) => ({
        top: section.getBoundingClientRect().top,
        links: [...section.querySelectorAll(":scope > ul a")].map((link) => link.hash.slice(1)),
      }));
      assert.ok(top > -1 && top < 400, `${answer} is ${top} px down`);
      assert.ok(links.length > 0);
      for (const link of links) assert.ok(await page.$(`[id="${link}"] li`), `#${link} has steps`);
    }
    await page.close();
  });

  it("names no other file, and no part that it does not have", () => {
    const html = readFileSync(FILE, "utf8").replace(/<script.*?<\/script>/gs, "");
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const named = [...html.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, address]) => address);
    const inside = named.filter((address) => !/^(https:|data:,$)/.test(address));
    assert.deepEqual(
      inside.filter((address) => !(address.startsWith("#") && ids.has(address.slice(1))) && address !== "#1.customer"),
      [],
    );
  });

  it("has a policy of digests that lets nothing be loaded", () => {
    const html = readFileSync(FILE, "utf8");
    const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html);
    assert.match(
      policy,
      /^default-src 'none'; script-src 'sha256-[\w+/=]+' 'wasm-unsafe-eval'; style-src 'sha256-[\w+/=]+';/,
    );
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval'? [^;]*unsafe|'self'|https?:/);
    assert.doesNotMatch(html, /<link rel="(stylesheet|preload)"|<script[^>]* src=/);
  });

  it("cannot be cut short by a text in it", () => {
    const html = readFileSync(FILE, "utf8");
    for (const [, attributes, content] of html.matchAll(/<script([^>]*)>(.*?)<\/script>/gs)) {
      assert.doesNotMatch(content, /<!--|<script/i, attributes);
    }
  });
});

/** Goes on, with "I'm not sure" or "That did not work", until there is what a selector finds. */
async function answerUntil(frame, wanted) {
  for (let steps = 0; steps < 40 && !(await frame.$(wanted)); steps++) {
    await frame.evaluate(() => {
      const heading = document.querySelector("h1");
      const onward = document.querySelector(
        '[data-outcome="failed"], [data-answer="unsure"], li:last-child > [data-answer]',
      );
      return new Promise((done) => {
        new MutationObserver(() => heading.isConnected || done()).observe(document.body, {
          childList: true,
          subtree: true,
        });
        onward.click();
      });
    });
  }
  assert.ok(await frame.$(wanted), wanted);
}
