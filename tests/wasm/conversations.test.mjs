// What holds for every page of the conversations, as the compiled core makes them.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { reachablePages } from "../browser/support/reach.mjs";

for (const audience of ["customer", "agent"]) {
  const all = await reachablePages(audience);

  describe(`the conversations of the ${audience}`, () => {
    it("A-19 never ask the same twice", () => {
      for (const { link, page } of all) {
        const asked = page.answers.map(({ question }) => question);
        assert.equal(new Set(asked).size, asked.length, link);
        if (page.step.kind === "question" && page.step.current === undefined)
          assert.ok(!asked.includes(page.step.id), link);
      }
    });

    it("A-16 call each question and each guide by a heading of its own, and the page by that heading", () => {
      const owners = new Map();
      for (const { link, page } of all) {
        const { kind, id, ask, headline } = page.step;
        const heading = (ask ?? headline).map((span) => span.text ?? span.ui).join("");
        assert.ok(page.title.startsWith(heading), link);
        // Hand-overs are called by where they lead: several may lead to the same people.
        if (kind === "handover" || kind === "solved") continue;
        assert.equal(owners.get(heading) ?? id, id, `${link}: two are called "${heading}"`);
        owners.set(heading, id);
      }
    });
  });
}
