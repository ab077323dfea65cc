// Functions that a header of the core declares and nothing that ships calls: tests alone do not keep one alive.
//   node scripts/unused.mjs   names them; exit 1 if there are any
// By name: a function is used where its name stands anywhere but in its declarations and definitions. What stands in a source file
// alone is the compiler's matter (-Wunused-function).

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** Declarations begin a line: a type, then the name. Constructors and operators have no name of their own. */
const DECLARED = /^\s*(?!return\b|else\b|case\b)[\w:[][\w:<>,*&[\] ]*[ *&]([a-z_]\w*)\(/;
/** Definitions in a source begin in its first column. */
const DEFINED = /^(?![#}/])\S.*?\b(?:\w+::)*([a-z_]\w*)\(/;
const NAME = /[A-Za-z_]\w*/g;

/** The names that nothing uses, of files as {file, text}. */
export function unused(files) {
  const declared = new Map();
  const used = new Map();
  for (const { file, text } of files) {
    for (const line of code(text).split("\n")) {
      const own = line.match(file.endsWith(".h") ? DECLARED : DEFINED)?.[1];
      if (own && file.endsWith(".h")) declared.set(own, file);
      for (const [name] of line.matchAll(NAME)) used.set(name, (used.get(name) ?? 0) + 1);
      if (own) used.set(own, used.get(own) - 1);
    }
  }
  return [...declared].filter(([name]) => !used.get(name)).map(([name, file]) => ({ name, file }));
}

/** Without comments and what stands between quotation marks. */
function code(text) {
  return text.replace(/\/\/.*$|"(?:[^"\\\n]|\\.)*"/gm, "");
}

function sources() {
  const inside = (folder) => readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, file));
  return [...inside("core"), ...inside("web")]
    .filter((file) => /\.(cpp|h)$/.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = unused(sources());
  for (const { name, file } of found) console.log(`${file}: nobody calls ${name}`);
  if (found.length) process.exitCode = 1;
}
