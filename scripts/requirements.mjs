// Says for each promise of tests/requirements.json which tests hold it and in which browsers: a table on the screen and in
// build/requirements.md. Fails where the table says more than the tests have shown.
//   node scripts/requirements.mjs     after scripts/test, which leaves build/results/*.jsonl
//
// The table: id -> {
//   "text":    the promise
//   "tests":   parts of names of tests that hold it; a test whose name begins with the id holds it, too
//   "in":      the browsers in which all of these ran that run in browsers
//   "partly":  the browsers in which only some of these ran
//   "not met": why no test holds it
//   "level":   "should" for a goal, which may fail
// }

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { requirements } from "./promises.mjs";

const ENGINES = ["chromium", "firefox", "webkit"];
const TAG = new RegExp(`\\[(${ENGINES.join("|")})\\b`); // in the name of a suite

/** What the tests, {name, passed} each, have shown of a table: a row for each promise, and all faults as sentences. */
export function judge(table, tests) {
  const rows = Object.entries(table).map(([id, promise]) => judgePromise(id, promise, tests));
  const strangers = [...new Set(tests.flatMap(({ name }) => idsOf(name)))].filter((id) => !(id in table));
  const faults = [
    ...rows.flatMap(({ id, level, faults }) => (level === "should" ? [] : faults.map((fault) => `${id}: ${fault}`))),
    ...strangers.map((id) => `${id}: a test begins with it, and the table does not have it`),
  ];
  return { rows, faults };
}

function judgePromise(id, promise, tests) {
  const { text, tests: pieces = [], "not met": reason, level = "must" } = promise;
  const named = tests.filter(({ name }) => idsOf(name).includes(id));
  const groups = pieces.map((piece) => tests.filter(({ name }) => name.includes(piece)));
  const holding = [...new Set([named, ...groups].flat())];
  const shown = browsersOf([named, ...groups]);
  const faults = [
    ...pieces
      .filter((_, place) => groups[place].length === 0)
      .map((piece) => `no test that ran has "${piece}" in its name`),
    ...holding.filter(({ passed }) => !passed).map(({ name }) => `fails: ${name}`),
    ...overstated(promise, shown).map((engine) => `not all of its tests ran in ${engine}`),
  ];
  if (holding.length === 0 && reason === undefined) faults.push("no test holds it, and no reason is given");
  if (holding.length > 0 && reason !== undefined) faults.push(`a test holds it, so this is no reason: ${reason}`);
  const held = reason === undefined ? `held by ${holding.length} of the tests` : `not met: ${reason}`;
  const where = [...shown.all, ...shown.partly.map((engine) => `(${engine})`)].join(" ");
  return { id, text, level, where, faults, result: faults[0] ?? held };
}

/** The browsers in which all groups of tests ran, of those that ran in any, and the browsers in which only some did. */
function browsersOf(groups) {
  const ran = groups
    .map((tests) => new Set(tests.filter(({ passed }) => passed).map(({ name }) => TAG.exec(name)?.[1])))
    .filter((engines) => ENGINES.some((engine) => engines.has(engine)));
  const all = ENGINES.filter((engine) => ran.length > 0 && ran.every((engines) => engines.has(engine)));
  return {
    all,
    partly: ENGINES.filter((engine) => !all.includes(engine) && ran.some((engines) => engines.has(engine))),
  };
}

function overstated({ in: all = "", partly = "" }, shown) {
  return [
    ...words(all).filter((engine) => !shown.all.includes(engine)),
    ...words(partly).filter((engine) => ![...shown.all, ...shown.partly].includes(engine)),
  ];
}

/** Names begin with the ids that they hold: "A-08 A-09 fit at 320 px". */
function idsOf(name) {
  return words(/^(?:[A-Z]-\d\d )+/.exec(name.split(" › ").pop())?.[0] ?? "");
}

function words(text) {
  return text.split(" ").filter(Boolean);
}

function print(rows) {
  for (const { id, text, where, result } of rows)
    console.log(`${id}  ${text.slice(0, 60).padEnd(60)}  ${where.padEnd(27)}  ${result.slice(0, 100)}`);
  const wrong = rows.filter(({ faults }) => faults.length > 0).length;
  const unmet = rows.filter(({ result }) => result.startsWith("not met")).length;
  console.log(
    `${rows.length} promises: ${rows.length - unmet - wrong} held, ${unmet} not met for a reason, ${wrong} wrong`,
  );
}

function markdown(rows) {
  const cell = (text) => text.replaceAll("|", "\\|");
  return [
    "# Promises, and what holds them",
    "",
    "| id | level | promise | browsers (in part) | result |",
    "| --- | --- | --- | --- | --- |",
    ...rows.map(
      ({ id, level, text, where, result }) => `| ${[id, level, cell(text), where, cell(result)].join(" | ")} |`,
    ),
    "",
  ].join("\n");
}

function main() {
  const build = resolve(dirname(fileURLToPath(import.meta.url)), "../build");
  const tests = readdirSync(join(build, "results"))
    .filter((name) => name.endsWith(".jsonl"))
    .flatMap((name) =>
      readFileSync(join(build, "results", name), "utf8")
        .split("\n")
        .filter(Boolean)
        .map(JSON.parse),
    );
  const { rows, faults } = judge(requirements, tests);
  print(rows);
  writeFileSync(join(build, "requirements.md"), markdown(rows));
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
