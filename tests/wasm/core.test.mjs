// The compiled core, as WebAssembly and as plain JavaScript, without a browser.
// Run with: node --disallow-code-generation-from-strings --test tests/wasm/

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { before, describe, it } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const folder = join(root, "build/wasm");
const read = (name) => readFileSync(join(root, "public/knowledge/customers-portal", name), "utf8");
const glue = async (name) => (await import(pathToFileURL(join(folder, name)).href)).default;
const createWasm = await glue("signpost.mjs");
const createPlain = await glue("signpost-js.mjs");

const CORES = {
  "in WebAssembly": {
    file: "signpost.mjs",
    create: () => createWasm({ wasmBinary: readFileSync(join(folder, "signpost.wasm")) }),
  },
  "in JavaScript": { file: "signpost-js.mjs", create: () => createPlain() },
};
const AUDIENCES = ["customer", "agent"];
const MOST_PAGES = 1000;

for (const [where, { file, create }] of Object.entries(CORES)) {
  describe(`the core ${where}`, () => testCore(create, file));
}

describe("the core in JavaScript", () => {
  for (const audience of AUDIENCES) {
    it(`writes the same bytes as the one in WebAssembly for a ${audience}`, async () => {
      const [expected, actual] = await Promise.all(
        Object.values(CORES).map(async ({ create }) => loaded(await create(), audience)),
      );
      const links = new Set([`#1.${audience}`, "", "nonsense", `#1.${audience}.tried-nothing`]);
      for (const link of links) {
        const page = expected(link);
        assert.equal(actual(link), page, link);
        for (const [next] of page.matchAll(/#1\.[a-z0-9.-]+/g)) if (links.size < MOST_PAGES) links.add(next);
      }
      assert.equal(links.size, MOST_PAGES, "and there were many");
    });
  }
});

/** The page of a link as the core writes it, once the words of an audience are loaded. */
function loaded(core, audience) {
  assert.equal(core.load(read("knowledge.json"), read(`words/en.${audience}.json`)), "[]");
  return (link) => core.page(link);
}

function testCore(create, file) {
  for (const audience of AUDIENCES) {
    describe(`with the words of a ${audience}`, () => {
      let page;
      before(async () => {
        const text = loaded(await create(), audience);
        page = (link) => JSON.parse(text(link));
      });

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

  it("tells whose link it is", async () => {
    const core = await create();
    assert.equal(core.audience("#1.customer"), "customer");
    assert.equal(core.audience("#1.agent.stuck-nomail"), "agent");
    assert.equal(core.audience(""), "customer");
  });

  it("keeps every character of the words", async () => {
    const core = await create();
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
      const core = await create();
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
    const source = readFileSync(join(folder, file), "utf8");
    assert.doesNotMatch(source, /\beval\(|new Function/);
  });
}

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
