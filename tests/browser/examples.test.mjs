// Every eighth example of the knowledge, clicked through on the real site. The core ends each of them where it should (signpost check),
// and its pages are the same in the browser (scripts/parity).

import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { examples, faultsOf, inEngines, replay, startSite } from "./support.mjs";

for (const audience of ["customer", "agent"]) {
  inEngines(`examples of the ${audience}`, (engine) => {
    let site;
    let page;
    let asked;
    let files;

    before(async () => {
      site = await startSite(undefined, engine);
      page = await site.open(`#1.${audience}`);
      asked = site.asked.length;
      files = await page.evaluate(countFiles);
    });
    after(() => site.close());

    const own = examples.filter((one) => one.audience === audience);
    for (const example of own.filter((_, at) => at % 8 === 0)) {
      it(`ends in ${example.guide}: ${example.text}`, async () => {
        const way = await replay(page, example);
        assert.equal(way[way.length - 1].guide, example.guide, way.map(({ link }) => link).join("\n"));
      });
    }

    it("S-01 W-09 W-11 asks for nothing, stores nothing and complains about nothing on the way", async () => {
      assert.deepEqual(site.asked.slice(asked), [], "the server is left alone");
      assert.equal(await page.evaluate(countFiles), files, "and so is everybody else");
      assert.deepEqual(await faultsOf(page), []);
      assert.deepEqual(await page.evaluate(stored), []);
    });
  });
}

/** Runs in the page: what it has asked for, wherever. Each engine keeps this list, also of what has failed. */
function countFiles() {
  return performance.getEntriesByType("resource").length;
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
