// What the advice of each guide stands for, in the labels of real stories (advice.json), and that the stories of stories.json, each
// of them an example, end in advice that is right for them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const shipped = join(here, "../../public/knowledge/customers-portal");
const knowledge = json(join(shipped, "knowledge.json"));
const examples = json(join(shipped, "examples.json")).filter(({ text }) => text !== undefined);
const advice = json(join(here, "advice.json"));
const stories = json(join(here, "stories.json"));

const LABELS = [
  "one_time_link",
  "signin_gitlab_com",
  "confirm_account",
  "right_email",
  "link_account",
  "change_linked_account",
  "change_portal_email",
  "add_second_account_to_billing",
  "transfer_ownership",
  "reseller",
  "gitlab_com_account_recovery",
  "contact_support",
  "not_this_helper",
];

describe("what advice stands for", () => {
  it("is said of each guide, and of nothing else, in the order of the knowledge", () => {
    assert.deepEqual(
      Object.keys(advice),
      knowledge.guides.map(({ id }) => id),
    );
  });

  for (const [guide, labels] of Object.entries(advice))
    it(`${guide}: one label or more, none twice, the team in words where it is another`, () => {
      assert.ok(labels.length > 0);
      assert.equal(new Set(labels).size, labels.length);
      for (const label of labels) assert.ok(LABELS.includes(label) || /^other:\w/.test(label), label);
    });
});

describe("real stories", () => {
  it("are 76, and 294 examples or more stand with them", () => {
    assert.equal(new Set(stories.map(({ id }) => id)).size, 76);
    assert.ok(examples.length >= 294, `${examples.length} examples`);
  });

  it("are told once among the examples", () => {
    assert.equal(new Set(examples.map(({ text }) => text)).size, examples.length);
  });

  for (const { id, text, expected } of stories)
    it(`${id} ends in the right advice: ${text}`, () => {
      const example = examples.find((one) => one.text === text);
      assert.ok(example, "no such example");
      assert.ok(
        expected.some((label) => advice[example.guide].includes(label)),
        `${example.guide} stands for ${advice[example.guide]}, not for ${expected}`,
      );
    });
});
