// Pages as HTML, drawn without a browser by the code that draws them in one.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { before, describe, it } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { loadDrawing } from "../../scripts/site/drawing.mjs";
import { document } from "../../scripts/site/html-document.mjs";
import { compiled } from "../compiled.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const read = (name) => readFileSync(join(root, "public/knowledge/customers-portal", name), "utf8");
const MOST_PAGES = 1500;
// No page offers these answers together.
const CONTRADICTION = ".stuck-password.site-portal.way-never.goal-org";

// Guides that name an address without a main action: it is a way out, another person's, only to look at, one of several, or not for this
// browser.
const NO_ACTION =
  "keepboth invitation otherbilling findowner nogroups gl2fa gl2faowner glcode must2fa browser ownhelp whichsite wrongplan " +
  "progowner progcode progrenew stopbyother portal500 seats sso ssohelp ssh2fa reinvite cantinvite oldlicense ownboth makerecord " +
  "freshbuy owngroup notlisted notoffered minutesmove noticemore errormore gl2faleft glfollow tellall ticketagain progagain " +
  "salesagain billagain reselagain";

// Words that try to be more than words, and an address that tries to end its attribute.
const HOSTILE = `</section><script>alert('x')</script>&lt;"><img src=x onerror="y">`;
const SHOWN =
  "&lt;/section&gt;&lt;script&gt;alert('x')&lt;/script&gt;&amp;lt;&quot;&gt;&lt;img src=x onerror=&quot;y&quot;&gt;";
const ADDRESS = `https://docs.gitlab.com/?"onclick="x`;
const SCRIPT = "javascript:alert(1)";
// What the drawing itself reads of a page; all the rest is only shown.
const READ = ["kind", "reason", "audience", "language", "checked"];

const TAGS = "a b dd details div dl dt h1 h2 h3 input label li ol p pre section span summary time ul".split(" ");
const ATTRIBUTES =
  "aria-current class data-also data-answer data-given data-guide data-handover data-outcome data-question data-solved data-suspect " +
  "data-tried datetime href open rel tabindex target translate type";

describe("a page drawn as HTML", () => {
  const pages = [];
  const guides = [];
  let draw;
  before(async () => {
    draw = await loadDrawing();
    const shapes = new Set();
    const { default: createCore } = await import(pathToFileURL(join(root, "build/wasm/signpost.mjs")).href);
    const core = await createCore({ wasmBinary: readFileSync(join(root, "build/wasm/signpost.wasm")) });
    for (const audience of ["customer", "agent"]) {
      assert.equal(core.load(compiled(audience)), "");
      const links = new Set([`#1.${audience}`, `#1.${audience}.nosuch-x`, `#1.${audience}${CONTRADICTION}`]);
      for (const link of links) {
        const text = core.page(link);
        const page = JSON.parse(text);
        if (!shapes.has(shapeOf(page))) pages.push(page);
        shapes.add(shapeOf(page));
        for (const [next] of text.matchAll(/#1\.[a-z0-9.-]+/g)) {
          if (links.size < MOST_PAGES && next.startsWith(`#1.${audience}`)) links.add(next);
        }
      }
      for (const { id, procedures } of JSON.parse(read("knowledge.json")).guides)
        if (procedures?.[audience]) guides.push(JSON.parse(core.page(`#1.${audience}.see-${id}`)));
    }
  });
  const drawn = (page, addressOf = (link) => link) => {
    const { main, footer } = draw(page, addressOf);
    return main + footer;
  };

  it("is drawn of every kind here", () => {
    const kinds = new Set(pages.map(({ step }) => step.reason ?? step.kind));
    for (const kind of ["question", "guide", "solved", "exhausted", "contradiction", "out-of-scope"])
      assert.ok(kinds.has(kind), kind);
  });

  it("tells people the whole address of what was answered, or none", () => {
    const [page] = pages.filter(({ step }) => step.reason === "exhausted");
    const summary = (more) => /<pre [^>]*>([^<]*)</.exec(drawn({ ...page, ...more }))[1];
    assert.equal(summary({}), page.step.summary);
    assert.equal(
      summary({ site: "https://help.example/" }),
      `${page.step.summary}\n${page.labels.share_agent}: https://help.example/agent.html${page.share.agent}`,
    );
  });

  it("keeps hostile words words, in each element and attribute", () => {
    for (const page of pages) {
      const { title, main, footer } = draw(hostile(page), (link) => link);
      assert.equal(title, SHOWN);
      for (const part of [main, footer]) {
        assert.ok(part.includes(SHOWN), page.link);
        for (const { tag, attributes } of elementsOf(part)) {
          assert.ok(TAGS.includes(tag), `${page.link}: ${tag}`);
          for (const [name, value] of attributes) {
            assert.ok(ATTRIBUTES.split(" ").includes(name), `${page.link}: ${tag} ${name}`);
            assert.ok(!value?.startsWith("javascript:"), `${page.link}: ${tag} ${name}`);
          }
        }
      }
    }
  });

  it("has no link in a link, though a label or a headline holds one", () => {
    for (const page of pages) {
      for (const { tag, within } of elementsOf(drawn(hostile(page))))
        assert.ok(tag !== "a" || !within.includes("a"), page.link);
    }
  });

  it("has a button for the one main action of a customer's guide", () => {
    const without = [];
    for (const page of guides.filter(({ audience }) => audience === "customer")) {
      const actions = mainActions(drawn(page));
      assert.ok(actions.length <= 1, page.link);
      if (actions.length === 0 && page.step.steps.flat().some(({ link }) => link)) without.push(page.step.id);
      for (const { words } of actions) assert.match(words, /^[A-Z]/, page.link);
    }
    assert.deepEqual(without.sort(), NO_ACTION.split(" ").sort());
  });

  it("has none for an agent, who does not go there", () => {
    for (const page of guides.filter(({ audience }) => audience === "agent"))
      assert.deepEqual(mainActions(drawn(page)), [], page.link);
  });

  it("draws the first link that is a sentence of its own as that button, in its place and once", () => {
    const [page] = guides;
    const link = (text) => ({ link: `https://gitlab.com/${text}`, text });
    const steps = [
      [{ text: "If not, ask " }, link("Support"), { text: "." }],
      [link("Register"), { text: " with the right email." }],
      [{ text: "None yet? " }, link("Open"), { text: ". Look at " }, { ui: "Billing" }, { text: "." }],
      [link("Close"), { text: "." }],
    ];
    const html = drawn({ ...page, step: { ...page.step, steps, before: [] } });
    assert.deepEqual(mainActions(html), [{ address: "https://gitlab.com/Open", words: "Open" }]);
    assert.equal(html.split("https://gitlab.com/Open").length, 2);
    const words = html.replaceAll(/<[^>]*>/g, "");
    assert.ok(words.includes("None yet? Open (opens in a new tab). Look at Billing."), words);
  });

  it("has nothing that only a script can serve", () => {
    for (const page of pages) {
      const html = drawn(page);
      assert.doesNotMatch(html, /<button|data-action|class="tools"/, page.link);
      assert.doesNotMatch(html, /<(\w+)[^>]*><\/\1>/, `${page.link} has nothing empty`);
    }
  });

  it("leads where it is told to, and to other sites as they are", () => {
    for (const page of pages) {
      for (const { attributes } of elementsOf(drawn(page, (link) => `to:${link}`))) {
        const href = attributes.get("href");
        if (href !== undefined) assert.match(href, /^(https:|to:(#1\.|all\.html$))/, page.link);
      }
    }
  });

  it("lets nobody translate labels that stand on a screen, nor what goes to Support", () => {
    for (const page of pages) {
      const html = drawn(page);
      const labels = [...JSON.stringify(page).matchAll(/{"ui":"(.*?)"}/g)].map(([, words]) => JSON.parse(`"${words}"`));
      for (const [, words] of html.matchAll(/<b>(.*?)<\/b>/g))
        assert.ok(!labels.includes(words), `${page.link}: ${words}`);
      assert.equal(html.includes('<b translate="no">'), labels.length > 0, page.link);
      assert.doesNotMatch(html, /<pre>/, page.link);
    }
  });
});

describe("a document without a browser", () => {
  it("writes elements with their attributes and what they hold, in order", () => {
    const link = document.createElement("a");
    link.setAttribute("href", "?a&b");
    link.setAttribute("data-it", "");
    link.setAttribute("href", `"c"`);
    link.append("1 < 2", document.createTextNode(" & 'so'"), document.createElement("input"));
    assert.equal(String(link), `<a href="&quot;c&quot;" data-it>1 &lt; 2 &amp; 'so'<input></a>`);
  });

  it("refuses names that are none", () => {
    assert.throws(() => document.createElement("a><script"), /is no name/);
    assert.throws(() => document.createElement("a").setAttribute("x onclick", "y"), /is no name/);
  });
});

/** The buttons among the steps of a page. */
function mainActions(html) {
  const [steps = ""] = /<ol class="steps">.*?<\/ol>/s.exec(html) ?? [];
  const buttons = steps.matchAll(/<a class="button button-main" href="([^"]*)"[^>]*>([^<]*)</g);
  return [...buttons].map(([, address, words]) => ({ address, words }));
}

/** Which parts a page has: those with the same are drawn alike. */
function shapeOf({ audience, step, ...rest }) {
  const parts = Object.entries({ ...rest, ...step }).filter(([, part]) => part?.length !== 0);
  return [audience, step.kind, step.reason, ...parts.map(([name]) => name)].join();
}

/** A page whose every word and address is hostile. */
function hostile(value, key) {
  if (typeof value === "string") return READ.includes(key) ? value : HOSTILE;
  if (Array.isArray(value)) {
    const isText = value.some((one) => "text" in Object(one) || "ui" in Object(one));
    const more = [
      { ui: HOSTILE },
      { link: ADDRESS, text: HOSTILE },
      { link: SCRIPT, text: HOSTILE },
      { text: HOSTILE },
    ];
    return isText ? more : value.map((one) => hostile(one));
  }
  if (typeof value !== "object") return value;
  const all = Object.entries(value).map(([name, one]) => [name, hostile(one, name)]);
  return { ...Object.fromEntries(all), ...(key === "labels" && { contact_url: ADDRESS }) };
}

/** The elements of HTML, each with those around it. Fails where one is not well-formed, or does not end where its content does. */
function elementsOf(html) {
  const result = [];
  const open = [];
  let at = 0;
  for (const [tag, end, name, attributes] of html.matchAll(/<(\/?)([a-z0-9]+)((?: [a-z-]+(?:="[^"<>]*")?)*)>/g)) {
    const before = html.indexOf(tag, at);
    assert.doesNotMatch(html.slice(at, before), /[<>"]/, "words are words");
    at = before + tag.length;
    if (end) {
      assert.equal(open.pop(), name);
      continue;
    }
    const pairs = [...attributes.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)].map(([, key, value]) => [key, value]);
    result.push({ tag: name, attributes: new Map(pairs), within: [...open] });
    if (name !== "input") open.push(name);
  }
  assert.doesNotMatch(html.slice(at), /[<>"]/);
  assert.deepEqual(open, []);
  return result;
}
