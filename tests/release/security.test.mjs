// SECURITY.md names for each promise the test that holds it. This fails when such a test is gone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { root } from "../browser/support.mjs";

const rows = readFileSync(join(root, "SECURITY.md"), "utf8")
  .split("\n")
  .filter((line) => /^\| .*`tests\//.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()));

describe("the promises of SECURITY.md", () => {
  it("are in a table that can be read", () => assert.ok(rows.length > 20));

  for (const [, promise, file, name] of rows) {
    it(promise, () => {
      const tests = readFileSync(join(root, file.replaceAll("`", "")), "utf8");
      const titles = [...tests.matchAll(/(?:\bit\(|TEST_CASE\()\s*["`](.*)["`]/g)].map(([, title]) => title);
      assert.ok(
        titles.some((title) => title.includes(name)),
        `${file} has no test "${name}"`,
      );
    });
  }
});
