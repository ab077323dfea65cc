// Compares the pages of the native core, from JSON, with those from compiled files, of the WebAssembly and of the same in JavaScript, byte for byte. Called by scripts/parity with
// the number of cases; half of them come from random knowledge bases, half from the one that ships.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../browser/support.mjs";
import { compiled, withFolder } from "../compiled.mjs";
import { byId, randomNumbers } from "../generate.mjs";
import { AUDIENCES, randomTexts, shippedTexts } from "./knowledge.mjs";

const CASES_OF_A_KNOWLEDGE = 200;
const cases = Number(process.argv[2]);
assert.ok(
  cases >= 2 * CASES_OF_A_KNOWLEDGE,
  `Say how many cases, at least ${2 * CASES_OF_A_KNOWLEDGE}: scripts/parity CASES`,
);

const create = async (name) => (await import(join(root, "build/wasm", name))).default;
const createWasm = await create("signpost.mjs");
const createPlain = await create("signpost-js.mjs");
const wasmBinary = readFileSync(join(root, "build/wasm/signpost.wasm"));

const sums = { native: createHash("sha256"), WebAssembly: createHash("sha256"), JavaScript: createHash("sha256") };
const count = { cases: 0, bytes: 0, bases: 0 };
const kinds = {};
await compare(shippedTexts(), Math.floor(cases / 2), 0);
for (let seed = 1; count.cases < cases; seed++) {
  await compare(randomTexts(seed), Math.min(CASES_OF_A_KNOWLEDGE, cases - count.cases), seed);
}
console.log(`${count.cases} cases from ${count.bases} knowledge bases, ${count.bytes} bytes of pages, all the same:`);
console.log(
  `   ${Object.entries(kinds)
    .map(([kind, pages]) => `${kind} ${pages}`)
    .join(", ")}`,
);
for (const [core, sum] of Object.entries(sums)) console.log(`   ${core.padEnd(12)} ${sum.digest("hex")}`);

function compare(texts, most, seed) {
  return withFolder(texts, (folder) => compareIn(folder, most, seed));
}

async function compareIn(folder, most, seed) {
  const files = byId(AUDIENCES, (audience) => compiled(audience, folder));
  const [wasm, plain] = await Promise.all([pages(files, () => createWasm({ wasmBinary })), pages(files, createPlain)]);
  const walked = walk(wasm, most, randomNumbers(seed));
  const written = native(
    folder,
    walked.map(({ link }) => link),
  );
  for (const [i, { link, page }] of walked.entries()) {
    assert.equal(page, written[i], `WebAssembly differs from the native core at ${link}, knowledge ${seed}`);
    const same = plain(link);
    assert.equal(same, written[i], `JavaScript differs from the native core at ${link}, knowledge ${seed}`);
    sums.WebAssembly.update(page);
    sums.JavaScript.update(same);
    sums.native.update(written[i]);
    count.bytes += Buffer.byteLength(page);
    const { kind } = JSON.parse(page).step;
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  count.cases += walked.length;
  count.bases += 1;
}

/** A core for each audience, as a page loads it; gives the page of a link. */
async function pages(files, make) {
  const cores = {};
  for (const audience of AUDIENCES) {
    cores[audience] = await make();
    assert.equal(cores[audience].load(files[audience]), "");
  }
  return (link) => cores[cores.customer.audience(link)].page(link);
}

/** Readers who select anything, with the pages that they see; one link in ten is damaged on its way. */
function walk(pageOf, most, random) {
  const walked = [];
  let link = "";
  while (walked.length < most) {
    const page = pageOf(link);
    walked.push({ link, page });
    const next = [...page.matchAll(/"(#1\.[a-z0-9.-]+)"/g)].map(([, one]) => one);
    link = next[random(next.length)];
    if (random(10) === 0) link = damaged(link, random);
    if (random(30) === 0) link = `#1.${AUDIENCES[random(2)]}`;
  }
  return walked;
}

function damaged(link, random) {
  const at = random(link.length);
  const mark = ["", ".", "-", "%2E", "ä", "💩", "A", " ", "&utm_source=x", "unsure", "\u0000"][random(11)];
  return link.slice(0, at) + mark + link.slice(at + random(4));
}

/** From the JSON itself, so that what compiling loses would show. */
function native(folder, links) {
  const text = execFileSync(join(root, "build/release/parity_pages"), [folder], {
    input: links.map((link) => `${link}\n`).join(""),
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  return text.split("\n").slice(0, -1);
}
