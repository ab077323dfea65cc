// Every example of the knowledge, clicked through on the real site, and each page on the way checked by axe.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { axeFaults, examples, replay, startSite, type } from "./support.mjs";

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
