// What own words must do at least. scripts/likeness has the figures in full.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { examples, measured, modelBytes, suggestions, sum, unrelated, wordsOf } from "../likeness.mjs";

// A little under what was measured when the gate was set: in 100 stories that were not learned from.
const LEAST = {
  "en.customer": { first: 42, five: 66 },
  "en.agent": { first: 43, five: 68 },
};
const MOST_BYTES = 12_000;
const CANARY = "zanzibarquokka";

const others = Object.entries(unrelated).flatMap(([group, texts]) => texts.map((text) => ({ group, text })));
const told = examples.filter(({ guide }) => guide).map(({ text }) => text);
const marked = told.filter((_, i) => i % 10 === 0).slice(0, 50);
const nothing = {
  "only an email address": "jane.doe+billing@customers.example.com",
  "only a link with a token":
    "https://customers.gitlab.com/customers/confirmation?confirmation_token=Xy7-password_reset-invoice-license",
  "a stack trace": stackTrace(),
  "64 KB of noise": noise(64 * 1024),
  "an empty text": "",
};

const found = ask({
  others: others.map(({ text }) => text),
  nothing: Object.values(nothing),
  plain: marked,
  marked: marked.map((text) => `${CANARY} ${text} ${CANARY.toUpperCase()} ${CANARY}@example.com`),
});

for (const { language, audience, quality, compiled, without } of measured("quality")) {
  describe(`Own words of ${audience}s, learned in "${language}"`, () => {
    const { asked, first, five } = sum(quality.told);
    const least = LEAST[`${language}.${audience}`] ?? { first: 100, five: 100 }; // a new language needs floors of its own

    it(`are right first for ${least.first} in 100 stories that they were not learned from`, () => {
      assert.ok((100 * first) / asked >= least.first, `${first} of ${asked}`);
    });

    it(`are right among five for ${least.five} in 100`, () => {
      assert.ok((100 * five) / asked >= least.five, `${five} of ${asked}`);
    });

    it(`add at most ${MOST_BYTES} bytes to a download`, () => {
      const bytes = modelBytes(compiled, without);
      assert.ok(bytes > 0 && bytes <= MOST_BYTES, `${bytes} bytes`);
    });
  });
}

for (const [audience, lists] of Object.entries(found)) {
  describe(`What is said of own words of ${audience}s`, () => {
    it("is nothing for at least 200 of 210 texts about something else", () => {
      assert.equal(others.length, 210);
      const said = others.filter((_, i) => lists.others[i].length > 0);
      assert.ok(said.length <= 10, said.map(({ group, text }) => `${group}: ${text}`).join("\n"));
    });

    for (const [i, name] of Object.keys(nothing).entries())
      it(`is nothing for ${name}`, () => assert.deepEqual(lists.nothing[i], []));

    it("shows what stood in a text only where it says why", () => {
      const some = lists.marked.filter((list) => list.length > 0);
      assert.ok(some.length >= 25, `only ${some.length} of ${marked.length} stories are told at all`);
      for (const list of some) assert.ok(!withoutReasons(list).toLowerCase().includes(CANARY));
    });

    it("is the same of a situation, whatever else stands in the text", () => {
      const says = (all) => new Map(all.flat().map((one) => [one.cause, withoutReasons([one])]));
      const [plain, beside] = [says(lists.plain), says(lists.marked)];
      const both = [...plain.keys()].filter((cause) => beside.has(cause));
      assert.ok(both.length > 0);
      for (const cause of both) assert.equal(plain.get(cause), beside.get(cause));
    });
  });
}

describe("The texts about something else", () => {
  it("are not among those that are learned from, not in another order or with other marks either", () => {
    const learned = new Set(examples.flatMap((example) => example.unrelated ?? []).map(sorted));
    const known = others.map(({ text }) => text).filter((text) => learned.has(sorted(text)));
    assert.deepEqual(known, []);
  });
});

const sorted = (text) => [...wordsOf(text)].sort().join(" ");

/** { audience: { name: a list of suggestions for each of its texts } }; all are asked at once, since each time is learned anew. */
function ask(texts) {
  const all = Object.values(texts).flat();
  return Object.fromEntries(
    Object.entries(suggestions(all)).map(([audience, lists]) => {
      let at = 0;
      const parts = Object.entries(texts).map(([name, { length }]) => [name, lists.slice(at, (at += length))]);
      return [audience, Object.fromEntries(parts)];
    }),
  );
}

/** What is shown but for the words of the text and how likely it is. */
function withoutReasons(list) {
  return JSON.stringify(list.map(({ because, likeness, ...rest }) => rest));
}

function stackTrace() {
  return [
    'Exception in thread "main" java.lang.NullPointerException: Cannot invoke "String.length()" because "name" is null',
    ...["parse(Reader.java:118)", "read(Reader.java:64)", "run(Worker.java:31)"].map(
      (at) => `\tat org.example.app.${at}`,
    ),
    "\tat java.base/java.lang.Thread.run(Thread.java:840)",
    "Caused by: java.io.IOException: Stream closed",
    "\t... 12 more",
  ].join("\n");
}

/** Printable ASCII, always the same: xorshift (Marsaglia 2003). */
function noise(length) {
  let state = 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return 32 + ((state >>> 0) % 95);
  };
  return String.fromCharCode(...Array.from({ length }, next));
}
