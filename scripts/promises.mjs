// Writes docs/promises.md from tests/requirements.json, so that it says what the tests are asked to hold and nothing else:
//   node scripts/promises.mjs
// tests/content/docs.test.mjs fails while the file differs from what this would write.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const read = (path) => readFileSync(join(root, path), "utf8");

const BROWSERS = { chromium: "Chromium", firefox: "Firefox", webkit: "WebKitGTK" };
const SUBJECTS = {
  C: "The conversation",
  Q: "Questions and words",
  S: "The link",
  K: "The knowledge",
  G: "For support agents",
  A: "Accessibility",
  E: "Embedding",
  W: "Old browsers, bad networks, failing hosts",
  P: "Size and speed",
  X: "Safety",
};

const HEAD = `# What Signpost promises

Made from \`tests/requirements.json\` by \`node scripts/promises.mjs\`; change the table, not this file. Each promise names the tests that
hold it and the browsers in which they run. \`scripts/test\` fails if a test named here fails, didn't run, or ran in fewer browsers.
A promise that names no browser needs none to be tested.
`;

/** The table: id -> {text, tests, in, partly, level, "not met"}; scripts/requirements.mjs explains these. */
export const requirements = JSON.parse(read("tests/requirements.json"));

const COMMAND = /^(scripts\/|signpost )/;

/** What holds a promise: commands that scripts/test runs, and the files of tests that have its id or one of its pieces in a name. */
export function heldBy(id) {
  const { tests = [] } = requirements[id];
  const named = new RegExp(`^(?:[A-Z]-\\d\\d )*${id} `);
  const pieces = tests.filter((piece) => !COMMAND.test(piece));
  const files = Object.entries(names()).filter(([, list]) =>
    list.some((name) => named.test(name) || pieces.some((piece) => name.includes(piece))),
  );
  return [...tests.filter((piece) => COMMAND.test(piece)), ...files.map(([path]) => path)];
}

/** Pieces that are in no test's name any more, and commands that scripts/test does not run. */
export function lostPieces(id) {
  const all = Object.values(names()).flat();
  return (requirements[id].tests ?? []).filter((piece) =>
    COMMAND.test(piece) ? !read("scripts/test").includes(piece) : !all.some((name) => name.includes(piece)),
  );
}

let found;
/** The names of tests and suites, as the sources have them, by file. */
function names() {
  found ??= Object.fromEntries(
    readdirSync(join(root, "tests"), { recursive: true })
      .filter((path) => /\.test\.mjs$|_test\.cpp$/.test(path))
      .sort()
      .map((path) => [`tests/${path}`, read(`tests/${path}`).matchAll(/^\s*\w+\(\s*(["`])((?:[^\\]|\\.)*?)\1/gm)])
      .map(([path, calls]) => [path, [...calls].map(([, , name]) => name.replaceAll("\\", ""))]),
  );
  return found;
}

/** The text of docs/promises.md. */
export function promises() {
  const sections = Object.entries(SUBJECTS).map(([letter, subject]) => {
    const ids = Object.keys(requirements).filter((id) => id.startsWith(letter));
    return ids.length === 0 ? "" : `\n## ${subject}\n\n${ids.map(promise).join("\n")}\n`;
  });
  return HEAD + sections.join("");
}

function promise(id) {
  const { text, level, "not met": reason } = requirements[id];
  const shown = reason === undefined ? tested(id) : `Not tested: ${reason}.`;
  return `- **${id}** ${text}.${level === "should" ? " (A goal.)" : ""}\n  ${shown}`;
}

function tested(id) {
  const { in: everywhere, partly } = requirements[id];
  const browsers = [everywhere && browsersOf(everywhere), partly && `in part ${browsersOf(partly)}`]
    .filter(Boolean)
    .join(", ");
  const by = heldBy(id).map((name) => (COMMAND.test(name) ? `\`${name}\`` : `[${shortName(name)}](../${name})`));
  return `Tested${browsers && ` in ${browsers}`} by ${and(by)}.`;
}

function shortName(path) {
  return /^tests\/(.*?)(\.test\.mjs|_test\.cpp)$/.exec(path)[1];
}

const browsersOf = (engines) => and(engines.split(" ").map((engine) => BROWSERS[engine]));

function and(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(join(root, "docs/promises.md"), promises());
