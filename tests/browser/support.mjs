// One server and one browser for a file of tests, and pages that write down everything that should not happen.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { launch } from "./support/engines.mjs";

export { describe, inEngines } from "./support/engines.mjs";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
export const siteFolder = join(root, "build/site");
export const knowledgeFolder = join(root, "public/knowledge/customers-portal");
export const examples = readJson("examples.json");

export function readJson(name) {
  return JSON.parse(readFileSync(join(knowledgeFolder, name), "utf8"));
}

/** The path in a built site of the file that sources call `name`: main.js is main.0123abcd.js there. */
export function builtFile(name, folder = siteFolder) {
  const [stem, extension] = name.split(/(?=\.\w+$)/);
  const form = new RegExp(`^${stem}\\.[0-9a-f]{8}\\${extension}$`);
  const found = readdirSync(folder, { recursive: true }).filter((path) => form.test(path));
  if (found.length !== 1) throw new Error(`${folder} has ${found.length} files for ${name}`);
  return found[0];
}
export const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
export const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** A link behind the name of its page: agents have one of their own. A query may stand before it. */
export function pageOf(link) {
  return /^(\?[^#]*)?#1\.agent/.test(link) ? `agent.html${link}` : link;
}

/** Matches once the script has taken over: then the overview, which is for readers without it, is hidden. */
export const READY = "#overview[hidden]";

/** Starts the site and a browser; `settings` are those of launch(). Call close() at the end. `asked` is all that the server was asked for. */
export async function startSite(folder = siteFolder, engine = "chromium", settings = {}) {
  const server = await serve(folder, 0);
  const asked = [];
  server.on("request", ({ url }) => asked.push(url));
  const browser = await launch(engine, settings);
  const address = `http://127.0.0.1:${server.address().port}/`;
  return {
    address,
    asked,
    browser,
    server,
    open: (link = "", settings = {}) => openPage(browser, address, link, settings),
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * Opens a link in a new tab and waits for its page. Where the engine tells, the tab has lists more than a puppeteer page:
 * `faults`: console messages, errors and broken policies; `requests` before the page was there and `late` ones.
 */
async function openPage(browser, address, link, { prepare, width = 1024, height = 800, context, ready = true } = {}) {
  const page = await (context ?? browser).newPage();
  const reports = page.on !== undefined;
  if (reports) await writeDownRequestsAndFaults(page);
  await page.setViewport({ width, height });
  await prepare?.(page);
  await page.goto(address + pageOf(link));
  if (ready) await page.waitForSelector(READY);
  page.ready = true;
  if (!reports) await page.evaluate(writeDownFaults);
  return page;
}

async function writeDownRequestsAndFaults(page) {
  page.faults = [];
  page.late = [];
  page.requests = [];
  page.on("console", (message) => page.faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => page.faults.push(`error: ${error.message}`));
  page.on("requestfailed", (request) => page.faults.push(`failed: ${request.url()}`));
  page.on("request", (request) => {
    // Firefox counts fonts of its own, which it carries as data.
    if (!request.url().startsWith("data:")) (page.ready ? page.late : page.requests).push(request.url());
  });
  await page.exposeFunction("reportViolation", (text) => page.faults.push(`policy: ${text}`));
  await page.evaluateOnNewDocument(() => {
    addEventListener("securitypolicyviolation", (event) =>
      window.reportViolation(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });
}

/** Runs in the page. WebDriver reports nothing, so WebKit's faults are known from the first page on, not before it. */
function writeDownFaults() {
  window.faults = [];
  for (const name of ["error", "unhandledrejection", "securitypolicyviolation"]) {
    addEventListener(name, (event) =>
      window.faults.push(`${name}: ${event.message ?? event.reason ?? event.blockedURI}`),
    );
  }
  for (const name of ["error", "warn", "log"]) {
    console[name] = (...words) => window.faults.push(`console: ${words.join(" ")}`);
  }
}

/** All that should not have happened in a tab so far. */
export function faultsOf(page) {
  return page.faults ?? page.evaluate(() => window.faults);
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
      // In a frame it draws while the link is followed, and replaces the address, of which no event tells.
      if (parent !== window) done();
    });
  }, selector);
  return look(page);
}

/** Goes through the browser's history, -1 being Back, and waits for the page it leads to. */
export async function travel(page, distance) {
  await page.evaluate(
    (steps) =>
      new Promise((done) => {
        addEventListener("hashchange", () => done(), { once: true });
        history.go(steps);
      }),
    distance,
  );
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
 * Talks a case through as examples.json tells it: known answers, else "I'm not sure"; guides in `tried` did not help, and
 * the first outcome that is in `happened` was seen.
 * Returns every page on the way, the last one being the first guide that was not tried.
 */
export async function replay(page, { audience, answers, tried = [], happened = [] }) {
  const way = [await type(page, `#1.${audience}`)];
  while (way.length < 40) {
    const seen = way[way.length - 1];
    if (seen.question) {
      const wanted = seen.question === "happened" ? happened : [answers[seen.question] ?? "unsure"];
      way.push(await follow(page, wanted.map((id) => `[data-answer="${id}"]`).join()));
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

/** What axe finds on a page in light or dark. */
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

/** What is on the clipboard, put into a field as a person would. */
export async function pasted(page) {
  await page.evaluate(() => {
    const field = document.body.appendChild(document.createElement("textarea"));
    field.id = "pasted";
    field.focus();
  });
  await page.keyboard.down("Control");
  // Chromium without a window knows no shortcuts: it takes the command beside the key.
  await page.keyboard.press("v", { commands: ["Paste"] });
  await page.keyboard.up("Control");
  await page.waitForFunction(() => document.querySelector("#pasted").value !== "");
  return page.$eval("#pasted", (field) => {
    const { value } = field;
    field.remove();
    return value;
  });
}
