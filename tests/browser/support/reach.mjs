// Every page that can be reached, found by asking the core itself, and a choice among them that still shows everything.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compiled } from "../../compiled.mjs";
import { root } from "../support.mjs";

const MOST_PAGES = 20_000; // far above what there is; a knowledge that grows past it should be noticed

/**
 * The pages of an audience: [{link, page}]. First all that answering and trying lead to, then those one step aside of them: a changed
 * answer, another guide, "That worked". Of pages that show the same after as many tries, one leads on; the proof walks all of them, and
 * what follows after a changed answer.
 */
export async function reachablePages(audience) {
  const core = await loadCore(audience);
  const read = (link) => ({ link, page: JSON.parse(core.page(link)) });
  const links = new Set([`#1.${audience}`]);
  const pages = [];
  const shown = new Set();
  for (const link of links) {
    const one = read(link);
    pages.push(one);
    const showing = JSON.stringify([one.page.tried.length, textsOf(one.page.step)]);
    if (shown.has(showing)) continue;
    shown.add(showing);
    for (const next of onward(one.page)) links.add(next);
    if (links.size > MOST_PAGES) throw new Error(`More than ${MOST_PAGES} pages can be reached`);
  }
  const beside = new Set(pages.flatMap(({ page }) => aside(page)).filter((link) => !links.has(link)));
  return [...pages, ...[...beside].map(read)];
}

/** As few of these pages as it takes to show each text and each make-up at least once. */
export function showingEachText(pages) {
  return showingEach(pages, (page) => [...textsOf({ ...page, labels: undefined }), makeUp(page)]);
}

/** As few of these pages as it takes to show each make-up at least once: which parts a page has, and which it lacks. */
export function showingEachMakeUp(pages) {
  return showingEach(pages, (page) => [makeUp(page)]);
}

function showingEach(pages, traitsOf) {
  const seen = new Set();
  return pages.filter(({ page }) => {
    const before = seen.size;
    for (const trait of traitsOf(page)) seen.add(trait);
    return seen.size > before;
  });
}

async function loadCore(audience) {
  const { default: create } = await import(join(root, "build/wasm/signpost.mjs"));
  const core = await create({ wasmBinary: readFileSync(join(root, "build/wasm/signpost.wasm")) });
  const fault = core.load(compiled(audience));
  if (fault) throw new Error(fault);
  return core;
}

function onward({ step: { options = [], failed } }) {
  return [...options.map(({ link }) => link), failed].filter(Boolean);
}

function aside({ answers, step: { worked, also = [] } }) {
  return [worked, ...also.map(({ link }) => link), ...answers.map(({ change }) => change)].filter(Boolean);
}

const NO_TEXTS = new Set(["link", "change", "back", "restart", "share", "worked", "failed", "summary"]);

function textsOf(value) {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => (NO_TEXTS.has(key) ? [] : textsOf(one)));
}

function makeUp(page) {
  const parts = { ...page, ...page.step };
  const present = Object.keys(parts).filter((key) => !(Array.isArray(parts[key]) && parts[key].length === 0));
  return `${page.step.kind}: ${present.sort().join(" ")}`;
}
