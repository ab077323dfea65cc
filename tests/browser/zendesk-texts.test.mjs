// What the Zendesk app makes of texts: words of a message's HTML, and rich text of what the core has written.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { before, it } from "node:test";
import { build } from "esbuild";
import { marked } from "marked";
import { describe, root } from "./support.mjs";

const REPLIES = join(root, "tests/content/replies");
const MILLION = 1_000_000;

async function load(name) {
  const { outputFiles } = await build({
    entryPoints: [join(root, "web/zendesk", name)],
    bundle: true,
    format: "esm",
    write: false,
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

describe("the words of a message", () => {
  let plainTextOf;
  before(async () => ({ plainTextOf } = await load("plain-text.ts")));

  for (const [what, html, text] of [
    [
      "stand without tags, blocks on lines of their own",
      "<p>It <b>says</b>:</p><div>No<br/>entry</div>",
      "\nIt says:\n\nNo\nentry\n",
    ],
    [
      "have their entities read",
      "a &amp; b &lt;c&gt; &quot;d&quot;&nbsp;&#8217;&#x2019; &unknown;",
      'a & b <c> "d" ’’ &unknown;',
    ],
    ["keep what looks like a tag and is none", "1 < 2 > 0, <3, a<b", "1 < 2 > 0, <3, a<b"],
    ["have no styles and scripts", "<style>p { color: red }</style><script>alert(1)</script>x", "x"],
    [
      "keep the address of a link that does not say it",
      '<a class="x" href="https://help.example/#1.agent">here</a>.',
      "here <https://help.example/#1.agent> .",
    ],
    ["say an address once", '<a href="https://help.example/">https://help.example/</a>', "https://help.example/"],
    [
      "keep no address of another kind",
      '<a href="javascript:alert(1)">here</a><a href="mailto:a@b.example">a@b.example</a>',
      "herea@b.example",
    ],
  ]) {
    it(what, () => assert.equal(plainTextOf(html).replaceAll("\u00a0", " "), text.replaceAll("\u00a0", " ")));
  }

  it("take time in proportion to their number, whatever they are", () => {
    for (const part of [
      "x",
      " ",
      "<",
      "<a",
      "<a ",
      "<a href=",
      "</a>",
      "<style>",
      "<style ",
      "&",
      "&#x",
      "&#xfffffff;",
      "<p>",
    ]) {
      const html = part.repeat(MILLION / part.length);
      const started = performance.now();
      plainTextOf(html);
      assert.ok(performance.now() - started < 2000, `a million of ${part}`);
    }
  });
});

describe("rich text", () => {
  let richTextOf;
  let richTextOfNote;
  before(async () => ({ richTextOf, richTextOfNote } = await load("rich-text.ts")));

  it("says of every reply what its Markdown says to another program", async () => {
    const names = readdirSync(REPLIES).filter((name) => name.endsWith(".md"));
    assert.ok(names.length > 90);
    for (const name of names) {
      const markdown = readFileSync(join(REPLIES, name), "utf8");
      const expected = (await marked.parse(markdown, { gfm: false }))
        .trim()
        .replace(/>\n+</g, "><")
        .replaceAll("&#39;", "'");
      assert.equal(richTextOf(markdown), expected, name);
    }
  });

  for (const [what, markdown, html] of [
    [
      "keeps signs that stand for themselves",
      String.raw`a \* b \[c\] 5 &lt; 6 &amp;amp; \_d\_`,
      "<p>a * b [c] 5 &lt; 6 &amp;amp; _d_</p>",
    ],
    ["turns no words into markup", `Tell "me" & <img src=x>`, "<p>Tell &quot;me&quot; &amp; &lt;img src=x&gt;</p>"],
    [
      "makes links of https alone",
      "[here](javascript:alert(1)) <http://a.example>",
      "<p>[here](javascript:alert(1)) &lt;http://a.example&gt;</p>",
    ],
    [
      "escapes addresses",
      `[a](https://a.example/?b="c&d)`,
      '<p><a href="https://a.example/?b=&quot;c&amp;d">a</a></p>',
    ],
    [
      "has lists",
      "1. **One**\n2. Two\n\n- a\n- b",
      "<ol><li><strong>One</strong></li><li>Two</li></ol><ul><li>a</li><li>b</li></ul>",
    ],
  ]) {
    it(what, () => assert.equal(richTextOf(markdown), html));
  }

  it("keeps the lines of a note", () => {
    assert.equal(richTextOfNote("INTERNAL\n\nLinks:\n- <a>\n"), "<p>INTERNAL</p><p>Links:<br>- &lt;a&gt;</p>");
  });
});
