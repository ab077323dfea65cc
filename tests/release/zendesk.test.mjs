// The packed app for Zendesk, opened again and held to what Zendesk's documentation and its validator (zendesk_apps_support) ask for.
// docs/zendesk.md names the pages. Zendesk's own command-line tool needs Zendesk's server, and was not tried.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { before, describe, it } from "node:test";
import { version } from "../../scripts/version.mjs";
import { zipOf } from "../../scripts/zip.mjs";
import { root } from "../browser/support.mjs";
import { APP } from "../browser/support/zendesk.mjs";
import { readZip } from "../browser/support/zip.mjs";
import { temporaryFolder } from "../hosting/support.mjs";

const MOST_BYTES = 2_000_000;
const ASSETS =
  ".png .jpg .jpeg .gif .svg .js .htm .html .css .map .eot .woff .woff2 .otf .ttf .json .xml .hbs .hdbs".split(" ");
const PARAMETERS = ["text", "password", "checkbox", "url", "number", "multiline", "hidden"];
const LOCALE = /^[a-z]{2}(-\w{2,3})?$/;
const SECRET = /token|key|pwd|password|secret/i;

describe("the app for Zendesk", () => {
  let entries;
  let files;
  let manifest;
  before(() => {
    entries = readZip(APP);
    files = Object.fromEntries(entries.map(({ path, content }) => [path, content]));
    manifest = JSON.parse(files["manifest.json"]);
  });

  it("is a zip of at most 2 MB that another program unpacks", () => {
    assert.ok(statSync(APP).size <= MOST_BYTES, statSync(APP).size);
    const { status, stderr } = spawnSync("python3", ["-m", "zipfile", "--test", APP], { encoding: "utf8" });
    assert.equal(status, 0, stderr);
  });

  it("holds plain files, each once, where Zendesk looks for them", () => {
    const paths = entries.map(({ path }) => path);
    assert.equal(new Set(paths).size, paths.length);
    assert.ok(entries.every(({ isLink }) => !isLink));
    for (const path of paths) assert.match(path, /^(manifest\.json|translations\/en\.json|assets\/[\w.-]+)$/);
    for (const path of [
      "manifest.json",
      "translations/en.json",
      "assets/iframe.html",
      "assets/logo.png",
      "assets/logo-small.png",
    ])
      assert.ok(path in files, path);
  });

  it("has assets of the types alone that Zendesk takes", () => {
    for (const path of Object.keys(files).filter((one) => one.startsWith("assets/")))
      assert.ok(ASSETS.includes(extname(path)), path);
  });

  it("has logos of the sizes that Zendesk asks for, the small one with transparency", () => {
    for (const [name, size, colors] of [
      ["logo.png", 320, [2, 6]],
      ["logo-small.png", 128, [6]],
    ]) {
      const png = files[`assets/${name}`];
      assert.equal(png.toString("latin1", 0, 8), "\x89PNG\r\n\x1a\n", name);
      assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20), png[24]], [size, size, 8], name);
      assert.ok(colors.includes(png[25]), name);
    }
  });

  it("says in its manifest what Zendesk demands", () => {
    assert.equal(manifest.frameworkVersion, "2.0");
    assert.equal(manifest.version, version);
    assert.equal(manifest.private, true);
    for (const field of ["name", "email"]) assert.equal(typeof manifest.author[field], "string");
    assert.match(manifest.defaultLocale, LOCALE);
    assert.ok(`translations/${manifest.defaultLocale}.json` in files);
    assert.deepEqual(Object.keys(manifest.location), ["support"]);
    assert.deepEqual(Object.keys(manifest.location.support), ["ticket_sidebar", "new_ticket_sidebar"]);
    for (const { url, flexible } of Object.values(manifest.location.support)) {
      assert.ok(url.startsWith("assets/") && url in files, url);
      assert.equal(flexible, true);
    }
  });

  it("may ask no other host, and has no setting that is secret", () => {
    assert.deepEqual(manifest.domainWhitelist, []);
    const names = manifest.parameters.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    for (const { name, type, required, secure } of manifest.parameters) {
      assert.ok(PARAMETERS.includes(type), type);
      assert.ok(name !== "name" && !SECRET.test(name), name);
      assert.deepEqual([typeof required, secure], ["boolean", false]);
    }
    for (const key of ["oauth", "signedUrls", "remoteInstallationURL", "gaID"]) assert.ok(!(key in manifest), key);
  });

  it("has the words that a private app needs, those of its settings among them", () => {
    const { app } = JSON.parse(files["translations/en.json"]);
    for (const key of ["name", "short_description", "long_description", "installation_instructions"])
      assert.equal(typeof app[key], "string", key);
    for (const { name } of manifest.parameters)
      assert.deepEqual(Object.keys(app.parameters[name]), ["label", "helpText"], name);
  });

  it("names no script of another host, Zendesk's own included, and holds the license of its SDK", () => {
    const page = files["assets/iframe.html"].toString();
    assert.doesNotMatch(page, /<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=/);
    assert.doesNotMatch(page, /zdassets|assets\.zendesk\.com/);
    const license = readFileSync(join(root, "node_modules/zendesk_app_framework_sdk/LICENSE"), "utf8");
    assert.ok(files["assets/licenses.html"].toString().includes(license.trim().split("\n").at(-1).trim()));
    assert.match(files["assets/licenses.html"].toString(), /Zendesk App Framework SDK \(Apache-2\.0\)/);
  });

  it("comes out the same, byte for byte, when it is built again", () => {
    const again = join(temporaryFolder(), "app.zip");
    const { status, stderr } = spawnSync("node", ["scripts/zendesk.mjs", "--out", again], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, TZ: "Asia/Kolkata" },
    });
    assert.equal(status, 0, stderr);
    assert.ok(readFileSync(again).equals(readFileSync(APP)));
  });
});

describe("a zip", () => {
  it("holds any names and contents, and is read by another program as it was written", () => {
    const path = join(temporaryFolder(), "any.zip");
    const files = { "b/ä.txt": "ä", "a.bin": Buffer.from([0, 255, 10]), empty: "" };
    writeFileSync(path, zipOf(files));
    assert.deepEqual(
      readZip(path).map(({ path: name, content }) => [name, content]),
      Object.keys(files)
        .sort()
        .map((name) => [name, Buffer.from(files[name])]),
    );
    const list = spawnSync(
      "python3",
      ["-c", "import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read('b/ä.txt').decode())", path],
      {
        encoding: "utf8",
      },
    );
    assert.equal(list.stdout, "ä\n", list.stderr);
  });
});
