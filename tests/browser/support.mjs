// One server and one browser for a file of tests, and pages that write down everything that should not happen.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";
import { serve } from "../../scripts/serve.mjs";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
export const siteFolder = join(root, "build/site");
export const knowledgeFolder = join(root, "public/knowledge/customers-portal");
export const examples = readJson("examples.json");

export function readJson(name) {
  return JSON.parse(readFileSync(join(knowledgeFolder, name), "utf8"));
}

/** Matches once the script has taken over: then the overview, which is for readers without it, is hidden. */
export const READY = "#overview[hidden]";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const ARGUMENTS =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Starts the site and a browser. Call close() at the end. */
export async function startSite(folder = siteFolder) {
  const server = await serve(folder, 0);
  const browser = await puppeteer.launch({ executablePath: CHROMIUM, args: ARGUMENTS.split(" ") });
  const address = `http://127.0.0.1:${server.address().port}/`;
  return {
    address,
    browser,
    open: (link = "", settings = {}) => openPage(browser, address, link, settings),
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * Opens a link in a new tab and waits for its page. The tab has two lists more than a puppeteer page:
 * `faults`: console messages, errors and broken policies; `late`: requests after the page was there.
 */
async function openPage(browser, address, link, { prepare, width = 1024, height = 800, context, ready = true } = {}) {
  const page = await (context ?? browser).newPage();
  page.faults = [];
  page.late = [];
  page.requests = [];
  let loaded = false;
  page.on("console", (message) => page.faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => page.faults.push(`error: ${error.message}`));
  page.on("requestfailed", (request) => page.faults.push(`failed: ${request.url()}`));
  page.on("request", (request) => (loaded ? page.late : page.requests).push(request.url()));
  await page.exposeFunction("reportViolation", (text) => page.faults.push(`policy: ${text}`));
  await page.evaluateOnNewDocument(() => {
    addEventListener("securitypolicyviolation", (event) =>
      window.reportViolation(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  await page.setViewport({ width, height });
  await prepare?.(page);
  await page.goto(address + link);
  if (ready) await page.waitForSelector(READY);
  loaded = true;
  return page;
}

/** What the tab shows now. */
export function look(page) {
  return page.evaluate(() => {
    const step = document.querySelector("main > section");
    return {
      link: location.hash,
      title: document.title,
      heading: document.querySelector("h1").textContent,
      focus: document.activeElement?.tagName,
      question: step?.dataset.question,
      guide: step?.dataset.guide,
      handover: step?.dataset.handover,
      solved: step?.dataset.solved !== undefined,
      notice: document.querySelector(".notice")?.textContent,
      answers: [...document.querySelectorAll(".so-far [data-given]")].map((row) => row.dataset.given),
      choices: [...document.querySelectorAll("[data-answer]")].map((choice) => choice.dataset.answer),
    };
  });
}

/** Follows the link that a selector finds, and waits for the page it leads to. */
export async function follow(page, selector) {
  await page.evaluate((wanted) => {
    const link = document.querySelector(wanted);
    if (!link) throw new Error(`${location.hash} has no ${wanted}`);
    // The page's own listener is older than this one, so it has drawn by then.
    return new Promise((done) => {
      addEventListener("hashchange", done, { once: true });
      link.click();
    });
  }, selector);
  return look(page);
}

/** Goes to a link as if it were typed into the address bar. */
export async function type(page, link) {
  await page.evaluate(
    (hash) =>
      new Promise((done) => {
        if (location.hash === hash) return done();
        addEventListener("hashchange", done, { once: true });
        location.hash = hash;
      }),
    link,
  );
  return look(page);
}

/**
 * Talks a case through as examples.json tells it: known answers, else "I'm not sure"; guides in `tried` did not help.
 * Returns every page on the way, the last one being the first guide that was not tried.
 */
export async function replay(page, { audience, answers, tried = [] }) {
  const way = [await type(page, `#1.${audience}`)];
  while (way.length < 40) {
    const seen = way[way.length - 1];
    if (seen.question) {
      way.push(await follow(page, `[data-answer="${answers[seen.question] ?? "unsure"}"]`));
    } else if (tried.includes(seen.guide)) {
      way.push(await follow(page, '[data-outcome="failed"]'));
    } else {
      return way;
    }
  }
  throw new Error("The talk does not end");
}

/** An example that ends in a guide with steps, for tests that need a page of each kind. */
export function exampleOf(audience) {
  return examples.find((example) => example.audience === audience && Object.keys(example.answers).length > 1);
}

/** What axe finds. */
export async function axeFaults(page, scheme) {
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  const loaded = await page.evaluate(() => "axe" in window);
  if (!loaded) await page.evaluate(AXE);
  return page.evaluate(
    async (options) => {
      const { violations } = await window.axe.run(document, options);
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
    },
    { runOnly: { type: "tag", values: RULES }, resultTypes: ["violations"] },
  );
}
