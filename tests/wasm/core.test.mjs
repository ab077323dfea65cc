// The compiled core, as WebAssembly and as plain JavaScript, without a browser. scripts/parity compares their pages.
// Run with: node --disallow-code-generation-from-strings --test tests/wasm/

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { before, describe, it } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compiled, withFolder } from "../compiled.mjs";

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
const NO_FORMAT = "This core reads compiled files of format 3, and this is none.";
const CHANGED = "The compiled file was cut off or changed: its length or digest is wrong.";

for (const [where, { file, create }] of Object.entries(CORES)) {
  describe(`the core ${where}`, () => testCore(create, file));
}

/** The page of a link as the core writes it, once the words of an audience are loaded. */
function loaded(core, audience) {
  assert.equal(core.load(compiled(audience)), "");
  return (link) => core.page(link);
}

function testCore(create, source) {
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
    const texts = { knowledge: read("knowledge.json"), words: { customer: JSON.stringify(words) } };
    assert.equal(core.load(await withFolder(texts, (folder) => compiled("customer", folder))), "");
    assert.equal(JSON.parse(core.page("#1.customer")).labels.title, words.labels.title);
  });

  const file = compiled("customer");
  const broken = {
    "is empty": ["", NO_FORMAT],
    "is JSON": [read("knowledge.json"), NO_FORMAT],
    "has another format": [file.replace(/^3 /, "2 "), NO_FORMAT],
    "is cut off": [file.slice(0, 20_000), CHANGED],
    "has a letter more": [`${file}a`, CHANGED],
    "has another number": [file.replace(" 10 ", " 11 "), CHANGED],
    "has another word": [file.replace("portal", "Portal"), CHANGED],
  };
  for (const [what, [text, fault]] of Object.entries(broken)) {
    it(`refuses knowledge that ${what}, and stays alive`, async () => {
      const core = await create();
      assert.equal(core.load(text), fault);
      assert.equal(core.page("#1.customer"), "", "nothing half-loaded is used");
      assert.equal(core.load(file), "", "and takes good knowledge after it");
    });
  }

  it("needs no code made from text", () => {
    const code = readFileSync(join(folder, source), "utf8");
    assert.doesNotMatch(code, /\beval\(|new Function/);
  });
}

/** Talks a case through; returns the first guide that was not tried. */
function replay(page, { audience, answers, tried = [], happened = [] }) {
  let link = `#1.${audience}`;
  for (let pages = 0; pages < 40; pages++) {
    const { step } = page(link);
    if (step.kind === "question") {
      const wanted = step.id === "happened" ? happened : [answers[step.id] ?? "unsure"];
      const option = step.options.find(({ id }) => wanted.includes(id));
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
