// The documents of the project: their links lead somewhere, what they name exists, and promises.md is what its table says.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { heldBy, lostPieces, promises, requirements } from "../../scripts/promises.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const documents = [root, join(root, "docs"), join(root, "docs/desks")].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name)),
);
const LONGEST_ROW = 200;
const CODE = /^ {4}.*$|`[^`]*`/gm;
const withoutCode = (text) => text.replace(CODE, "");
const codeOf = (text) => text.match(CODE)?.join("\n") ?? "";

for (const path of documents) {
  const text = readFileSync(path, "utf8");
  describe(relative(root, path), () => {
    it("has links that lead to files and headings that are there", () => {
      for (const [, target] of withoutCode(text).matchAll(/\]\(([^)]+)\)/g)) {
        if (/^https?:/.test(target)) continue;
        const [file, heading] = target.split("#");
        const found = file ? resolve(dirname(path), file) : path;
        assert.ok(existsSync(found), `${target} is not there`);
        if (heading) assert.ok(anchors(readFileSync(found, "utf8")).includes(heading), `${target} is no heading`);
      }
    });

    it("names folders and files of the project that are there", () => {
      const named = /(?<![\w./])((?:core|web|public|hosting|tests|scripts|docs)\/[\w./-]*\w)/g;
      // xx stands for any language.
      for (const [, name] of codeOf(text).matchAll(named))
        if (!name.includes("xx")) assert.ok(existsSync(join(root, name)), `${name} is not there`);
    });

    it("names promises that are in the table of requirements", () => {
      for (const [id] of text.matchAll(/\b[A-Z]-\d\d\b/g)) assert.ok(id in requirements, `${id} is not there`);
    });

    it(`has no row of a table longer than ${LONGEST_ROW} characters`, () => {
      for (const line of text.split("\n").filter((one) => one.startsWith("|")))
        assert.ok(line.length <= LONGEST_ROW, `${line.length}: ${line}`);
    });
  });
}

describe("docs/promises.md", () => {
  it("is what scripts/promises.mjs makes of the table of requirements", () => {
    assert.equal(readFileSync(join(root, "docs/promises.md"), "utf8"), promises(), "run node scripts/promises.mjs");
  });
});

describe("the table of requirements", () => {
  it("names tests that are there", () => {
    assert.deepEqual(Object.keys(requirements).flatMap(lostPieces), []);
  });

  it("has a test or a reason for each promise", () => {
    const bare = Object.keys(requirements).filter((id) => !requirements[id]["not met"] && heldBy(id).length === 0);
    assert.deepEqual(bare, []);
  });
});

/** The anchors of headings, as GitLab makes them. */
function anchors(text) {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, "")
      .replaceAll(" ", "-"),
  );
}
