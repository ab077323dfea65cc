// Compiled knowledge, as the core of a browser reads it: made by the tool from the shipped folder, or from other texts.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(fileURLToPath(import.meta.url), "../..");
const SHIPPED = join(root, "public/knowledge/customers-portal");

/** The file of an audience. An agent's begins with their own words, and has those of customers too. */
export function compiled(audience, folder = SHIPPED) {
  return execFileSync(join(root, "build/release/signpost"), ["compile", folder, "--audience", audience], {
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
}

/** Gives `use` a folder with the texts of a knowledge and of the words of each audience, and what it gives back. */
export async function withFolder({ knowledge, words }, use) {
  const folder = mkdtempSync(join(tmpdir(), "knowledge-"));
  try {
    mkdirSync(join(folder, "words"));
    writeFileSync(join(folder, "knowledge.json"), knowledge);
    for (const [audience, text] of Object.entries(words))
      writeFileSync(join(folder, `words/en.${audience}.json`), text);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
