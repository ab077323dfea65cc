// How long the core takes for a page: every page of every conversation (all answers, "did not work", up to a limit), in the order in
// which it is first met. The first pages meet code that the engine has not optimized yet, as a reader's do.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const knowledge = join(root, "public/knowledge/customers-portal");
const MOST_PAGES = 3000;
const FRAME = 16; // milliseconds, at 60 pictures a second

const { default: create } = await import(join(root, "build/wasm/signpost.mjs"));

for (const audience of ["customer", "agent"]) {
  const times = await timePages(audience);
  times.sort((a, b) => a.time - b.time);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  const late = times.filter(({ time }) => time > FRAME).length;
  const worst = at(1);
  console.log(
    `${audience}: ${times.length} pages, median ${ms(at(0.5))}, 99 in 100 within ${ms(at(0.99))}, ` +
      `worst ${ms(worst)} (${worst.link}); ${late} above a frame of ${FRAME} ms`,
  );
}

async function timePages(audience) {
  const core = await create({ wasmBinary: readFileSync(join(root, "build/wasm/signpost.wasm")) });
  const problems = core.load(
    readFileSync(join(knowledge, "knowledge.json"), "utf8"),
    readFileSync(join(knowledge, `words/en.${audience}.json`), "utf8"),
  );
  if (problems !== "[]") throw new Error(problems);
  const times = [];
  const links = new Set([`#1.${audience}`]);
  for (const link of links) {
    const start = performance.now();
    const page = core.page(link);
    times.push({ link, time: performance.now() - start });
    const { options = [], failed } = JSON.parse(page).step;
    for (const next of [...options.map((option) => option.link), failed]) {
      if (next && links.size < MOST_PAGES) links.add(next);
    }
  }
  return times;
}

function ms({ time }) {
  return `${time.toFixed(2)} ms`;
}
