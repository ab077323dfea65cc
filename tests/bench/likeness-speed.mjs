// How long own words take: the core alone, and from the end of the pause after a key until the list is laid out in Chromium.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { examples, root, startSite } from "../browser/support.mjs";
import { compiled } from "../compiled.mjs";

const TIMES = 40;
const SLOWDOWN = 4;
const KILOBYTES = [0.1, 2, 64];
const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** For each length in kilobytes, the median and the longest time in milliseconds, in Node and in a page at 4 times slowdown. */
export async function speeds() {
  const stories = examples
    .filter(({ text }) => text)
    .map(({ text }) => text)
    .join(" ");
  const texts = KILOBYTES.map((kilobytes) => stories.repeat(2).slice(0, kilobytes * 1024));
  const core = await startCore();
  const alone = texts.map((text) => taken(() => core.likely(text, "#1.customer")));
  const site = await startSite();
  const page = await site.open();
  await page.emulateCPUThrottling(SLOWDOWN);
  const drawn = [];
  for (const text of texts) drawn.push(await page.evaluate(drawTimes, text, TIMES));
  await site.close();
  return KILOBYTES.map((kilobytes, at) => ({
    kilobytes,
    alone: inShort(alone[at]),
    drawn: inShort(drawn[at]),
  }));
}

async function startCore() {
  const { default: create } = await import(pathToFileURL(join(root, "build/wasm/signpost.mjs")).href);
  const core = await create({ wasmBinary: readFileSync(join(root, "build/wasm/signpost.wasm")) });
  core.load(compiled("customer"));
  return core;
}

function taken(work) {
  return Array.from({ length: TIMES }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
}

const inShort = (times) => ({ median: median(times), longest: Math.max(...times) });

/** Runs in the page. What waits for the pause is called at once, and its time taken. */
function drawTimes(text, times) {
  const box = document.querySelector("#own-words");
  const wait = window.setTimeout;
  const result = [];
  for (let i = 0; i < times; i++) {
    let read;
    window.setTimeout = (work) => {
      read = work;
      return 0;
    };
    box.value = text.slice(0, text.length - i);
    box.dispatchEvent(new Event("input"));
    window.setTimeout = wait;
    const start = performance.now();
    read();
    document.body.getBoundingClientRect();
    result.push(performance.now() - start);
  }
  return result;
}
