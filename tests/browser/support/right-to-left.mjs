// The shipped words in a made-up language that is read from right to left: each Latin letter is one of four Hebrew ones. It says nothing,
// but it is written, laid out and read as Hebrew is. Labels of screens, addresses and the knowledge itself stay.

import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support.mjs";

export const LANGUAGE = "he";

const LETTERS = "אבגד";
const KEPT = /(\*\*.+?\*\*|\]\([^)]*\)|https?:\S+|\{\w+\})/;
const NOT_WORDS = new Set(["language", "audience", "url", "contact_url"]);

/** Puts all sources of the site into a folder, with words in this language only. */
export function putSources(folder) {
  cpSync(join(root, "public"), folder, { recursive: true });
  for (const audience of ["customer", "agent"]) {
    const nameOf = (language) => join(folder, `knowledge/customers-portal/words/${language}.${audience}.json`);
    const words = JSON.parse(readFileSync(nameOf("en"), "utf8"));
    writeFileSync(nameOf(LANGUAGE), JSON.stringify({ ...translated(words), language: LANGUAGE }));
    rmSync(nameOf("en"));
  }
}

function translated(value, key) {
  if (NOT_WORDS.has(key)) return value;
  if (typeof value === "string") return inHebrew(value);
  if (Array.isArray(value)) return value.map((one) => translated(one));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, translated(one, name)]));
}

function inHebrew(text) {
  const pieces = text.split(KEPT);
  return pieces.map((piece, at) => (at % 2 ? piece : piece.replace(/[a-z]/gi, letterFor))).join("");
}

function letterFor(letter) {
  return LETTERS[letter.toLowerCase().charCodeAt(0) % LETTERS.length];
}
