// What agents have beside the page, in the WebAssembly that they load.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { compiled } from "../compiled.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const folder = join(root, "public/knowledge/customers-portal");
const read = (name) => readFileSync(join(folder, name), "utf8");
const REPLIES = join(root, "tests/content/replies");
const SITE = "https://help.example/"; // the address in these files
const MOST_PAGES = 600;
const PLACEHOLDER = /\{[a-z]+\}/;

describe("the agents' core", () => {
  let core;
  let customers;
  let links;

  before(async () => {
    core = await load("agent");
    assert.equal(core.load(compiled("agent")), "");
    customers = await load("signpost");
    assert.equal(customers.load(compiled("customer")), "");
    links = reachable();
  });

  it("gives agents the same pages as the core of customers would", async () => {
    const other = await load("signpost");
    other.load(compiled("agent"));
    for (const link of links) assert.deepEqual(core.page(link), JSON.parse(other.page(link)), link);
  });

  it("gives a reply that is short and whole from every page", () => {
    for (const link of links) {
      const { markdown, plain, note } = core.desk(link).replies;
      for (const reply of [markdown, plain]) {
        assert.ok(Buffer.byteLength(reply) <= 1500, link);
        assert.doesNotMatch(reply, PLACEHOLDER, link);
        assert.match(reply, /^Hello,\n\n/, link);
      }
      assert.match(plain, /^[\x20-\x7E\n]*$/, link);
      assert.match(note, /^INTERNAL/, link);
    }
  });

  it("hands on what was looked at and kept, for every guide", () => {
    const kept = readdirSync(REPLIES);
    const guides = kept.filter((name) => name.endsWith(".md")).map((name) => name.replace(/\.md$/, ""));
    assert.equal(guides.length, kept.length / 3);
    for (const guide of guides) {
      const { markdown, plain, note } = core.desk(`#1.agent.see-${guide}`).replies;
      for (const [ending, text] of Object.entries({ ".md": markdown, ".txt": plain, ".note.txt": note }))
        assert.equal(text, readFileSync(join(REPLIES, guide + ending), "utf8"), guide + ending);
    }
  });

  it("asks the customer at most two questions, and only where there is no advice", () => {
    let asked = 0;
    for (const link of links) {
      const questions = core.desk(link).replies.plain.match(/\?\n\n- /g) ?? [];
      assert.ok(questions.length <= 2, link);
      if (core.page(link).step.kind !== "question") assert.equal(questions.length, 0, link);
      asked += questions.length;
    }
    assert.ok(asked > 0);
  });

  it("lets the link for the customer open steps wherever the agent has advice", () => {
    let opened = 0;
    for (const link of links) {
      const { step, share } = core.page(link);
      if (step.id === undefined || step.kind === "question") continue;
      const theirs = JSON.parse(customers.page(share.customer));
      assert.ok(theirs.step.kind === "guide" || theirs.step.reason === "out-of-scope", `${link} -> ${share.customer}`);
      assert.deepEqual(theirs.notices, [], link);
      opened += 1;
    }
    assert.ok(opened > 100);
  });

  it("ranks the checks: the question that is asked comes first, each once, with what each result means", () => {
    for (const link of links) {
      const { step } = core.page(link);
      const { checks } = core.desk(link);
      if (step.kind === "question") assert.equal(checks[0].id, step.id, link);
      assert.equal(new Set(checks.map(({ id }) => id)).size, checks.length, link);
      if (link === "#1.agent") continue;
      for (const { options, means } of checks) assert.equal(means.length, options.length, link);
    }
  });

  it("lets what is pasted into no reply, note or link", () => {
    const pasted = 'Email has already been taken hunter2hunter2 anna@hunter.example {"event":"failed"}';
    const { findings, acceptAll } = JSON.parse(core.evidence(pasted, "#1.agent", ""));
    assert.ok(findings.length > 0);
    const { replies } = core.desk(acceptAll);
    for (const text of [acceptAll, ...Object.values(replies)]) assert.doesNotMatch(text, /hunter|anna/);
  });

  it("goes on from what a customer hands over, by the link or by the summary alone", () => {
    const told = (link) => {
      const { answers, tried } = core.page(link);
      return [answers.map(({ question, answer }) => `${question}-${answer}`), tried.map(({ guide }) => guide)];
    };
    let handed = 0;
    for (const link of reachable((from) => JSON.parse(customers.page(from)), "#1.customer")) {
      const { step, share } = JSON.parse(customers.page(link));
      if (step.kind !== "handover" || link === "#1.customer") continue;
      const { findings, acceptAll } = JSON.parse(core.evidence(`> see ${SITE}${share.agent}`, "#1.agent", ""));
      assert.equal(acceptAll, share.agent, link);
      assert.equal(findings[0].link, share.agent, link);
      const pasted = JSON.parse(core.evidence(`Hello,\n\n${step.summary}\n\nThanks`, "#1.agent", ""));
      assert.deepEqual(told(pasted.findings[0].link), told(share.agent), step.summary);
      handed += 1;
    }
    assert.ok(handed > 20, String(handed));
  });

  it("survives a megabyte of anything, and says what is too much", () => {
    const { findings, problem } = JSON.parse(core.evidence('\u0000\u{1F600}{["'.repeat(100_000), "#1.agent", ""));
    assert.deepEqual(findings, []);
    assert.match(problem[0].text, /Nothing in this text/);
    assert.match(JSON.parse(core.evidence("x".repeat(1_000_001), "#1.agent", "")).problem[0].text, /more than 1 MB/);
    // web/libc.cpp spells the control characters in JSON that isn't any.
    for (const broken of ['{"event": "failed\u0001"}', '[{"event"\u001F: 1}]'])
      assert.deepEqual(JSON.parse(core.evidence(broken, "#1.agent", "")).findings, []);
  });

  /** The pages that a reader reaches first. */
  function reachable(page = core.page, start = "#1.agent") {
    const found = new Set([start]);
    for (const link of found) {
      const { options = [], failed, worked } = page(link).step;
      for (const next of [...options.map((option) => option.link), failed, worked])
        if (next && found.size < MOST_PAGES) found.add(next);
    }
    return [...found];
  }
});

async function load(name) {
  const { default: create } = await import(join(root, `build/wasm/${name}.mjs`));
  const core = await create({ wasmBinary: readFileSync(join(root, `build/wasm/${name}.wasm`)) });
  if (name === "signpost") return core;
  return {
    load: core.load,
    evidence: core.evidence,
    page: (link) => JSON.parse(core.page(link)),
    desk: (link) => JSON.parse(core.desk(link, SITE)),
  };
}
