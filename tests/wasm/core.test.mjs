// The compiled core, as the site ships it, without a browser.
// Run with: node --disallow-code-generation-from-strings --test tests/wasm/

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const glue = join(root, "build/wasm/signpost.mjs");
const read = (name) => readFileSync(join(root, "public/knowledge/customers-portal", name), "utf8");
const { default: createCore } = await import(pathToFileURL(glue).href);

async function newCore() {
  return createCore({ wasmBinary: readFileSync(join(root, "build/wasm/signpost.wasm")) });
}

async function loadedCore(audience) {
  const core = await newCore();
  assert.deepEqual(JSON.parse(core.load(read("knowledge.json"), read(`words/en.${audience}.json`))), []);
  return (link) => JSON.parse(core.page(link));
}

for (const audience of ["customer", "agent"]) {
  const page = await loadedCore(audience);

  describe(`the core with the words of a ${audience}`, () => {
    it("starts with a question", () => {
      const { step, link, answers, notices } = page(`#1.${audience}`);
      assert.equal(step.kind, "question");
      assert.equal(link, `#1.${audience}`);
      assert.deepEqual([answers, notices], [[], []]);
    });

    it("leads each example to its guide", () => {
      for (const example of JSON.parse(read("examples.json")).filter((one) => one.audience === audience)) {
        assert.equal(replay(page, example), example.guide, example.text);
      }
    });

    it("answers anything with a page", () => {
      for (const link of [
        "",
        "#",
        "nonsense",
        "#1.customer.\u0000",
        "#1.agent.ä-ö",
        "#1.customer.💩",
        "#1.customer" + ".a-b".repeat(500),
      ]) {
        const { step, restart } = page(link);
        assert.ok(step.kind, link);
        assert.match(restart, /^#1\./);
      }
    });

    it("returns the same page for the link that a page calls its own", () => {
      const first = page(`#1.${audience}`);
      for (const { link } of first.step.options) {
        const next = page(link);
        assert.deepEqual(page(next.link), next);
      }
    });
  });
}

describe("the core", () => {
  it("tells whose link it is", async () => {
    const core = await newCore();
    assert.equal(core.audience("#1.customer"), "customer");
    assert.equal(core.audience("#1.agent.stuck-nomail"), "agent");
    assert.equal(core.audience(""), "customer");
  });

  it("keeps every character of the words", async () => {
    const core = await newCore();
    const words = JSON.parse(read("words/en.customer.json"));
    words.labels.title = "Grüße · 登录 · ‘quotes’ · 🔧";
    assert.equal(core.load(read("knowledge.json"), JSON.stringify(words)), "[]");
    assert.equal(JSON.parse(core.page("#1.customer")).labels.title, words.labels.title);
  });

  const broken = {
    "is empty": ["", "{}"],
    "is cut off": [read("knowledge.json").slice(0, 500), read("words/en.customer.json")],
    "is no object": ["[]", "null"],
    "has no words": [read("knowledge.json"), "{}"],
    "leads to a guide that is not there": [
      read("knowledge.json").replace(/"guides"/, '"gides"'),
      read("words/en.customer.json"),
    ],
  };
  for (const [what, [knowledge, words]] of Object.entries(broken)) {
    it(`refuses knowledge that ${what}, and stays alive`, async () => {
      const core = await newCore();
      const problems = JSON.parse(core.load(knowledge, words));
      assert.ok(problems.length > 0);
      for (const { where, what: fault } of problems) {
        assert.equal(typeof where, "string");
        assert.ok(fault);
      }
      assert.equal(core.page("#1.customer"), "", "nothing half-loaded is used");
      assert.equal(
        core.load(read("knowledge.json"), read("words/en.customer.json")),
        "[]",
        "and takes good knowledge after it",
      );
    });
  }

  it("needs no code made from text", () => {
    const source = readFileSync(glue, "utf8");
    assert.doesNotMatch(source, /\beval\(|new Function/);
  });
});

/** Talks a case through; returns the first guide that was not tried. */
function replay(page, { audience, answers, tried = [] }) {
  let link = `#1.${audience}`;
  for (let pages = 0; pages < 40; pages++) {
    const { step } = page(link);
    if (step.kind === "question") {
      const wanted = answers[step.id] ?? "unsure";
      const option = step.options.find(({ id }) => id === wanted);
      assert.ok(option, `${step.id} does not offer ${wanted}`);
      link = option.link;
    } else if (tried.includes(step.id)) {
      link = step.failed;
    } else {
      return step.id;
    }
  }
  throw new Error("The talk does not end");
}
