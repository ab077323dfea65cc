// Runs every measurement in one go, prints the tables, and writes them to RESULTS.md with the picture growth.svg.
//   node tests/bench/run.mjs

import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { format } from "prettier";
import { examples, root } from "../browser/support.mjs";
import { compiled } from "../compiled.mjs";
import { enginePage, startBrowser } from "./browser.mjs";
import { pages } from "./pages.mjs";
import { parts } from "./parts.mjs";
import { growth, OWN_WORDS, results } from "./results.mjs";
import { factsOf, generateConversations, generateRules, shippedRules, signpostTexts } from "./rules.mjs";
import { startUp } from "./startup.mjs";
import { visits } from "./visit.mjs";
import { weights } from "./weights.mjs";

const SIZES = [10, 100, 1000, 10000];
const MEMORY_AT = [1000, 10000];
const CONVERSATIONS = 8;
const LONGEST = 8; // answers of a conversation
const ROUNDS = 12;
const LOADS = 5;
const SLOWDOWN = 4;
const TIME_OF_ONE = 5000; // milliseconds that the answers of one engine at one size may take in all
// Causes beyond which an engine is not asked. At 10,000, a page of Signpost with its search ended the browser's tab after a minute.
const MOST = { publicodes: 1000, "Signpost, a whole page": 1000 };

const here = join(root, "tests/bench");
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const say = (text) => console.log(`   ${text}`);

const browser = await startBrowser(await enginePage());
const figures = {
  when: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} cores of ${cpus()[0].model}; ${await browser.browser.version()}; Node ${process.version}`,
  sizes: [],
};
const core = await startCore();
for (const work of [shippedWork(), ...SIZES.map(generatedWork)]) figures.sizes.push(await measure(work));
await browser.close();
say("the pages, the start and the weights of what ships");
figures.pages = await pages();
figures.startUp = { slowdown: SLOWDOWN, slowed: await startUp(SLOWDOWN), plain: await startUp(1) };
figures.visits = await visits();
figures.weights = await weights();
figures.parts = parts();
figures.versions = JSON.parse(readFileSync(join(here, "peers/package.json"), "utf8")).devDependencies;

const text = await format(results(figures), { parser: "markdown", printWidth: 120 });
console.log(text);
const ownWords = readFileSync(join(here, "RESULTS.md"), "utf8").split(OWN_WORDS)[1];
writeFileSync(join(here, "RESULTS.md"), ownWords ? `${text}\n${OWN_WORDS}${ownWords}` : text);
writeFileSync(join(here, "growth.svg"), growth(figures));

function generatedWork(count) {
  const rules = generateRules(count);
  return {
    name: count.toLocaleString("en-US"),
    rules,
    compiled: core.compileAny(...signpostTexts(rules)),
    conversations: generateConversations(rules, CONVERSATIONS, LONGEST),
  };
}

/** What ships, and the conversations of examples, as customers would have them. */
function shippedWork() {
  const rules = shippedRules();
  const text = compiled("customer");
  if (core.load(text) !== "") throw new Error("The shipped knowledge cannot be used");
  const talks = examples.filter(({ audience }) => audience === "customer").map((example) => talk(rules, example));
  const conversations = talks.sort((a, b) => b.length - a.length).slice(0, CONVERSATIONS);
  return { name: `${rules.causes.length} (shipped)`, rules, compiled: text, conversations };
}

/** The core of the bench, which compiles what is too large for the tool. */
async function startCore() {
  const { default: create } = await import(join(root, "build/wasm/bench.mjs"));
  return create({ wasmBinary: readFileSync(join(root, "build/wasm/bench.wasm")) });
}

function talk(rules, { answers }) {
  const steps = [];
  let page = JSON.parse(core.page("#1.customer"));
  while (page.step.kind === "question") {
    const { id, options } = page.step;
    const { link } = options.find((option) => option.id === (answers[id] ?? "unsure"));
    page = JSON.parse(core.page(link));
    steps.push({ link, facts: factsOf(rules, page) });
  }
  return steps;
}

/** All engines at one size: { name, causes, bytes of what Signpost loads, engines: { name: { load, first, answer, memory } } }, milliseconds and bytes. */
async function measure({ name, rules, compiled: text, conversations }) {
  say(`${name} causes`);
  const page = await freshPage({ rules, compiled: text, conversations });
  const { engines, walkers } = await page.evaluate(() => ({ engines: bench.engines, walkers: bench.walkers }));
  const found = {};
  for (const engine of [...engines, ...walkers]) {
    if (rules.causes.length > MOST[engine]) {
      found[engine] = { left: true };
      continue;
    }
    const [first, ...others] = await page.evaluate((one, times) => bench.load(one, times), engine, LOADS);
    found[engine] = { first, load: median(others), samples: [], spent: 0 };
    if (!engines.includes(engine)) continue;
    const difference = await page.evaluate((one) => bench.check(one), engine);
    if (difference) throw new Error(`${engine} with ${name} causes: ${difference}`);
  }
  const asked = Object.entries(found).filter(([, { samples }]) => samples);
  // In turns, so that what else the machine does meets all alike. The first turn is for the engines to get warm.
  for (let round = -1; round < ROUNDS; round++) {
    for (const [engine, of] of asked) {
      if (of.spent > TIME_OF_ONE) continue;
      const start = performance.now();
      const sample = await page.evaluate((one, i) => bench.sample(one, i), engine, round + 1);
      of.spent += performance.now() - start;
      if (round >= 0 || of.spent > TIME_OF_ONE) of.samples.push(sample);
    }
  }
  await page.close();
  for (const [engine, of] of asked) {
    of.answer = median(of.samples);
    if (MEMORY_AT.includes(rules.causes.length))
      of.memory = await memory({ rules, compiled: text, conversations }, engine);
  }
  return { name, causes: rules.causes.length, bytes: text.length, engines: found };
}

async function freshPage(work) {
  const page = await browser.open("/engines.html");
  await page.waitForFunction("window.bench");
  await page.evaluate((given) => bench.give(given), work);
  return page;
}

/** Bytes that one engine holds once it is loaded and has answered: its objects and buffers, and all memory of a WebAssembly. */
async function memory(work, engine) {
  const page = await freshPage(work);
  const session = await page.createCDPSession();
  const used = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize, backingStorageSize = 0 } = await session.send("Runtime.getHeapUsage");
    return usedSize + backingStorageSize;
  };
  const before = await used();
  await page.evaluate((one) => bench.load(one, 1), engine);
  await page.evaluate((one) => bench.sample(one, 0), engine);
  const bytes = (await used()) - before + (await page.evaluate((one) => bench.wasmBytes(one), engine));
  await page.close();
  return bytes;
}
