// The archive of a release, as those who get it find it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { components } from "../../scripts/licenses.mjs";
import { version } from "../../scripts/version.mjs";
import { pictures, startHosts } from "../browser/hosts.mjs";
import { readJson, root } from "../browser/support.mjs";
import { filesOf, temporaryFolder } from "../hosting/support.mjs";

const NAME = `signpost-${version}`;
const TARGETS = [
  "site/index.html",
  "site/_headers",
  "bin/signpost",
  "certificate.json",
  "sbom.cdx.json",
  "licenses.txt",
];

describe("the archive", () => {
  let folder;
  let sums;
  const read = (path) => readFileSync(join(folder, path), "utf8");
  before(() => {
    const made = temporaryFolder();
    sums = makeArchive(made);
    assert.equal(spawnSync("tar", ["-xf", `${NAME}.tar.gz`], { cwd: made }).status, 0);
    folder = join(made, NAME);
  });

  it("is the same, byte for byte, when somebody else makes it at another time and place", () => {
    const other = { TZ: "Asia/Kolkata", LC_ALL: "C", HOME: temporaryFolder(), USER: "somebody" };
    assert.equal(makeArchive(join(temporaryFolder(), "other"), other), sums);
  });

  it("says nothing of the machine that made it", () => {
    const made = join(folder, "..");
    const { stdout } = spawnSync("tar", ["-tvf", `${NAME}.tar.gz`], { cwd: made, encoding: "utf8", maxBuffer: 1e8 });
    const lines = stdout.trim().split("\n");
    assert.deepEqual([...new Set(lines.map((line) => line.split(/\s+/)[1]))], ["0/0"]);
    assert.equal(new Set(lines.map((line) => line.split(/\s+/).slice(3, 5).join(" "))).size, 1);
    assert.ok(!readFileSync(join(folder, "bin/signpost")).includes(root));
  });

  it("holds what a release promises, each file with its checksum", () => {
    const files = filesOf(folder);
    for (const path of [
      ...TARGETS,
      `signpost-helper-${version}.tgz`,
      `zendesk-${NAME}.zip`,
      "CHANGELOG.md",
      "SECURITY.md",
      "docs/hosting.md",
    ])
      assert.ok(files.includes(path), path);
    const checked = read("SHA256SUMS").trim().split("\n");
    assert.deepEqual(
      checked.map((line) => line.slice(66)),
      files.filter((path) => path !== "SHA256SUMS"),
    );
    const { status, stdout } = spawnSync("sha256sum", ["--check", "--quiet", "SHA256SUMS"], { cwd: folder });
    assert.equal(status, 0, stdout);
  });

  it("has the version in the tool and in the page", () => {
    assert.equal(run("--version"), `signpost ${version}\n`);
    for (const page of ["index.html", "all.html", "helper-single.html"])
      assert.ok(read(`site/${page}`).includes(`<meta name="generator" content="Signpost ${version}">`), page);
  });

  it("has a tool that works where it was unpacked, and a certificate that it finds right", () => {
    assert.match(run("check", "knowledge/customers-portal"), /no problem/);
    assert.equal(
      run("verify", "certificate.json", "knowledge/customers-portal"),
      "proved: no order of questions and tries is quicker\n",
    );
  });

  it("has a reply for each guide, without a placeholder but that of the address", () => {
    const replies = readdirSync(join(folder, "macros")).filter((name) => name.endsWith(".md"));
    assert.ok(replies.length > 20, replies.length);
    for (const name of replies) assert.doesNotMatch(read(`macros/${name}`), /\{\{|undefined/, name);
  });

  function run(...parameters) {
    const { status, stdout, stderr } = spawnSync("bin/signpost", parameters, { cwd: folder, encoding: "utf8" });
    assert.equal(status, 0, stderr);
    return stdout;
  }

  describe("its snippets [chromium]", () => {
    let hosts;
    before(async () => (hosts = await startHosts(join(folder, "site"))));
    after(() => hosts.close());

    it("name each script with the digest of its content", () => {
      let scripts = 0;
      for (const path of readdirSync(join(folder, "snippets")).filter((name) => name.endsWith(".html"))) {
        for (const [, name, algorithm, digest] of read(`snippets/${path}`).matchAll(
          /src="https:\/\/HOST\/PATH\/(\S+\.js)" integrity="(sha384)-(\S+)" crossorigin="anonymous"/g,
        )) {
          const content = readFileSync(join(folder, "site", name));
          assert.equal(createHash(algorithm).update(content).digest("base64"), digest, path);
          scripts++;
        }
      }
      assert.equal(scripts, 2);
    });

    for (const [name, shown] of [
      ["iframe-with-script.html", () => document.querySelector("[data-signpost] iframe")],
      ["element.html", () => document.querySelector("signpost-helper").shadowRoot?.querySelector("[data-answer]")],
    ]) {
      it(`${name} works in a page of another origin, and not with another digest`, async () => {
        const snippet = read(`snippets/${name}`).replaceAll("https://HOST/PATH/", hosts.site);
        const page = await hosts.open(snippet);
        await page.waitForFunction(shown);
        const spoilt = await hosts.open(
          snippet.replace(/sha384-./, (start) => `${start.slice(0, -1)}${start.endsWith("A") ? "B" : "A"}`),
        );
        await pictures(spoilt);
        assert.match(spoilt.faults.join("\n"), /digest/);
        assert.ok(!(await spoilt.evaluate(shown)));
      });
    }
  });

  describe("its bill of materials", () => {
    let bill;
    before(() => (bill = JSON.parse(read("sbom.cdx.json"))));

    it("has the form of CycloneDX 1.5", async () => {
      const faults = await new Validation.JsonStrictValidator(Spec.Version.v1dot5).validate(read("sbom.cdx.json"));
      assert.equal(faults, null);
    });

    it("names all that ships as required, and what builds it as not", () => {
      const scope = (name) => bill.components.find((one) => one.name === name)?.scope;
      for (const { name } of components) assert.equal(scope(name), "required", name);
      for (const name of ["esbuild", "typescript", "emscripten", "g++-12"]) assert.equal(scope(name), "excluded", name);
    });

    it("holds each npm package to its digest, as the lock file does", () => {
      const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
      const locked = Object.keys(packages).filter(Boolean);
      const bills = new Map(bill.components.map((one) => [one["bom-ref"], one]));
      for (const path of locked) assert.equal(bills.get(path)?.hashes[0].alg, "SHA-512", path);
    });

    it("ships one npm package, in the app for Zendesk alone", () => {
      assert.equal(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).dependencies, undefined);
      const shipped = components.filter(({ npm }) => npm).map((one) => [one.package, one.in]);
      assert.deepEqual(shipped, [["zendesk_app_framework_sdk", ["zendesk"]]]);
      const npm = bill.components.filter(({ purl, scope }) => purl?.startsWith("pkg:npm/") && scope === "required");
      assert.deepEqual(
        npm.map(({ purl }) => purl),
        ["pkg:npm/zendesk_app_framework_sdk@2.0.11"],
      );
    });
  });

  describe("its licenses", () => {
    it("are there for each part that ships, those of the site in the site", () => {
      for (const { name, license, in: places } of components) {
        assert.ok(read("licenses.txt").includes(`${name} (${license})`), name);
        assert.equal(read("site/licenses.txt").includes(`${name} (${license})`), places.includes("site"), name);
      }
    });

    it("have their texts", () => {
      for (const start of [
        "Copyright 2013-2022 Niels Lohmann",
        "2010-2022  The Emscripten Authors",
        "Copyright © 2005-2020 Rich Felker, et al.",
        "Apache License\n                           Version 2.0, January 2004",
        "As an exception,\nif, as a result of your compiling your source code,",
      ])
        assert.ok(read("site/licenses.txt").includes(start), start);
      assert.match(read("licenses.txt"), /CLI11[^]*Redistribution and use in source and binary forms/);
    });

    it("can be found from the page of all answers", () => {
      assert.match(read("site/all.html"), new RegExp(`<a href="licenses.txt">Signpost ${version}: licenses</a>`));
    });
  });
});

/** Makes the archive of what is built now; returns its line of checksum. */
function makeArchive(folder, environment = {}) {
  const { status, stderr } = spawnSync("node", ["scripts/archive.mjs", "--out", folder], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...environment },
  });
  assert.equal(status, 0, stderr);
  return readFileSync(join(folder, "SHA256SUMS"), "utf8");
}
