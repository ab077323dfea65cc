// The page in one file: from a disk, without a network, in a sandbox.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { startHosts } from "./hosts.mjs";
import { examples, replay, siteFolder } from "./support.mjs";

const FILE = join(siteFolder, "helper-single.html");

describe("the page in one file", () => {
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
    assert.equal(await page.$eval("a[href='all.html']", (link) => link.checkVisibility()), false);
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

  it("works in a sandbox, and is styled there (Chromium only)", async () => {
    const page = await hosts.open(
      `<iframe src="${hosts.site}helper-single.html" sandbox="allow-scripts" width="600" height="600"></iframe>`,
    );
    const frame = page.frames().find((one) => one.url().startsWith(hosts.site));
    await frame.waitForSelector("[data-answer]");
    assert.equal(await frame.$eval(".choice", (choice) => getComputedStyle(choice).display), "grid");
    assert.deepEqual(hosts.visits, ["/helper-single.html"]);
    assert.deepEqual(page.faults, []);
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
