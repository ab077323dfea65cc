// Every example of the knowledge, clicked through on the real site, and each page on the way checked by axe.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";
import { examples, replay, startSite, type } from "./support.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

for (const audience of ["customer", "agent"]) {
  describe(`each example of a ${audience}`, () => {
    const links = new Set();
    let site;
    let page;

    before(async () => {
      site = await startSite();
      page = await site.open(`#1.${audience}`);
    });
    after(() => site.close());

    for (const example of examples.filter((one) => one.audience === audience)) {
      it(`ends in ${example.guide}: ${example.text}`, async () => {
        const way = await replay(page, example);
        for (const { link } of way) links.add(link);
        assert.equal(way[way.length - 1].guide, example.guide, way.map(({ link }) => link).join("\n"));
      });
    }

    it("asks for nothing, stores nothing and complains about nothing on the way", async () => {
      assert.deepEqual(page.late, []);
      assert.deepEqual(page.faults, []);
      assert.deepEqual(await page.evaluate(stored), []);
    });

    it("shows pages without a fault that axe can find, in light and in dark", async () => {
      for (const link of links) {
        await type(page, link);
        for (const scheme of ["light", "dark"]) {
          assert.deepEqual(await axeFaults(page, scheme), [], `${link} in ${scheme}`);
        }
      }
    });
  });
}

describe("all problems on one page", () => {
  it("is without a fault that axe can find, in light and in dark", async () => {
    const site = await startSite();
    const page = await site.open("all.html", { ready: false });
    for (const scheme of ["light", "dark"]) assert.deepEqual(await axeFaults(page, scheme), [], scheme);
    assert.deepEqual(page.faults, []);
    await site.close();
  });
});

/** What axe finds. */
async function axeFaults(page, scheme) {
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  const loaded = await page.evaluate(() => "axe" in window);
  if (!loaded) await page.evaluate(AXE);
  return page.evaluate(
    async (options) => {
      const { violations } = await window.axe.run(document, options);
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
    },
    { runOnly: { type: "tag", values: RULES }, resultTypes: ["violations"] },
  );
}

/** Runs in the page. */
async function stored() {
  const databases = await indexedDB.databases();
  // Plain http has no cache storage to look into.
  const caches = "caches" in window ? await window.caches.keys() : [];
  return [
    document.cookie,
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...databases,
    ...caches,
  ].filter(Boolean);
}
