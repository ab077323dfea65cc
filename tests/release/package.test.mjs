// The npm package, packed and installed as a stranger does it, then used in a page of their own.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { serve } from "../../scripts/serve.mjs";
import { version } from "../../scripts/version.mjs";
import { root } from "../browser/support.mjs";
import { launch } from "../browser/support/engines.mjs";
import { filesOf, temporaryFolder } from "../hosting/support.mjs";

const SITE = "https://host.example/helper/";
const ESBUILD = join(createRequire(import.meta.url).resolve("esbuild"), "../../bin/esbuild");
const TSC = createRequire(import.meta.url).resolve("typescript/bin/tsc");
const ELEMENT = `<signpost-helper site="${SITE}" events><a href="${SITE}">Get in</a></signpost-helper>`;

describe("the npm package [chromium]", () => {
  let project;
  let servers = [];
  let browser;
  const installed = () => join(project, "node_modules/signpost-helper");
  const run = (command, ...parameters) => {
    const { status, stdout, stderr } = spawnSync(command, parameters, { cwd: project, encoding: "utf8" });
    assert.equal(status, 0, stdout + stderr);
    return stdout;
  };

  before(async () => {
    project = temporaryFolder();
    const folder = join(temporaryFolder(), "npm");
    run("node", join(root, "scripts/package.mjs"), "--out", folder);
    const file = run("npm", "pack", "--silent", folder).trim();
    assert.equal(file, `signpost-helper-${version}.tgz`);
    writeFileSync(join(project, "package.json"), '{ "private": true, "type": "module" }');
    run("npm", "install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", `./${file}`);
    browser = await launch("chromium");
  });
  after(async () => {
    await browser?.close();
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  });

  /** Serves a folder as the site is served, strict policy and all, and opens its page. */
  async function open(folder) {
    const server = await serve(folder, 0);
    servers.push(server);
    const page = await browser.newPage();
    page.faults = [];
    page.on("console", (message) => page.faults.push(message.text()));
    page.on("pageerror", (error) => page.faults.push(error.message));
    page.on("response", (response) => response.status() >= 400 && page.faults.push(response.url()));
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    return page;
  }

  function writePage(folder, script) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, "index.html"),
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,">` +
        `<script type="module" src="${script}"></script></head><body>${ELEMENT}</body></html>`,
    );
  }

  /** Sees the first question, selects an answer, and looks at where the ways out lead. */
  async function assertWorks(page) {
    const inside = (read) => page.waitForFunction(read).then((found) => found.jsonValue());
    const first = await inside(() => {
      const { shadowRoot } = document.querySelector("signpost-helper");
      return shadowRoot?.querySelector("[data-answer]") && shadowRoot.querySelector("h1").textContent;
    });
    await page.evaluate(() =>
      document.querySelector("signpost-helper").shadowRoot.querySelector("[data-answer]").click(),
    );
    await page.waitForFunction(
      (before) => document.querySelector("signpost-helper").shadowRoot.querySelector("h1").textContent !== before,
      {},
      first,
    );
    const [all, answer] = await page.evaluate(() =>
      ['a[href$="all.html"]', "[data-answer]"].map(
        (selector) => document.querySelector("signpost-helper").shadowRoot.querySelector(selector)?.href,
      ),
    );
    assert.equal(all, `${SITE}all.html`);
    assert.ok(answer.startsWith(`${SITE}#1.customer.`), answer);
    assert.deepEqual(page.faults, []);
  }

  it("works after esbuild, with its files beside the bundle", async () => {
    writeFileSync(join(project, "page.js"), 'import "signpost-helper";');
    const dist = join(project, "dist");
    run(ESBUILD, "page.js", "--bundle", "--splitting", "--format=esm", `--outdir=${dist}`);
    cpSync(join(installed(), "files"), join(dist, "files"), { recursive: true });
    writePage(dist, "page.js");
    await assertWorks(await open(dist));
  });

  it("works as it is, served from node_modules", async () => {
    writePage(project, "node_modules/signpost-helper/signpost-element.js");
    await assertWorks(await open(project));
  });

  it("can be imported where there is no document, as by sites that are made on a server", () => {
    const names = run("node", "--input-type=module", "-e", 'console.log(Object.keys(await import("signpost-helper")))');
    assert.equal(names.trim(), "[ 'SignpostHelper' ]");
  });

  it("opens for agents too", async () => {
    writePage(project, "node_modules/signpost-helper/signpost-element.js");
    const index = join(project, "index.html");
    writeFileSync(index, readFileSync(index, "utf8").replace("events>", 'start="#1.agent">'));
    const page = await open(project);
    await page.waitForFunction(() =>
      document.querySelector("signpost-helper").shadowRoot?.querySelector("[data-answer]"),
    );
    assert.deepEqual(page.faults, []);
  });

  it("writes the address of each file as bundlers know it, and has every one", () => {
    const scripts = filesOf(installed()).filter((path) => path.endsWith(".js") && path !== "embed.js");
    const named = scripts.flatMap((path) => {
      const text = readFileSync(join(installed(), path), "utf8");
      return [
        ...[...text.matchAll(/new URL\("\.\/(files\/[^"]+)",\s*import\.meta\.url\)/g)].map(([, file]) => file),
        ...[...text.matchAll(/import\("\.\/([^"]+)"\)/g)].map(([, file]) => file),
      ];
    });
    const files = filesOf(installed()).filter((path) => path.startsWith("files/") || scripts.includes(path));
    assert.deepEqual([...new Set(["signpost-element.js", ...named])].sort(), files);
  });

  it("has types that a strict compiler takes", () => {
    writeFileSync(
      join(project, "page.ts"),
      `import { SignpostHelper, type SignpostAdviceEvent } from "signpost-helper";
       const helper: SignpostHelper | null = document.querySelector("signpost-helper");
       helper?.addEventListener("signpost-advice", (event: SignpostAdviceEvent) => event.detail.guide.length);`,
    );
    run(
      "node",
      TSC,
      "--noEmit",
      "--strict",
      "--target",
      "es2020",
      "--module",
      "esnext",
      "--moduleResolution",
      "bundler",
      "page.ts",
    );
  });

  it("offers nothing but the element and the loader of the frame", () => {
    const find = (name) =>
      spawnSync("node", ["--input-type=module", "-e", `console.log(import.meta.resolve("${name}"))`], { cwd: project });
    for (const name of ["signpost-helper", "signpost-helper/embed.js"]) assert.equal(find(name).status, 0, name);
    assert.notEqual(find("signpost-helper/package.json").status, 0);
  });

  it("has a loader that shows the site that it is told", async () => {
    writeFileSync(
      join(project, "index.html"),
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title></head><body><div data-signpost></div>` +
        `<script src="node_modules/signpost-helper/embed.js" data-site="${SITE}"></script></body></html>`,
    );
    const page = await open(project);
    const frame = await page.waitForFunction(() => document.querySelector("iframe")?.getAttribute("src"));
    assert.equal(await frame.jsonValue(), SITE);
  });
});
