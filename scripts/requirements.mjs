// Says for each requirement which tests hold it, in which engines, and whether they passed: a table on the screen and in
// build/requirements.md. Fails where a requirement that must be met has a failed test, or neither a test nor a reason.
//   node scripts/requirements.mjs     after scripts/test, which leaves build/results/*.jsonl
//
// tests/requirements.json: id -> {"text", "tests": [pieces of names of tests], "not met": reason, "level": "should"}. A test also holds
// each requirement whose id its name begins with. A reason counts only as long as there is no test.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const results = join(root, "build/results");
const ENGINES = ["chromium", "firefox", "webkit"];

const requirements = JSON.parse(readFileSync(join(root, "tests/requirements.json"), "utf8"));
const tests = readdirSync(results)
  .filter((name) => name.endsWith(".jsonl"))
  .flatMap((name) => readFileSync(join(results, name), "utf8").split("\n").filter(Boolean).map(JSON.parse));

const rows = Object.entries(requirements).map(([id, requirement]) => judge(id, requirement));
print();
writeFileSync(join(root, "build/requirements.md"), markdown());
const bad = rows.filter(({ fault }) => fault);
for (const { id, result } of bad) console.error(`${id}: ${result}`);
process.exitCode = bad.length > 0 ? 1 : 0;

function judge(id, { text, tests: pieces = [], "not met": reason, level = "must" }) {
  const holding = tests.filter(({ name }) => beginsWith(name, id) || pieces.some((piece) => name.includes(piece)));
  const failed = holding.filter(({ passed }) => !passed);
  const where = ENGINES.filter((engine) => holding.some(({ name }) => name.toLowerCase().includes(engine)));
  const must = level === "must";
  const row = { id, text, level, where: where.join(" ") || (holding.length > 0 ? "no engine needed" : "") };
  if (failed.length > 0) return { ...row, result: `fails: ${failed[0].name}`, fault: must };
  if (holding.length > 0)
    return { ...row, result: `held by ${holding.length} test${holding.length > 1 ? "s" : ""}`, fault: false };
  if (reason !== undefined) return { ...row, result: `not met: ${reason}`, fault: false };
  return { ...row, result: "no test holds it, and no reason is given", fault: must };
}

/** Names begin with the ids that they hold: "A-08 A-09 fit at 320 px". */
function beginsWith(name, id) {
  const ids = /^(?:[A-Z]-\d\d )+/.exec(name.split(" › ").pop());
  return ids !== null && ids[0].includes(`${id} `);
}

function print() {
  for (const { id, text, where, result } of rows)
    console.log(`${id}  ${text.slice(0, 60).padEnd(60)}  ${where.padEnd(23)}  ${result.slice(0, 100)}`);
  const count = (word) => rows.filter(({ result }) => result.startsWith(word)).length;
  console.log(
    `${rows.length} requirements: ${count("held")} held, ${count("not met")} not met for a reason, ${count("fails")} failed`,
  );
}

function markdown() {
  const cell = (text) => text.replaceAll("|", "\\|");
  return [
    "# Requirements, and what holds them",
    "",
    "| id | level | requirement | engines | result |",
    "| --- | --- | --- | --- | --- |",
    ...rows.map(
      ({ id, level, text, where, result }) => `| ${[id, level, cell(text), where, cell(result)].join(" | ")} |`,
    ),
    "",
  ].join("\n");
}
