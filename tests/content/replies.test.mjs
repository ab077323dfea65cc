// What agents hand on: every guide's reply and note, as they are copied, kept as files in replies/. After a change of words, look at
// what differs and keep it with: UPDATE_GOLDEN=1 node --test tests/content/replies.test.mjs

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { marked } from "marked";
import { parse } from "node-html-parser";
import { compiled } from "../compiled.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const knowledgeFolder = join(root, "public/knowledge/customers-portal");
const golden = join(root, "tests/content/replies");
const tool = join(root, "build/release/signpost");
export const SITE = "https://help.example/";
const LIMIT = 1500;

const knowledge = JSON.parse(readFileSync(join(knowledgeFolder, "knowledge.json"), "utf8"));
const words = Object.fromEntries(
  ["customer", "agent"].map((audience) => [
    audience,
    JSON.parse(readFileSync(join(knowledgeFolder, `words/en.${audience}.json`), "utf8")),
  ]),
);
const made = makeMacros();
const guides = Object.keys(made)
  .filter((name) => name.endsWith(".md"))
  .map((name) => name.replace(/\.md$/, ""));

const compiledFolder = mkdtempSync(join(tmpdir(), "signpost-compiled-"));

describe("What agents hand on", () => {
  after(() => rmSync(compiledFolder, { recursive: true }));

  it("covers every guide that an agent can reach", () => {
    const reached = new Set(knowledge.causes.map(({ guide }) => guide.agent ?? guide));
    assert.deepEqual(guides.sort(), [...reached].sort());
  });

  it("is what was looked at and kept", () => {
    if (process.env.UPDATE_GOLDEN) keep();
    const kept = Object.fromEntries(
      readdirSync(golden).map((name) => [name, readFileSync(join(golden, name), "utf8")]),
    );
    assert.deepEqual(made, kept);
  });

  it("is the same where the tool prints a single one", () => {
    for (const [form, ending] of [
      ["markdown", ".md"],
      ["plain", ".txt"],
      ["note", ".note.txt"],
    ]) {
      const printed = run("reply", "--link", "#1.agent.see-unsuppress", "--form", form);
      assert.equal(printed, made[`unsuppress${ending}`]);
    }
  });

  it("keeps replies short, the plain ones in ASCII", () => {
    for (const guide of guides) {
      assert.ok(Buffer.byteLength(made[`${guide}.md`]) <= LIMIT, guide);
      assert.match(made[`${guide}.txt`], /^[\x20-\x7E\n]*$/, guide);
      assert.ok(made[`${guide}.txt`].length <= LIMIT, guide);
    }
  });

  it("is read by Markdown as the steps of the customer's page, and as nothing that was not meant", () => {
    for (const guide of guides) {
      const page = pageFor(`#1.customer.see-${theirs(guide)}`);
      const html = parse(marked.parse(made[`${guide}.md`], { gfm: false }));
      const steps = html.querySelectorAll("ol > li").map(({ text }) => text.trim());
      if (steps.length > 0) assert.deepEqual(steps.map(decoded), page.step.steps.map(plain), guide);
      else assert.equal(page.step.steps.length, 0, `${guide} lost its steps`);
      const labels = page.step.steps.flat().filter((span) => span.ui !== undefined);
      assert.deepEqual(
        html.querySelectorAll("ol strong").map(({ text }) => decoded(text)),
        labels.map(({ ui }) => ui),
        guide,
      );
      const tags = new Set(html.querySelectorAll("*").map(({ tagName }) => tagName.toLowerCase()));
      for (const tag of tags) assert.ok(["p", "ol", "ul", "li", "strong", "a"].includes(tag), `${guide} has <${tag}>`);
      for (const link of html.querySelectorAll("a")) assert.match(link.getAttribute("href"), /^https:\/\//, guide);
    }
  });

  it("keeps hostile words words, for Markdown with and without GitHub's additions", () => {
    const hostile = "   1. ~~~ # *a* _b_ `c` <script>alert(1)</script> &lt; ](javascript:alert(1)) \\";
    const folder = mkdtempSync(join(tmpdir(), "signpost-hostile-"));
    cpSync(knowledgeFolder, folder, { recursive: true });
    for (const audience of ["customer", "agent"]) {
      const of = JSON.parse(JSON.stringify(words[audience]));
      for (const id of Object.keys(of.causes)) of.causes[id] = hostile;
      for (const guide of Object.values(of.guides)) {
        guide.headline = hostile;
        if (guide.expect) guide.expect = guide.safety = [hostile];
        if (guide.where) guide.where.text = hostile;
      }
      for (const { steps } of Object.values(of.procedures)) for (const id of Object.keys(steps)) steps[id] = hostile;
      writeFileSync(join(folder, `words/en.${audience}.json`), JSON.stringify(of));
    }
    const replies = makeMacros(folder);
    rmSync(folder, { recursive: true });
    for (const guide of guides) {
      for (const gfm of [false, true]) {
        const html = parse(marked.parse(replies[`${guide}.md`], { gfm }));
        const tags = html.querySelectorAll("*").map(({ tagName }) => tagName.toLowerCase());
        for (const tag of tags) assert.ok(["p", "ol", "ul", "li", "a"].includes(tag), `${guide} has <${tag}>`);
        for (const link of html.querySelectorAll("a")) assert.match(link.getAttribute("href"), /^https:\/\//, guide);
      }
    }
  });

  it("leads the customer to the same steps", () => {
    for (const guide of guides)
      assert.ok(made[`${guide}.md`].includes(`<${SITE}#1.customer.see-${theirs(guide)}>`), guide);
  });

  it("says first what was done, where an agent has acted, and why else", () => {
    for (const guide of guides) {
      const acted =
        words.customer.guides[guide] && !knowledge.causes.some((one) => (one.guide.customer ?? one.guide) === guide);
      const [first, other] = acted ? ["acted", "maybe"] : ["maybe", "acted"];
      assert.ok(made[`${guide}.md`].includes(words.agent.phrases[first]), guide);
      assert.ok(!made[`${guide}.md`].includes(words.agent.phrases[other]), guide);
      if (acted) assert.ok(made[`${guide}.txt`].includes(words.customer.guides[guide].headline), guide);
    }
  });

  it("never calls a cause certain of which nothing was checked", () => {
    for (const guide of guides) {
      assert.ok(made[`${guide}.note.txt`].includes(words.agent.phrases.possible), guide);
    }
  });

  it("tells the customer nothing that only agents may read", () => {
    const texts = agentsOwn();
    for (const guide of guides) {
      for (const text of texts) assert.ok(!made[`${guide}.txt`].includes(text), `${guide}: ${text}`);
      assert.doesNotMatch(made[`${guide}.txt`], /\b(Zuora|Mailgun|CustomersDot|Sold To|INTERNAL)\b/, guide);
    }
  });

  it("has in the note the guide's id, the version of the knowledge, and all that must be minded", () => {
    for (const guide of guides) {
      const note = made[`${guide}.note.txt`];
      assert.ok(note.startsWith(words.agent.phrases.internal), guide);
      assert.ok(note.includes(`[${guide}]`), guide);
      assert.ok(note.includes(`${knowledge.name} ${knowledge.version}`), guide);
      const page = pageFor(`#1.agent.see-${guide}`);
      for (const warning of [...page.step.warnings, ...(page.step.before ?? []).flat()])
        assert.ok(note.includes(`- ${plain(warning)}`), `${guide}: ${plain(warning)}`);
    }
  });
});

function makeMacros(knowledge = knowledgeFolder) {
  const folder = mkdtempSync(join(tmpdir(), "signpost-macros-"));
  execFileSync(tool, ["macros", knowledge, "--out", folder, "--page", SITE]);
  const files = readdirSync(folder).sort();
  const made = Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
  rmSync(folder, { recursive: true });
  return made;
}

function run(command, ...options) {
  return execFileSync(tool, [command, knowledgeFolder, ...options, "--page", SITE], { encoding: "utf8" });
}

/** Read from a compiled file: the folder would be planned anew for each page. */
function pageFor(link) {
  const audience = link.split(".")[1];
  const file = join(compiledFolder, `${audience}.txt`);
  if (!existsSync(file)) writeFileSync(file, compiled(audience));
  return JSON.parse(execFileSync(tool, ["page", file, "--link", link], { encoding: "utf8" }));
}

function keep() {
  rmSync(golden, { recursive: true, force: true });
  mkdirSync(golden, { recursive: true });
  for (const [name, text] of Object.entries(made)) writeFileSync(join(golden, name), text);
}

/** The guide whose steps the customer gets. */
function theirs(id) {
  const reached = knowledge.causes.some(({ guide }) => (guide.customer ?? guide) === id);
  const { procedures, then } = knowledge.guides.find((guide) => guide.id === id);
  return reached || procedures?.customer ? id : then;
}

/** Every step and warning of agents that customers do not have as well. */
function agentsOwn() {
  const texts = ({ procedures }) =>
    Object.values(procedures).flatMap(({ steps, warnings = {} }) => [
      ...Object.values(steps),
      ...Object.values(warnings).flat(),
    ]);
  const customers = new Set(texts(words.customer));
  return texts(words.agent)
    .filter((text) => !customers.has(text))
    .map(bare);
}

function plain(text) {
  return text.map((span) => span.ui ?? span.text).join("");
}

function bare(text) {
  return text.replace(/\*\*/g, "").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
}

function decoded(text) {
  return text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name) => ({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" })[name],
  );
}
