// Lighthouse's four scores, as on a phone, the median of three runs each: a table for the page and, where it is built, for the demo
// of embeds with and without them. Not a test: a busy machine is a slow phone.
//   node scripts/lighthouse.mjs

import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import lighthouse from "lighthouse";
import puppeteer from "puppeteer-core";
import { serve } from "./serve.mjs";

const site = resolve(dirname(fileURLToPath(import.meta.url)), "../build/site");
const RUNS = 3;
const PAGES = [
  { name: "the page", path: "index.html", without: [] },
  { name: "a host with embeds", path: "demo.html", without: [] },
  { name: "the same host alone", path: "demo.html", without: ["*.js*", "*index.html*"] },
].filter(({ path }) => existsSync(join(site, path)));
const SCORES = ["performance", "accessibility", "best-practices", "seo"];
const TIMES = {
  FCP: "first-contentful-paint",
  LCP: "largest-contentful-paint",
  TBT: "total-blocking-time",
  CLS: "cumulative-layout-shift",
  SI: "speed-index",
};

const server = await serve(site, 0);
const address = `http://127.0.0.1:${server.address().port}/`;

printRow("", SCORES, Object.keys(TIMES));
for (const { name, path, without } of PAGES) {
  const runs = [];
  for (let run = 0; run < RUNS; run++) runs.push(await measure(address + path, without));
  const scores = SCORES.map((score) => Math.round(100 * median(runs.map(({ categories }) => categories[score].score))));
  const figures = Object.entries(TIMES).map(([short, audit]) => {
    const value = median(runs.map(({ audits }) => audits[audit].numericValue));
    return short === "CLS" ? value.toFixed(3) : `${Math.round(value)} ms`;
  });
  printRow(name, scores, figures);
  for (const title of new Set(runs.flatMap(shortcomings))) console.log(`  less than it could be: ${title}`);
}
server.closeAllConnections();
server.close();

/** One run in a browser of its own, so that nothing is cached. */
async function measure(url, without) {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  });
  try {
    const tab = await browser.newPage();
    const { lhr } = await lighthouse(url, { logLevel: "error", blockedUrlPatterns: without }, undefined, tab);
    return lhr;
  } finally {
    await browser.close();
  }
}

/** The titles of what counts and is not green. */
function shortcomings({ categories, audits }) {
  return Object.values(categories)
    .flatMap(({ auditRefs }) => auditRefs)
    .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9)
    .map(({ id }) => audits[id].title);
}

function printRow(name, scores, figures) {
  const cells = [...scores.map((cell) => String(cell).padStart(15)), ...figures.map((cell) => cell.padStart(9))];
  console.log(name.padEnd(20) + cells.join(""));
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
