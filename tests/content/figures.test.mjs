// How long a conversation is, as the tool works it out for the knowledge that we ship.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const told = execFileSync(
  join(root, "build/release/signpost"),
  ["check", join(root, "public/knowledge/customers-portal")],
  { encoding: "utf8" },
);

describe("a conversation", () => {
  for (const audience of ["customer", "agent"]) {
    it(`Q-06 asks a ${audience} at most six questions, and at most three on average, until there is advice`, () => {
      const figures = new RegExp(`^${audience}: ([\\d.]+) questions until advice on average, (\\d+) at the most`, "m");
      const [, average, most] = figures.exec(told);
      assert.ok(Number(average) <= 3 && Number(most) <= 6, `${average} on average, ${most} at the most`);
    });
  }
});
