// What an attacker, a broken network or a broken file can and cannot do.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { HEADERS } from "../../scripts/headers.mjs";
import { builtFile, exampleOf, examples, follow, readJson, replay, root, siteFolder, startSite } from "./support.mjs";

const CANARY = `<img src=x onerror=alert(1)>"'&`;
const customer = exampleOf("customer");

describe("the site", () => {
  let site;
  before(async () => (site = await startSite()));
  after(() => site.close());

  it("shows hostile texts as text", async () => {
    const page = await site.open("", { prepare: (tab) => replaceWords(tab, hostileWords()) });
    for (const example of examples.filter((one) => one.audience === "customer").slice(0, 12)) {
      for (const { heading } of await replay(page, example)) assert.ok(heading.includes(CANARY), heading);
      assert.equal(await page.$("img, main script"), null);
    }
    await follow(page, '[data-outcome="failed"]');
    assert.ok((await page.title()).includes(CANARY));
    assert.deepEqual(page.faults, []);
    await page.close();
  });

  it("downloads each file once and asks no other host", async () => {
    const page = await site.open();
    assert.equal(new Set(page.requests).size, page.requests.length, page.requests.join("\n"));
    for (const url of page.requests.filter((one) => !one.startsWith("data:")))
      assert.ok(url.startsWith(site.address), url);
    assert.ok(page.requests.length <= 8, page.requests.join("\n"));
    await page.close();
  });

  it("opens other sites in a new tab, without a word about where the reader comes from", async () => {
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

  it("sends the strict headers with every answer, and the same policy in the page", async () => {
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
      for (const [name, value] of Object.entries(HEADERS))
        assert.equal(response.headers.get(name), value, `${name} of ${path}`);
    }
    const html = readFileSync(join(root, "public/index.html"), "utf8");
    assert.ok(html.includes(`content="${HEADERS["Content-Security-Policy"]}"`));
  });

  it("serves nothing from outside its folder", async () => {
    for (const path of ["..%2fsizes.json", "%2e%2e/%2e%2e/package.json", "..%5cpackage.json", "%00", "%", ".."]) {
      assert.notEqual((await fetch(site.address + path)).status === 200 && path !== "..", true, path);
    }
    assert.equal((await fetch(site.address, { method: "POST" })).status, 405);
    assert.equal(
      (await fetch(site.address + builtFile("signpost.wasm"))).headers.get("content-type"),
      "application/wasm",
    );
  });

  it("keeps a readable page without scripts", async () => {
    const page = await site.open("", { ready: false, prepare: (tab) => tab.setJavaScriptEnabled(false) });
    await assertFallback(page, "#loading");
    assert.deepEqual(page.faults, []);
    await page.close();
  });

  it("works without storage, and with a clipboard that refuses", async () => {
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
    assert.deepEqual(page.faults, []);
    await page.close();
  });

  it("has all the advice on one page that needs no script", async () => {
    const page = await site.open("all.html", { ready: false, prepare: (tab) => tab.setJavaScriptEnabled(false) });
    const html = await page.content();
    const { guides } = readJson("words/en.customer.json");
    const escape = (text) => text.replace(/&/g, "&amp;");
    const missing = Object.values(guides).filter(({ headline }) => !html.includes(escape(headline)));
    assert.deepEqual(
      missing.map(({ headline }) => headline),
      [],
    );
    assert.deepEqual(page.faults, []);
    await page.close();
  });

  it("never builds markup from text", () => {
    const script = readFileSync(join(siteFolder, builtFile("main.js")), "utf8");
    for (const word of [
      "innerHTML",
      "outerHTML",
      "insertAdjacentHTML",
      "document.write",
      "srcdoc",
      "eval(",
      "new Function",
    ]) {
      assert.ok(!script.includes(word), word);
    }
  });
});

async function assertFallback(page, sentence) {
  assert.equal(await page.$eval(sentence, (node) => getComputedStyle(node).display !== "none"), true);
  assert.ok(await page.$("main a[href='all.html']"));
  assert.ok(await page.$("main a[href^='https://support.gitlab.com/']"));
}

/** Answers requests for a file in the server's place. */
async function answer(page, file, response) {
  await page.setRequestInterception(true);
  page.on("request", (request) => (file.test(request.url()) ? request.respond(response) : request.continue()));
}

async function replaceWords(page, words) {
  await answer(page, /en\.customer\.\w+\.json/, {
    status: 200,
    contentType: "application/json",
    body: JSON.stringify(words),
  });
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
