// What scripts/mutate breaks is still there to be broken: it takes too long to run with every change.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { faults } from "../mutations/faults.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

describe("the faults of scripts/mutate", () => {
  for (const { fault, file, from, to, noticed_by: test } of faults) {
    it(`can be made: ${fault}`, () => {
      assert.equal(readFileSync(join(root, file), "utf8").split(from).length - 1, 1, `how often it stands in ${file}`);
      assert.notEqual(to, from);
      for (const path of test.filter((part) => part.startsWith("tests/")))
        assert.ok(existsSync(join(root, path)), path);
    });
  }

  it("are at least 30, each with words of its own", () => {
    assert.ok(faults.length >= 30);
    assert.equal(new Set(faults.map(({ fault }) => fault)).size, faults.length);
  });
});
