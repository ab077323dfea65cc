// Every situation that the reference describes is in the knowledge, or left out for a reason (coverage.json).
// Run with: node --test tests/content/

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const knowledge = json(join(resolve(here, "../.."), "public/knowledge/customers-portal/knowledge.json"));
const rows = json(join(here, "coverage.json"));
// Causes for what real people brought (stories.json), which is not in the sections of the reference.
const brought = json(join(here, "brought.json"));

const count = (most, prefix = "") => Array.from({ length: most }, (_, index) => `${prefix}${index + 1}`);

// The rows of the reference, section by section.
const EXPECTED = {
  2: count(16, "P"), // procedures
  3: [...count(11, "E"), "E3b", ...count(5, "G"), ...count(4, "A")], // messages
  5: count(12), // why a sign-in link does not come or work
  6: count(7), // the problems of the support page that this grew from
  7: count(35), // adjacent situations
  news: count(5, "A"), // what changed since
};

const ids = (list) => new Set(list.map(({ id }) => id));
const KNOWN = {
  causes: ids(knowledge.causes),
  guides: ids(knowledge.guides),
  procedures: ids(knowledge.procedures),
  messages: ids(knowledge.messages),
  questions: new Set(
    knowledge.questions.flatMap(({ id, answers }) => [id, ...answers.map((answer) => `${id}-${answer}`)]),
  ),
};

describe("the coverage of the reference", () => {
  for (const [section, expected] of Object.entries(EXPECTED))
    it(`has each row of section ${section} once`, () => {
      const found = rows.filter((row) => row.section === section).map(({ row }) => row);
      assert.deepEqual(found.sort(), [...expected].sort());
    });

  it("has no rows of other sections", () => {
    assert.deepEqual([...new Set(rows.map(({ section }) => section))].sort(), Object.keys(EXPECTED));
  });

  for (const { section, row, what, carried, left_out: reason, ...rest } of rows)
    it(`${section}, ${row}: ${what}`, () => {
      assert.deepEqual(rest, {});
      assert.ok(what);
      assert.notEqual(carried === undefined, reason === undefined, "carried, or left out for a reason");
      if (reason !== undefined) return assert.ok(reason.length > 20, "the reason in words");
      const named = Object.entries(carried).flatMap(([kind, list]) => list.map((id) => [kind, id]));
      assert.ok(named.length > 0, "carried by something");
      for (const [kind, id] of named) assert.ok(KNOWN[kind]?.has(id), `no such ${kind}: ${id}`);
    });

  it("names each cause, but those for what the reference does not describe", () => {
    const named = new Set(rows.flatMap(({ carried }) => carried?.causes ?? []));
    const ours = [
      "glsite",
      "ownserver",
      "portalsite",
      "glother",
      "msgsignin",
      "msglink",
      "msggitlab",
      "msgelse",
      "elselink",
      "elseform",
    ];
    const rest = [...KNOWN.causes].filter((id) => !named.has(id) && !ours.includes(id) && !brought.includes(id));
    assert.deepEqual(rest, []);
    for (const id of brought) assert.ok(KNOWN.causes.has(id) && !named.has(id), `${id} is no cause, or named twice`);
  });
});
