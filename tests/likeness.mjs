// What likeness_bench says of own words: made by scripts/likeness, and by scripts/test before it runs tests.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const root = resolve(fileURLToPath(import.meta.url), "../..");
const SHIPPED = join(root, "public/knowledge/customers-portal");
const json = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));

/** Texts about something else, by group. Nothing may be learned from them. */
export const unrelated = json("tests/content/unrelated.json");
export const stories = json("tests/content/stories.json");
export const advice = json("tests/content/advice.json");
export const examples = json("public/knowledge/customers-portal/examples.json");

/** What is found for each audience and language: "quality" of what ships, or how other ways "compare" with it. */
export const measured = (what) => bench(what).audiences;

/** The suggestions for each text, by audience; `without` are stories that nothing is learned from. */
export function suggestions(texts, without = []) {
  const { audiences } = bench("suggest", JSON.stringify({ texts, without }));
  const english = audiences.filter(({ language }) => language === "en");
  return Object.fromEntries(english.map(({ audience, lists }) => [audience, lists]));
}

/** What a model adds to a download. */
export const modelBytes = (withModel, without) => brotli(withModel) - brotli(without);

/** Figures of the same names, added up. */
export const sum = (figures) =>
  figures.reduce(
    (all, one) => Object.fromEntries(Object.entries(one).map(([name, n]) => [name, n + (all[name] ?? 0)])),
    {},
  );

/** The words of a text, each once. */
export const wordsOf = (text) => new Set(text.toLowerCase().match(/[a-z0-9]+/g));

function bench(what, input = "") {
  const program = join(root, "build/release/likeness_bench");
  return JSON.parse(
    execFileSync(program, [what, SHIPPED], { input, maxBuffer: 1 << 30, stdio: ["pipe", "pipe", "inherit"] }),
  );
}

const brotli = (text) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
