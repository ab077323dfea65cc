// What documentation tells others to paste: docs/embed, the Hugo shortcode, and demo.html.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, it } from "node:test";
import sanitize from "sanitize-html";
import { pictures, startHosts } from "./hosts.mjs";
import { AXE, RULES, describe, root, startSite } from "./support.mjs";

const FOLDER = join(root, "docs/embed");

// What a page must allow for each way, and nothing else.
const NEEDS = {
  "link.html": "default-src 'none'",
  "iframe.html": "default-src 'none'; frame-src ORIGIN; child-src ORIGIN",
  "iframe-with-script.html": "default-src 'none'; frame-src ORIGIN; child-src ORIGIN; script-src ORIGIN",
  "element.html": "default-src 'none'; script-src ORIGIN 'wasm-unsafe-eval'; connect-src ORIGIN",
};
const snippets = Object.fromEntries(Object.keys(NEEDS).map((name) => [name, readFileSync(join(FOLDER, name), "utf8")]));

// After the lists that these two publish: the help center takes frames, GitLab's Markdown does not.
const COMMON =
  "a abbr b blockquote br code dd div dl dt em h1 h2 h3 h4 h5 h6 hr i img li ol p pre s small span strong sub sup table tbody td th thead tr u ul".split(
    " ",
  );
const SANITIZERS = {
  "Zendesk help center": {
    allowedTags: [...COMMON, "iframe"],
    allowedAttributes: {
      "*": ["id", "class", "title", "data-*", "aria-*"],
      a: ["href", "target", "rel"],
      iframe: ["src", "width", "height", "allow", "allowfullscreen", "frameborder"],
    },
    allowedSchemes: ["http", "https", "mailto"],
  },
  "GitLab Markdown": {
    allowedTags: [...COMMON, "details", "summary", "kbd", "q", "samp", "var", "ruby", "rt", "rp", "del", "ins"],
    allowedAttributes: { "*": ["id", "title"], a: ["href"], img: ["src", "alt"] },
    allowedSchemes: ["http", "https", "mailto"],
  },
  "nothing but text and links": { allowedTags: ["a"], allowedAttributes: { a: ["href"] } },
};

describe("a snippet [chromium]", () => {
  let hosts;
  before(async () => (hosts = await startHosts()));
  afterEach(() => hosts.closeTabs());
  after(() => hosts.close());

  for (const [name, snippet] of Object.entries(snippets)) {
    for (const [sanitizer, rules] of Object.entries(SANITIZERS)) {
      it(`${name} keeps a link with words after the rules of ${sanitizer}`, async () => {
        const page = await hosts.open(sanitize(snippet, rules));
        const links = await page.evaluate(() =>
          [...document.querySelectorAll("a")]
            .filter((link) => link.checkVisibility())
            .map((link) => [link.href, link.textContent]),
        );
        assert.deepEqual(links, [["https://host/PATH/", "Find out why you cannot get into the Customers Portal"]]);
        assert.equal(await page.evaluate(() => document.querySelector("script")), null);
      });
    }

    it(`${name} works under exactly the policy that docs/embedding.md names (frames: Chromium only)`, async () => {
      const guide = readFileSync(join(root, "docs/embedding.md"), "utf8");
      const needed = NEEDS[name].replace("default-src 'none'; ", "").replaceAll("ORIGIN", "https://HOST");
      if (name !== "link.html") assert.ok(guide.includes(`\`${needed}\``), needed);
      const page = await hosts.open(fill(snippet, hosts.site), {
        policy: NEEDS[name].replaceAll("ORIGIN", hosts.site.slice(0, -1)),
        height: 2000,
      });
      await works[name]?.(page, hosts);
      await pictures(page);
      assert.deepEqual(hosts.violations, []);
      assert.deepEqual(page.faults, []);
    });

    const parts = NEEDS[name].split("; ").filter((part) => !/^(default|child)-src/.test(part));
    for (const part of parts) {
      it(`${name} needs ${part}`, async () => {
        const policy = NEEDS[name].split("; ").filter((one) => one !== part && !one.startsWith("child-src"));
        await hosts.open(fill(snippet, hosts.site), {
          policy: policy.join("; ").replaceAll("ORIGIN", hosts.site.slice(0, -1)),
        });
        const end = Date.now() + 10_000;
        while (hosts.violations.length === 0 && Date.now() < end) await pictures(hosts.tabs[0]);
        assert.ok(hosts.violations.length > 0);
      });
    }
  }

  it("has a frame with all its attributes", () => {
    const [tag] = /<iframe [^>]*>/.exec(snippets["iframe.html"]);
    const attributes = Object.fromEntries(
      [...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    );
    assert.deepEqual(attributes, {
      title: "Customers Portal helper",
      src: "https://HOST/PATH/",
      width: "100%",
      height: "640",
      loading: "lazy",
      allow: "clipboard-write",
      referrerpolicy: "no-referrer",
      sandbox: "allow-scripts allow-popups allow-popups-to-escape-sandbox",
    });
  });

  it("stands in the guide to embedding as it stands here", () => {
    const guide = readFileSync(join(root, "docs/embedding.md"), "utf8");
    for (const [name, snippet] of Object.entries(snippets)) {
      assert.ok(guide.includes(snippet.trimEnd().replace(/^/gm, "    ")), name);
    }
  });
});

describe("the Hugo shortcode", () => {
  let folder;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "signpost-hugo-"));
    cpSync(join(FOLDER, "hugo"), folder, { recursive: true });
    mkdirSync(join(folder, "content"));
    mkdirSync(join(folder, "layouts/_default"));
    writeFileSync(join(folder, "layouts/_default/single.html"), "{{ .Content }}");
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Builds a site with one page; returns its HTML, or the complaint. */
  const build = (shortcode, site = "https://help.example/portal/") => {
    writeFileSync(
      join(folder, "config.toml"),
      `disableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n[params]\nsignpost = "${site}"\n`,
    );
    writeFileSync(join(folder, "content/page.md"), `---\ntitle: Page\n---\n\nBefore.\n\n${shortcode}\n`);
    rmSync(join(folder, "public"), { recursive: true, force: true });
    const { status, stdout, stderr, error } = spawnSync("hugo", ["--source", folder], { encoding: "utf8" });
    assert.ifError(error);
    return status === 0
      ? { html: readFileSync(join(folder, "public/page/index.html"), "utf8") }
      : { complaint: stdout + stderr };
  };

  it("makes a place with a link, and loads embed.js once", () => {
    const { html } = build(
      '{{< signpost >}}\n\n{{< signpost theme="dark" start="#1.customer.stuck-nomail" text="No email" >}}',
    );
    assert.ok(
      html.includes(
        '<div data-signpost data-theme="auto"><a href="https://help.example/portal/">Find out why you cannot get into the Customers Portal</a></div>',
      ),
      html,
    );
    assert.ok(
      html.includes(
        '<div data-signpost data-theme="dark" data-start="#1.customer.stuck-nomail"><a href="https://help.example/portal/#1.customer.stuck-nomail">No email</a></div>',
      ),
      html,
    );
    assert.equal(html.split('<script src="https://help.example/portal/embed.js" defer></script>').length, 2, html);
  });

  it("uses nothing that newer versions of Hugo have given up", () => {
    assert.doesNotMatch(readFileSync(join(FOLDER, "hugo/layouts/shortcodes/signpost.html"), "utf8"), /\.Scratch/);
  });

  it("writes words as words", () => {
    const { html } = build(`{{< signpost text="<b>&\\"" >}}`);
    assert.ok(html.includes("&lt;b&gt;&amp;"), html);
  });

  for (const [what, shortcode, sentence, site] of [
    ["a theme that there is not", '{{< signpost theme="blue" >}}', 'theme must be auto, dark or light, not "blue"'],
    [
      "a start that is no link",
      '{{< signpost start="javascript:x" >}}',
      'start must be a link of the helper, such as #1.customer, not "javascript:x"',
    ],
    ["an unknown parameter", '{{< signpost color="red" >}}', 'there is no parameter "color", only start, text, theme'],
    ["a parameter without a name", '{{< signpost "dark" >}}', "parameters need names"],
    ["an address that is not https", "{{< signpost >}}", "params.signpost must be an address", "http://help.example/"],
    [
      "an address without its slash",
      "{{< signpost >}}",
      "params.signpost must be an address",
      "https://help.example/portal",
    ],
    ["no address", "{{< signpost >}}", "params.signpost must be an address", ""],
  ]) {
    it(`fails the build for ${what}, with the file and the line`, () => {
      const { complaint } = build(shortcode, site);
      assert.ok(complaint?.includes(sentence), complaint);
      assert.match(complaint, /content\/page\.md:7:1/);
    });
  }
});

describe("the demo [chromium]", () => {
  let site;
  before(async () => (site = await startSite()));
  after(() => site.close());

  it("shows each way under its own strict policy, and complains about nothing (Chromium only)", async () => {
    const page = await site.open("demo.html", { ready: false, height: 6000 });
    await page.waitForFunction(
      () =>
        document.querySelector("signpost-helper").shadowRoot?.querySelector("[data-answer]") &&
        [...document.querySelectorAll("[data-signpost]")].every((one) => one.style.minHeight === "0px"),
    );
    await page.evaluate(AXE);
    for (const [scheme, width] of [
      ["light", 1200],
      ["dark", 320],
    ]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.setViewport({ width, height: 6000 });
      const faults = await page.evaluate(
        async (options) => {
          const { violations } = await window.axe.run(document, options);
          return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
        },
        // Frames without an origin answer to nobody; their page has its own tests.
        { runOnly: { type: "tag", values: RULES }, resultTypes: ["violations"], iframes: false },
      );
      assert.deepEqual(faults, [], `${scheme} at ${width}`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, `${width}`);
    }
    assert.deepEqual(page.faults, []);
    await page.close();
  });
});

function fill(snippet, site) {
  return snippet.replaceAll("https://HOST/PATH/", site);
}

const works = {
  "iframe.html": async (page, { site }) => {
    const frame = await page.waitForFrame((one) => one.url().startsWith(site));
    await frame.waitForSelector("[data-answer]");
  },
  "iframe-with-script.html": (page) =>
    page.waitForFunction(() => {
      const place = document.querySelector("[data-signpost]");
      return place.querySelector("iframe") && place.style.minHeight === "0px";
    }),
  "element.html": (page) =>
    page.waitForFunction(() => document.querySelector("signpost-helper").shadowRoot?.querySelector("[data-answer]")),
};
