// The built site, file by file: names, packed files, digests, addresses, headers, and how old a browser may be.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { before, describe, it } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import yaml from "js-yaml";
import { cacheOf, publicHeaders, typeOf } from "../../scripts/headers.mjs";
import { builtFile, root, siteFolder } from "../browser/support.mjs";
import { buildSite, filesOf, isPlain, servedFiles, temporaryFolder } from "./support.mjs";

const SINGLE = "helper-single.html";
const PAGES = servedFiles(siteFolder).filter((path) => path.endsWith(".html") && !isPlain(path) && path !== SINGLE);
const read = (path, folder = siteFolder) => readFileSync(join(folder, path));
const digest = (algorithm, content, form) => createHash(algorithm).update(content).digest(form);

describe("the built site", () => {
  let again;
  before(() => (again = buildSite()));

  it("names each file by its content, but for pages and what others ask for by its plain name", () => {
    const files = servedFiles(siteFolder).filter((path) => !isPlain(path));
    const plain = files.filter((path) => !/\.[0-9a-f]{8}\.\w+$/.test(path));
    const scripts = plain.filter((path) => path.endsWith(".js"));
    assert.deepEqual(plain, [...PAGES, SINGLE, "integrity.json", "licenses.txt", ...scripts].sort());
    for (const path of scripts)
      assert.deepEqual(read(builtFile(path)), read(path), `${path} has a copy to be cached for ever`);
    for (const path of files.filter((one) => !plain.includes(one))) {
      const [, named] = /\.([0-9a-f]{8})\.\w+$/.exec(path);
      assert.equal(named, digest("sha256", read(path), "hex").slice(0, 8), path);
    }
  });

  it("has each file packed twice beside it", () => {
    for (const path of servedFiles(siteFolder).filter((one) => !isPlain(one))) {
      assert.ok(brotliDecompressSync(read(`${path}.br`)).equals(read(path)), path);
      assert.ok(gunzipSync(read(`${path}.gz`)).equals(read(path)), path);
    }
  });

  it("weighs what tests/size/sizes.json says, give or take a percent", () => {
    const kept = JSON.parse(readFileSync(join(root, "tests/size/sizes.json"), "utf8"));
    const sizes = [...again.stdout.matchAll(/^ {2}(\S.*?) +(\d+)(?: {2}\S*)?$/gm)].map(([, ...size]) => size);
    assert.deepEqual(sizes.map(([what]) => what).sort(), Object.keys(kept).sort());
    for (const [what, size] of sizes) {
      assert.ok(
        Math.abs(size / kept[what] - 1) <= 0.01,
        `${what}: is that wanted? Then node scripts/site.mjs --accept`,
      );
    }
  });

  it("comes out the same, byte for byte, when it is built again", () => {
    const { folder, status } = again;
    assert.equal(status, 0);
    assert.deepEqual(filesOf(folder), filesOf(siteFolder));
    for (const path of filesOf(folder)) {
      assert.equal(digest("sha256", read(path, folder), "hex"), digest("sha256", read(path), "hex"), path);
    }
  });

  it("lists the digest of each script for pages that embed it", () => {
    const scripts = servedFiles(siteFolder).filter((path) => path.endsWith(".js"));
    assert.ok(scripts.length >= 2);
    assert.deepEqual(
      JSON.parse(read("integrity.json")),
      Object.fromEntries(scripts.map((path) => [path, `sha384-${digest("sha384", read(path), "base64")}`])),
    );
  });

  it("has every file that a page names", () => {
    for (const page of servedFiles(siteFolder).filter((path) => path.endsWith(".html"))) {
      const named = [
        ...read(page)
          .toString()
          .matchAll(/(?:href|src)="([^":?#]+\.\w+)"/g),
      ].map(([, path]) => path);
      assert.ok(named.length > 0, page);
      for (const path of named) assert.ok(existsSync(join(siteFolder, dirname(page), path)), `${page} names ${path}`);
    }
  });

  it("has scripts that browsers of 2020 can read", () => {
    const { status, stdout } = spawnSync(
      "npx",
      ["--no-install", "es-check", "es2020", "--module", "--checkFeatures", "build/site/**/*.js"],
      { cwd: root, encoding: "utf8" },
    );
    assert.equal(status, 0, stdout);
  });

  it("keeps the core in JavaScript for those who need it, at 80,000 bytes at most", () => {
    const path = builtFile("signpost-js.js");
    assert.ok(read(`${path}.br`).length <= 80_000);
    for (const page of PAGES) assert.ok(!read(page).includes(path), page);
  });

  it("says what it is in the first 8 KB of its page, for previews of links", () => {
    const start = read("index.html").subarray(0, 8192).toString();
    for (const tag of [
      /<title>[^<]+<\/title>/,
      /<meta name="description" content="[^"]+">/,
      /<meta property="og:title" content="[^"]+">/,
      /<meta property="og:description" content="[^"]+">/,
      /<meta property="og:type" content="website">/,
      /<meta name="twitter:card" content="summary">/,
    ]) {
      assert.match(start, tag);
    }
  });

  it("names no address of its own unless told", () => {
    for (const page of PAGES) {
      const html = read(page).toString();
      assert.doesNotMatch(html, /canonical" href="https?:|og:url/);
      assert.doesNotMatch(html, /'self' https?:/);
    }
  });

  it("sends through _headers what any other server sends", () => {
    assertHeadersFile(siteFolder, undefined);
  });
});

describe("the site for a known address", () => {
  const address = "https://host.example/folder/";
  const origin = "https://host.example";
  let folder;
  before(() => (folder = buildSite("--origin", address).folder));

  it("names its origin in the policy of each page and of _headers", () => {
    for (const page of PAGES)
      assert.match(read(page, folder).toString(), new RegExp(`style-src 'self'[^;]* ${origin};`), page);
    assertHeadersFile(folder, origin);
  });

  it("names the whole address of what was answered, for people who help, in pages without script", () => {
    const page = read("plain/stuck-other.topic-payment.html", folder).toString();
    assert.match(
      page,
      new RegExp(`<pre [^>]*>[^<]*: ${address}agent.html#1\\.agent\\.stuck-other\\.topic-payment</pre>`),
    );
  });

  it("names each page for search engines and previews", () => {
    for (const page of PAGES) {
      const own = page === "index.html" ? address : address + page;
      const start = read(page, folder).subarray(0, 8192).toString();
      assert.ok(start.includes(`<link rel="canonical" href="${own}">`), page);
      assert.ok(start.includes(`<meta property="og:url" content="${own}">`), page);
    }
  });

  for (const wrong of [
    "host.example",
    "http://host.example",
    "https://host.example/folder",
    "https://host.example/?a=b",
    "https://host.example/#a",
    "https://name@host.example/",
    "javascript:alert(1)/",
    "https://",
  ]) {
    it(`is not built for ${wrong}`, () => {
      const { status, stderr } = buildSite("--origin", wrong);
      assert.equal(status, 1);
      assert.equal(
        stderr.trim(),
        `--origin takes an address such as https://host or https://host/folder/, not ${wrong}`,
      );
    });
  }
});

describe("the job for GitLab Pages", () => {
  it("publishes the site with the files of the release before, and no page of it", () => {
    const { pages } = yaml.load(readFileSync(join(root, "hosting/gitlab-ci.yml"), "utf8"));
    assert.deepEqual(pages.artifacts.paths, ["public"]);
    assert.deepEqual(pages.cache.paths, ["former"]);
    const publish = pages.script.filter((line) => !/^(scripts\/build|node scripts\/site\.mjs --origin .*)$/.test(line));
    assert.equal(publish.length, pages.script.length - 2);

    const folder = temporaryFolder();
    const release = (files) => {
      spawnSync("rm", ["-rf", "build", "public"], { cwd: folder });
      for (const [path, content] of Object.entries({ "public/index.html": "source", ...files })) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
      }
      assert.equal(spawnSync("bash", ["-euc", publish.join("\n")], { cwd: folder }).status, 0);
    };
    release({ "build/site/index.html": "first", "build/site/main.1.js": "1" });
    assert.deepEqual(filesOf(join(folder, "public")), ["index.html", "main.1.js"]);
    release({ "build/site/index.html": "second", "build/site/main.2.js": "2" });
    release({ "build/site/index.html": "third", "build/site/main.3.js": "3" });
    assert.deepEqual(filesOf(join(folder, "public")), ["index.html", "main.2.js", "main.3.js"]);
    assert.equal(readFileSync(join(folder, "public/index.html"), "utf8"), "third");
  });
});

/** Reads _headers as Netlify does: all blocks whose path fits, each header once. */
function assertHeadersFile(folder, origin) {
  const blocks = {};
  let block;
  for (const line of read("_headers", folder).toString().trim().split("\n")) {
    if (line.startsWith("/")) block = blocks[line] = {};
    else {
      const [, name, value] = /^ {2}([\w-]+): (.+)$/.exec(line);
      assert.ok(!(name in block), `${name} stands twice`);
      block[name] = value;
    }
  }
  const files = [...servedFiles(folder).filter((path) => !isPlain(path)), "plain/*"];
  assert.deepEqual(Object.keys(blocks).sort(), ["/", "/*", ...files.map((path) => `/${path}`)].sort());
  assert.deepEqual(blocks["/*"], publicHeaders(origin));
  for (const path of files) {
    const sample = path === "plain/*" ? "plain/start.html" : path;
    assert.deepEqual(blocks[`/${path}`], { "Cache-Control": cacheOf(sample), "Content-Type": typeOf(sample) }, path);
  }
}
