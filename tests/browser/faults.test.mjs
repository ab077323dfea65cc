// What the reader sees when a file, the server, the network or the browser is not as it should be. The faults are made by the server,
// so that every browser can be asked.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { HEADERS } from "../../scripts/headers.mjs";
import { READY, builtFile, exampleOf, replay, siteFolder, startSite } from "./support.mjs";

const WASM = builtFile("signpost.wasm");
const PLAIN = builtFile("signpost-js.js");
const MAIN = builtFile("main.js");
const KNOWLEDGE = builtFile("knowledge/customers-portal/knowledge.json");
const WORDS = builtFile("knowledge/customers-portal/words/en.customer.json");
const LONGER_THAN_PATIENCE = { timeout: 30_000 };

/** Ways in which a server can answer wrongly: each gets the right file and answers in its place. */
const FAULTS = {
  "is missing": (response) => response.writeHead(404).end(),
  "meets an error of the server": (response) => response.writeHead(500).end(),
  "is empty": (response) => response.writeHead(200).end(),
  "is cut off": (response, file) => response.writeHead(200).end(file.subarray(0, file.length / 2)),
  "ends before its length": (response, file) => {
    response.writeHead(200, { "Content-Length": file.length });
    response.write(file.subarray(0, file.length / 2), () => response.destroy());
  },
  "is a page in its place": (response) =>
    response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html>"),
  "is no JSON and no program": (response) => response.writeHead(200).end('{"format": 1,,}'),
  "never comes": () => {},
};

describe("the page", () => {
  let site;
  /** The paths that were asked for, and what answers for some of them in the server's place. */
  let requests;
  let faults;
  before(async () => {
    site = await startSite();
    const [answer] = site.server.listeners("request");
    site.server.removeAllListeners("request");
    site.server.on("request", (request, response) => {
      const path = request.url.slice(1);
      requests.push(path);
      if (!faults[path]) return answer(request, response);
      for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
      return faults[path](response, contentOf(path));
    });
  });
  after(() => site.close());

  function open(withFaults) {
    faults = withFaults;
    requests = [];
    return visit(site);
  }
  const times = (path) => requests.filter((one) => one === path).length;

  for (const [what, fault] of Object.entries(FAULTS)) {
    it(`reaches advice with the core in JavaScript when the WebAssembly ${what}`, async () => {
      const page = await open({ [WASM]: fault });
      await assertAdvice(page);
      assert.deepEqual([times(WASM), times(PLAIN), times("")], [1, 1, 1]);
      await page.browserContext().close();
    });
  }

  it("reaches advice with one request for WebAssembly that comes with a wrong type", async () => {
    const wrongType = (response, file) => response.writeHead(200, { "Content-Type": "text/plain" }).end(file);
    const page = await open({ [WASM]: wrongType });
    await assertAdvice(page);
    assert.deepEqual([times(WASM), times(PLAIN)], [1, 0]);
    await page.browserContext().close();
  });

  it("takes the WebAssembly after all when it is late and the core in JavaScript is missing", async () => {
    const late = (response, file) => setTimeout(() => response.writeHead(200).end(file), 5000);
    const page = await open({ [WASM]: late, [PLAIN]: FAULTS["is missing"] });
    await assertAdvice(page);
    assert.equal(times(PLAIN), 1);
    await page.browserContext().close();
  });

  it("reaches advice when the policy forbids WebAssembly", async () => {
    const without = (text) => text.replace(" 'wasm-unsafe-eval'", "");
    const strict = (response, file) => {
      response.setHeader("Content-Security-Policy", without(HEADERS["Content-Security-Policy"]));
      sendPage(response, without(file.toString()));
    };
    const page = await open({ "": strict });
    await assertAdvice(page);
    assert.equal(times(PLAIN), 1);
    await page.browserContext().close();
  });

  for (const [name, file] of Object.entries({ knowledge: KNOWLEDGE, words: WORDS })) {
    for (const [what, fault] of Object.entries(FAULTS)) {
      it(`shows the ways out when the file with the ${name} ${what}`, async () => {
        const page = await open({ [file]: fault });
        await assertGaveUp(page);
        // A missing file may mean that the page is older than the site: then it is loaded afresh, once.
        assert.equal(times(""), what === "is missing" ? 2 : 1);
        await page.browserContext().close();
      });
    }
  }

  it("shows the ways out when there is no core at all", async () => {
    const page = await open({ [WASM]: FAULTS["is missing"], [PLAIN]: FAULTS["is missing"] });
    await assertGaveUp(page);
    assert.equal(times(""), 2);
    await page.browserContext().close();
  });

  for (const what of ["is missing", "is cut off", "never comes"]) {
    it(`keeps its own text when the script ${what}`, async () => {
      const page = await open({ [MAIN]: FAULTS[what] });
      await page.waitForFunction(() => document.querySelector("#footer"));
      await assertWaysOut(page);
      await page.browserContext().close();
    });
  }

  it("loads itself afresh when a cache had kept it from before the site was renewed", async () => {
    const [oldMain, oldKnowledge] = ["main.00000000.js", "knowledge.00000000.json"];
    const name = (path) => path.slice(path.lastIndexOf("/") + 1);
    const page = await open({
      "": (response, file) =>
        sendPage(response, times("") === 1 ? file.toString().replace(MAIN, oldMain) : file.toString()),
      [oldMain]: (response) => {
        response.writeHead(200, { "Content-Type": "text/javascript" });
        response.end(contentOf(MAIN).toString().replace(name(KNOWLEDGE), oldKnowledge));
      },
    });
    await assertAdvice(page);
    assert.deepEqual([times(""), times(oldMain), times(MAIN)], [2, 1, 1]);
    await page.browserContext().close();
  });

  it("keeps its own text when it comes before the files that it names", async () => {
    const page = await open({
      "": (response, file) => sendPage(response, file.toString().replaceAll(/\.[0-9a-f]{8}\./g, ".ffffffff.")),
    });
    await page.waitForFunction(() => document.querySelector("#footer"));
    await assertWaysOut(page);
    await page.browserContext().close();
  });
});

describe("the page without a network", () => {
  it("goes on to all advice once it is there", async () => {
    const site = await startSite();
    const page = await visit(site);
    await assertAdvice(page);
    site.server.close();
    site.server.closeAllConnections();
    await assertAdvice(page);
    await assert.rejects(fetch(site.address));
    await site.close();
  });

  it("reaches advice over a slow one (Chromium only: it can slow itself down)", async () => {
    const site = await startSite();
    const page = await site.browser.newPage();
    await page.emulateNetworkConditions({ download: 50_000, upload: 50_000, latency: 400 });
    page.goto(site.address).catch(() => {});
    await assertAdvice(page);
    await site.close();
  });
});

describe("the page in a browser without WebAssembly", () => {
  it("reaches advice with the core in JavaScript (Chromium only: its switch for that)", async () => {
    const site = await startSite(siteFolder, "chromium", { arguments: ["--js-flags=--jitless"] });
    const page = await visit(site);
    await assertAdvice(page);
    assert.equal(await page.evaluate(() => typeof WebAssembly), "undefined");
    const files = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    assert.ok(files.some((file) => file.endsWith(PLAIN)));
    await site.close();
  });
});

/** Opens the page with an empty cache, and without waiting for all its files, as some may never come. */
async function visit(site) {
  const context = await site.browser.createBrowserContext();
  const page = await context.newPage();
  page.goto(site.address).catch(() => {});
  return page;
}

function contentOf(path) {
  const file = join(siteFolder, path || "index.html");
  return existsSync(file) ? readFileSync(file) : undefined;
}

function sendPage(response, html) {
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache" }).end(html);
}

/** Talks a case through, from the first question to its guide. */
async function assertAdvice(page) {
  await page.waitForSelector(READY, LONGER_THAN_PATIENCE);
  const example = exampleOf("customer");
  const way = await replay(page, example);
  assert.equal(way.at(-1).guide, example.guide);
}

/** The page has given up: it says so, and nothing of it is missing. */
async function assertGaveUp(page) {
  await page.waitForFunction(() => document.querySelector("#failed")?.hidden === false, LONGER_THAN_PATIENCE);
  await assertWaysOut(page);
}

async function assertWaysOut(page) {
  const seen = await page.evaluate(() => ({
    heading: document.querySelector("main h1").textContent,
    links: [...document.querySelectorAll("main a, #overview a, #footer a")]
      .filter((a) => a.checkVisibility())
      .map((a) => a.href),
    focus: document.activeElement === document.body,
  }));
  assert.ok(seen.heading);
  assert.ok(seen.links.some((link) => link.endsWith("/all.html")));
  assert.ok(seen.links.some((link) => link.startsWith("https://support.gitlab.com/")));
  assert.ok(seen.focus, "nothing takes the focus");
}
