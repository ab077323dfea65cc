// What scripts/release demands before it does anything, tried in a copy of the project that has no builds.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { version } from "../../scripts/version.mjs";
import { root } from "../browser/support.mjs";
import { temporaryFolder } from "../hosting/support.mjs";

const NEEDED = ["CMakeLists.txt", "package.json", "CHANGELOG.md", "README.md", "scripts/release", "scripts/common.sh"];
const USAGE = "Name the version as in: scripts/release 1.2.3 [https://host/folder/]";

describe("a release is refused", () => {
  let copy;
  const git = (...parameters) => {
    const { status, stderr } = spawnSync(
      "git",
      ["-c", "user.name=A", "-c", "user.email=a@example.com", ...parameters],
      {
        cwd: copy,
        encoding: "utf8",
      },
    );
    assert.equal(status, 0, stderr);
  };
  /** Changes a file in a commit of its own, and takes it back when the release has been refused. */
  const release = (parameters, change) => {
    if (change) {
      const [path, from, to] = change;
      const before = readFileSync(join(copy, path), "utf8");
      assert.ok(before.includes(from));
      writeFileSync(join(copy, path), before.replace(from, to));
      git("commit", "--quiet", "--all", "--message", "change");
    }
    const { status, stderr, stdout } = spawnSync("scripts/release", parameters, { cwd: copy, encoding: "utf8" });
    if (change) git("reset", "--quiet", "--hard", "HEAD~1");
    assert.equal(stdout, "");
    assert.equal(status, 1);
    return stderr.trim();
  };
  before(() => {
    copy = join(temporaryFolder(), "copy");
    // The files as they lie here, committed or not, in a repository of their own.
    mkdirSync(join(copy, "scripts"), { recursive: true });
    for (const path of NEEDED) cpSync(join(root, path), join(copy, path));
    git("init", "--quiet");
    git("add", "--all");
    git("commit", "--quiet", "--message", "all");
  });

  for (const parameters of [[], ["1.2"], ["v1.2.3"], ["1.2.3-rc1"], ["1.2.3; true"], [version, "https://a/", "more"]]) {
    it(`for ${JSON.stringify(parameters)}`, () => assert.equal(release(parameters), USAGE));
  }

  for (const address of ["http://host/", "https://host", "https://host/?a/", "host/"]) {
    it(`for the address ${address}`, () => {
      assert.equal(
        release([version, address]),
        `The address looks like https://host/folder/, with a slash at its end; "${address}" does not.`,
      );
    });
  }

  it("for a version that is not that of the sources", () => {
    assert.equal(
      release(["99.0.0"]),
      `CMakeLists.txt says version ${version}, not 99.0.0: change it there, in project(signpost VERSION …).`,
    );
  });

  it("for a version that package.json does not have", () => {
    assert.equal(
      release([version], ["package.json", `"version": "${version}"`, '"version": "98.0.0"']),
      `package.json says version 98.0.0, not ${version}: run npm version --no-git-tag-version ${version}.`,
    );
  });

  it("for a version without a word on what changed", () => {
    assert.equal(
      release([version], ["CHANGELOG.md", `## ${version}`, "## 97.0.0"]),
      `CHANGELOG.md has no section "## ${version}": say there what people can do now.`,
    );
  });

  it("while something is not committed", () => {
    appendFileSync(join(copy, "README.md"), "\n");
    writeFileSync(join(copy, "new.txt"), "");
    assert.equal(
      release([version]),
      "Commit these first, or take them away: a release is made of a commit.\n M README.md\n?? new.txt",
    );
  });
});
