// Every page of the conversation without script, as the site ships it, held against the compiled core.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { before, describe, it } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parse } from "node-html-parser";
import { fill } from "../../scripts/site/templates.mjs";
import { compiled } from "../compiled.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const site = join(root, "build/site");
const knowledge = (name) => readFileSync(join(root, "public/knowledge/customers-portal", name), "utf8");
const plainText = (text) => text.map((part) => part.ui ?? part.text).join("");

/** What tests ask of a page, without the tree, which thousands of pages would need too much memory for. */
function read(name) {
  const html = readFileSync(join(site, name), "utf8");
  const page = parse(html);
  const link = (node) => node.getAttribute("href");
  const step = page.querySelector("main > section");
  return {
    size: html.length,
    scripts: page.querySelectorAll("script, button, form").length,
    canonical: page.querySelector("link[rel=canonical]")?.getAttribute("href"),
    robots: page.querySelector("meta[name=robots]")?.getAttribute("content"),
    title: page.querySelector("title").textContent,
    headings: page.querySelectorAll("h1").map((node) => node.textContent),
    links: page.querySelectorAll("a").map(link),
    ids: page.querySelectorAll("[id]").map((node) => node.id),
    kind: ["question", "handover", "guide", "solved"].find((kind) => step?.hasAttribute(`data-${kind}`)),
    answers: page.querySelectorAll("[data-answer]").map((node) => [node.getAttribute("data-answer"), link(node)]),
    current: page.querySelectorAll("[aria-current]").map(link)[0],
    failed: page.querySelectorAll("[data-outcome=failed]").map(link)[0],
    worked: page.querySelectorAll("[data-outcome=worked]").map(link)[0],
    back: page.querySelectorAll("a.back").map(link)[0],
    steps: page.querySelectorAll(".steps li").length,
    places: page.querySelectorAll(".where").length,
    summary: page.querySelector(".summary")?.textContent ?? "",
  };
}

describe("the pages without script", () => {
  const names = readdirSync(join(site, "plain"));
  const pages = new Map();
  let core;

  before(async () => {
    const { default: createCore } = await import(pathToFileURL(join(root, "build/wasm/signpost.mjs")).href);
    core = await createCore({ wasmBinary: readFileSync(join(root, "build/wasm/signpost.wasm")) });
    assert.equal(core.load(compiled("customer")), "");
    for (const name of ["index.html", "all.html", ...names.map((one) => `plain/${one}`)]) pages.set(name, read(name));
  });
  const plain = () => [...pages].filter(([name]) => name.startsWith("plain/"));

  it("say what the core says for their links", () => {
    for (const [name, { canonical, headings, title, answers, kind }] of plain()) {
      assert.match(canonical, /^\.\.\/#1\.customer/, name);
      const page = JSON.parse(core.page(canonical.slice("../".length)));
      assert.equal(page.link, canonical.slice("../".length), name);
      assert.deepEqual(page.notices, [], name);
      assert.deepEqual(headings, [plainText(page.step.ask ?? page.step.headline)], name);
      assert.equal(title, page.title, name);
      assert.equal(kind ?? page.step.kind, page.step.kind, name);
      assert.deepEqual(
        answers.map(([id]) => id),
        (page.step.options ?? []).map(({ id }) => id),
        name,
      );
    }
  });

  it("lead nowhere but to pages and sections that are there, and every one is reached", () => {
    const reached = new Set(["plain/start.html"]);
    for (const [name, { links }] of pages) {
      for (const link of links.filter((one) => !one.startsWith("https:"))) {
        const [path, id] = new URL(link, `file://${join(site, name)}`).href.slice("file://".length).split("#");
        const target = relative(site, path) || "index.html";
        if (target === "map.html") continue; // which has a test of its own
        if (target === "licenses.txt") continue; // plain text; tests/release looks at it
        assert.ok(pages.has(target), `${name}: ${link}`);
        // The first page's own link is that of the script; without one it is the page itself.
        if (id && link !== "#1.customer") assert.ok(pages.get(target).ids.includes(id), `${name}: ${link}`);
        reached.add(target);
      }
    }
    const lost = plain().filter(([name]) => !reached.has(name));
    assert.deepEqual(
      lost.map(([name]) => name),
      [],
    );
  });

  it("lead back to where their answer was given", () => {
    const behindTries = plain().filter(([name, { back }]) => {
      if (back === undefined) return false;
      const { canonical, answers, failed } = pages.get(`plain/${back}`);
      assert.ok([...answers.map(([, link]) => link), failed].includes(name.slice("plain/".length)), name);
      assert.ok(pages.get(name).canonical.startsWith(canonical), name);
      return pages.get(name).canonical.includes(".tried-");
    });
    assert.ok(behindTries.length > 50);
  });

  it("end in advice or with people, whatever is answered", () => {
    const ends = new Map();
    // Whether every way on from a page comes to an end. Asked again, a person who never says the same twice may go on for ever,
    // so there it is the answer given before that counts.
    const endsWell = (name) => {
      if (ends.has(name)) return ends.get(name);
      ends.set(name, false);
      const { kind, answers, current, failed, worked, steps, places } = pages.get(`plain/${name}`);
      const next = current ? [current] : [...answers.map(([, link]) => link), ...(failed ? [failed] : [])];
      const advises = steps > 0 || places > 0;
      const sound = kind === "question" ? answers.length > 1 : advises && (!failed || worked === "solved.html");
      ends.set(name, sound && next.every(endsWell));
      return ends.get(name);
    };
    for (const name of names.filter((one) => one !== "solved.html")) assert.ok(endsWell(name), name);
  });

  it("name no link that opens from nowhere in what they tell people", () => {
    assert.ok(plain().some(([, { summary }]) => summary));
    for (const [name, { summary }] of plain()) assert.doesNotMatch(summary, /#1\./, name);
  });

  it("ask nothing of a script and stay out of search results, which have one page to show", () => {
    for (const [name, { scripts, robots }] of plain()) assert.deepEqual([scripts, robots], [0, "noindex"], name);
    for (const name of ["index.html", "all.html"]) assert.equal(pages.get(name).robots, undefined, name);
  });

  it("come in one round trip each, as they are", () => {
    for (const [name, { size, canonical }] of plain()) {
      // Who has tried so much has the styles already; what was tried is listed on the page.
      const tries = canonical.split(".tried-").length - 1;
      assert.ok(size <= (tries > 6 ? 16_000 : 13_500), `${name}: ${size} bytes`);
    }
    assert.ok(!existsSync(join(site, "plain/start.html.br")));
  });

  it("begin on the first page of all: each answer leads to its section there, and on", () => {
    const { answers, ids, links, headings } = pages.get("index.html");
    assert.deepEqual(headings, pages.get("plain/start.html").headings);
    for (const [index, [id, link]] of pages.get("plain/start.html").answers.entries()) {
      assert.deepEqual(answers[index], [id, `#1.customer.stuck-${id}`]);
      assert.ok(ids.includes(answers[index][1].slice(1)), link);
      assert.ok(links.includes(`plain/${link}`), link);
    }
    const size = readFileSync(join(site, "index.html.br")).length;
    assert.ok(size <= 13000, `${size} bytes`);
  });
});

describe("the page of all advice", () => {
  const html = readFileSync(join(site, "all.html"), "utf8");
  const page = parse(html);
  const words = JSON.parse(knowledge("words/en.customer.json"));
  const { questions, causes, guides, sources } = JSON.parse(knowledge("knowledge.json"));
  const guideOf = ({ guide }) => guide.customer ?? guide;

  it("has each guide of a customer once, with its causes, steps and sources", () => {
    const led = new Set(causes.map(guideOf));
    for (const [id, { headline, expect }] of Object.entries(words.guides)) {
      const sections = page.querySelectorAll(`[id="${id}"]`);
      // What is left to do once an agent acted is no advice to look for.
      assert.equal(sections.length, led.has(id) ? 1 : 0, id);
      if (!led.has(id)) continue;
      const text = sections[0].textContent;
      const marked = [
        headline,
        ...expect,
        ...causes.filter((one) => guideOf(one) === id).map((one) => words.causes[one.id]),
      ];
      for (const one of marked) assert.ok(text.includes(bare(one)), `${id}: ${one}`);
      const { procedures = {}, sources: read } = guides.find((guide) => guide.id === id);
      for (const procedure of procedures.customer ?? []) {
        for (const step of Object.values(words.procedures[procedure].steps))
          assert.ok(text.includes(bare(step)), `${id}: ${step}`);
      }
      const links = sections[0].querySelectorAll("a").map((node) => node.getAttribute("href"));
      for (const source of read)
        assert.ok(links.includes(sources.find((one) => one.id === source).url), `${id}: ${source}`);
    }
  });

  it("says how to recognize a problem by the customer's own answers", () => {
    for (const cause of causes) {
      const text = page.querySelector(`[id="${guideOf(cause)}"]`).textContent;
      for (const [id, answers] of Object.entries(cause.fits ?? {})) {
        const question = questions.find((one) => one.id === id);
        if (!question.audiences.customer || answers.length === question.answers.length) continue;
        assert.ok(text.includes(bare(words.questions[id].ask)), `${cause.id}: ${id}`);
        for (const answer of answers) {
          const { label } = words.questions[id].answers[answer];
          assert.ok(text.includes(bare(label)), `${cause.id}: ${label}`);
        }
      }
    }
  });

  it("has a way from its contents to everything, under headings without a gap", () => {
    const targets = new Set(
      page.querySelectorAll("main a[href^='#']").map((node) => node.getAttribute("href").slice(1)),
    );
    for (const { id } of page.querySelectorAll("main section[id]")) assert.ok(targets.has(id), id);
    const levels = page.querySelectorAll("h1, h2, h3, h4").map(({ tagName }) => Number(tagName[1]));
    assert.equal(levels.filter((level) => level === 1).length, 1);
    for (let i = 1; i < levels.length; i++) assert.ok(levels[i] <= levels[i - 1] + 1, `heading ${i}`);
  });
});

describe("a template", () => {
  it("gets each part in its place, whatever stands in it", () => {
    assert.equal(fill("<p>{{a}}</p>{{b}}{{a}}", { a: "$& {{b}}", b: "" }), "<p>$& {{b}}</p>$& {{b}}");
  });

  it("may name no other part, and leave out none", () => {
    assert.throws(() => fill("{{nosuch}}", {}), /asks for "nosuch"/);
    assert.throws(() => fill("{{main}}", { main: "", footer: "" }), /leaves out "footer"/);
  });
});

/** A text without its marks. */
function bare(text) {
  return text.replace(/\*\*(.*?)\*\*/g, "$1").replace(/\[(.*?)\]\(.*?\)/g, "$1 (opens in a new tab)");
}
