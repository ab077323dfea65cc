// What an attacker, a broken network or a broken file can and cannot do.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { HEADERS, headersAt } from "../../scripts/headers.mjs";
import { compiled, withFolder } from "../compiled.mjs";
import { ask } from "../hosting/support.mjs";
import {
  builtFile,
  describe,
  exampleOf,
  examples,
  faultsOf,
  follow,
  inEngines,
  readJson,
  replay,
  root,
  siteFolder,
  startSite,
  type,
} from "./support.mjs";

const CANARY = `<img src=x onerror=alert(1)>"'&`;
const customer = exampleOf("customer");
const { labels } = readJson("words/en.customer.json");

inEngines("the site", (engine) => {
  let site;
  before(async () => (site = await startSite(undefined, engine)));
  after(() => site.close());

  it("P-04 W-05 X-11 downloads each file once and asks no other host", async () => {
    site.asked.length = 0;
    const page = await site.open();
    // WebKitGTK does not hand what was preloaded to a fetch with CORS, and without CORS a sandboxed frame could not read it.
    const preloaded = /signpost\.\w+\.wasm|customer\.\w+\.txt/;
    const asked =
      engine === "webkit"
        ? site.asked.filter((url, at, all) => !(preloaded.test(url) && all.indexOf(url) < at))
        : site.asked;
    assert.equal(new Set(asked).size, asked.length, asked.join("\n"));
    assert.ok(asked.length <= 8, asked.join("\n"));
    for (const url of page.requests ?? []) assert.ok(url.startsWith(site.address), url);
    await page.close();
  });

  it("E-10 X-13 opens other sites in a new tab, without a word about where the reader comes from", async () => {
    const page = await site.open();
    await replay(page, customer);
    const links = await page.$$eval("a[href^='https:']", (found) => found.map((a) => [a.target, a.rel, a.textContent]));
    assert.ok(links.length > 1);
    for (const [target, rel, words] of links) {
      assert.deepEqual([target, rel], ["_blank", "noopener noreferrer"]);
      assert.match(words, /\(opens in a new tab\)$/);
    }
    await page.close();
  });

  it("X-04 makes no link of an address that is not plain https, even if the core lets it through", async () => {
    const page = await site.open();
    const outside = () =>
      page.evaluate(() => ({
        links: [...document.querySelectorAll("#main a[href], #footer a[href]")].filter(
          ({ hash, host }) => !hash || host !== location.host,
        ).length,
        words: document.body.innerText.includes("GitLab"),
        unsafe: document.querySelectorAll("a[href^='javascript:'], a[href^='data:'], a[href*='unsafe']").length,
      }));
    const guide = "#1.customer.see-signinlink";
    await type(page, guide);
    const { links: safe } = await outside();
    assert.ok(safe >= 4);
    for (const address of [
      "javascript:unsafe()",
      "data:text/html,unsafe",
      "http://unsafe.example/",
      "https://unsafe@gitlab.com/",
      "https://:unsafe@gitlab.com/",
      "https://unsafe.example:444/",
      "//unsafe.example/",
      "unsafe",
    ]) {
      await type(page, "#1.customer");
      await page.evaluate((unsafe) => {
        window.parse ??= JSON.parse;
        JSON.parse = (text, ...more) => window.parse(String(text).replace(/"https:[^"]*"/g, `"${unsafe}"`), ...more);
      }, address);
      await type(page, guide);
      const { links, words, unsafe } = await outside();
      // All problems on one page is left: it is of this site.
      assert.deepEqual([links, words, unsafe], [1, true, 0], address);
      await page.evaluate(() => (JSON.parse = window.parse));
    }
    assert.deepEqual(await faultsOf(page), []);
    await page.close();
  });

  it("X-06 says at the start and with the advice what it never asks for, and names the site of each link", async () => {
    const page = await site.open();
    const words = () => page.$eval("main", (main) => main.textContent);
    assert.ok((await words()).includes(labels.never_asks));
    await replay(page, customer);
    assert.ok((await words()).includes(labels.never_asks));
    const links = await page.$$eval("main .where a, main .steps a", (found) =>
      found.map((a) => [a.host, a.textContent]),
    );
    assert.ok(links.length > 0);
    for (const [host, text] of links) assert.ok(text.includes(host), `"${text}" leads to ${host}`);
    await page.close();
  });
});

inEngines(
  "the site, when something is wrong",
  (engine) => {
    let site;
    before(async () => (site = await startSite(undefined, engine)));
    after(() => site.close());

    it("X-02 shows hostile texts as text", async () => {
      // A link with a fault, since the first page of all has its words in its own HTML.
      const page = await site.open("#1.customer.nosuch-x", { prepare: (tab) => replaceWords(tab, hostileWords()) });
      for (const example of examples.filter((one) => one.audience === "customer").slice(0, 12)) {
        for (const { heading } of await replay(page, example)) assert.ok(heading.includes(CANARY), heading);
        assert.equal(await page.$("img, main script"), null);
      }
      await follow(page, '[data-outcome="failed"]');
      assert.ok((await page.title()).includes(CANARY));
      assert.deepEqual(await faultsOf(page), []);
      await page.close();
    });

    it("W-04 W-09 works without storage, and with a clipboard that refuses", async () => {
      const prepare = (tab) =>
        tab.evaluateOnNewDocument(() => {
          for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
            Object.defineProperty(window, name, {
              get: () => {
                throw new DOMException("no", "SecurityError");
              },
            });
          }
          Object.defineProperty(navigator, "clipboard", { value: undefined });
          document.execCommand = () => false;
        });
      const page = await site.open("", { prepare });
      await replay(page, customer);
      await page.click("[data-action=copy-link]");
      await page.waitForFunction(() => document.querySelector("[role=status]").textContent.includes("#1.customer."));
      assert.deepEqual(await faultsOf(page), []);
      await page.close();
    });
  },
  { only: ["chromium", "firefox"], because: "WebDriver cannot answer for a server" },
);

inEngines(
  "the site, without scripts",
  (engine) => {
    const prepare = (tab) => engine === "chromium" && tab.setJavaScriptEnabled(false);
    let site;
    before(async () => (site = await startSite(undefined, engine, { preferences: { "javascript.enabled": false } })));
    after(() => site.close());

    it("W-01 is readable, with the ways out", async () => {
      const page = await site.open("", { ready: false, prepare });
      await assertFallback(page);
      assert.deepEqual(await faultsOf(page), []);
      await page.close();
    });

    it("W-01 has all the advice on one page", async () => {
      const page = await site.open("all.html", { ready: false, prepare });
      const html = await page.content();
      const { guides } = readJson("words/en.customer.json");
      // What is left to do once an agent acted is no advice to look for.
      const led = new Set(readJson("knowledge.json").causes.map(({ guide }) => guide.customer ?? guide));
      const escape = (text) => text.replace(/&/g, "&amp;");
      for (const [id, { headline }] of Object.entries(guides))
        assert.equal(html.includes(escape(headline)), led.has(id), headline);
      assert.deepEqual(await faultsOf(page), []);
      await page.close();
    });
  },
  { only: ["chromium", "firefox"], because: "WebKitGTK cannot go without" },
);

/** The policy that a page brings along. */
function policy(html) {
  return /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(html)[1];
}

describe("the server", () => {
  let site;
  before(async () => (site = await startSite()));
  after(() => site.close());

  it("X-13 sends the strict headers with every answer, and the same policy in the page", async () => {
    for (const path of [
      "",
      "all.html",
      builtFile("main.js"),
      builtFile("signpost.wasm"),
      "no-such-file",
      "../package.json",
      "%2e%2e/package.json",
    ]) {
      const response = await fetch(site.address + path);
      for (const [name, value] of Object.entries(headersAt(new URL(site.address).origin)))
        assert.equal(response.headers.get(name), value, `${name} of ${path}`);
    }
    // The policy of the template, and beside it the styles that the page brings along, by their digest.
    const [template, html] = ["public/index.html", "build/site/index.html"].map((name) =>
      readFileSync(join(root, name), "utf8"),
    );
    const digest = createHash("sha256")
      .update(/<style>(.*?)<\/style>/s.exec(html)[1])
      .digest("base64");
    assert.equal(policy(html), policy(template).replace("style-src 'self'", `style-src 'self' 'sha256-${digest}'`));
    // The header leaves styles, and what is forbidden by default, to the page.
    const header = HEADERS["Content-Security-Policy"];
    assert.equal(policy(template).replace("default-src 'none'; ", "").replace("style-src 'self'; ", ""), header);
    assert.match(policy(template), /^default-src 'none'; .*style-src 'self';/);
  });

  it("W-06 serves nothing from outside its folder", async () => {
    // Sent as they stand: fetch would tidy them up.
    for (const path of [
      "/../package.json",
      "/../site.mjs",
      "/plain/../../../package.json",
      "/%2e%2e/%2e%2e/package.json",
      "/..%2f..%2fpackage.json",
      "/..%5cpackage.json",
      "//../../package.json",
      "/index.html%00",
      "/%",
    ]) {
      const { status } = await ask(site.address, path);
      assert.ok([400, 404].includes(status), `${path}: ${status}`);
    }
    assert.equal((await ask(site.address, "/plain/../index.html")).status, 200, "paths within it may be written so");
    assert.equal((await fetch(site.address, { method: "POST" })).status, 405);
    assert.equal(
      (await fetch(site.address + builtFile("signpost.wasm"))).headers.get("content-type"),
      "application/wasm",
    );
  });
});

describe("each script of the site", () => {
  it("E-13 X-01 never builds markup or code from text", () => {
    const inOneFile = readFileSync(join(siteFolder, "helper-single.html"), "utf8");
    const scripts = Object.fromEntries([
      ...readdirSync(siteFolder)
        .filter((name) => name.endsWith(".js"))
        .map((name) => [name, readFileSync(join(siteFolder, name), "utf8")]),
      ["helper-single.html", /<script type="module">(.*?)<\/script>/s.exec(inOneFile)[1]],
    ]);
    assert.ok(Object.keys(scripts).length >= 9);
    for (const [name, script] of Object.entries(scripts)) {
      for (const word of [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "setHTML",
        "DOMParser",
        "createContextualFragment",
        "document.write",
        "srcdoc",
        "eval(",
        "new Function",
      ]) {
        assert.ok(!script.includes(word), `${name}: ${word}`);
      }
    }
  });
});

/**
 * The first question with its answers, where they lead, and the ways out; nothing says that something did not load. Firefox without
 * scripts runs none of a test's in the page either, so the HTML is read.
 */
async function assertFallback(page) {
  const html = await page.content();
  assert.match(html, /<p id="failed" hidden/);
  assert.doesNotMatch(html, /id="overview"[^>]* hidden/);
  assert.ok(html.match(/ data-answer="/g).length > 1);
  const footer = html.slice(html.indexOf('id="footer"'));
  assert.match(footer, / href="all\.html"/);
  assert.match(footer, / href="https:\/\/support\.gitlab\.com\//);
}

/** Answers requests for a file in the server's place. */
async function answer(page, file, response) {
  await page.setRequestInterception(true);
  page.on("request", (request) => (file.test(request.url()) ? request.respond(response) : request.continue()));
}

async function replaceWords(page, words) {
  const texts = { knowledge: JSON.stringify(readJson("knowledge.json")), words: { customer: JSON.stringify(words) } };
  const body = await withFolder(texts, (folder) => compiled("customer", folder));
  await answer(page, /customer\.\w+\.txt/, { status: 200, contentType: "text/plain; charset=utf-8", body });
}

/** The customer's words, each with a piece of markup behind it. Addresses, names and marks of format stay as they are. */
function hostileWords() {
  const spoil = (value, key) => {
    if (typeof value === "string") return /^(language|audience|url|contact_url)$/.test(key) ? value : value + CANARY;
    if (Array.isArray(value)) return value.map((one) => spoil(one, key));
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, spoil(one, name)]));
  };
  return spoil(readJson("words/en.customer.json"), "");
}
