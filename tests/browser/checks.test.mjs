// The checks of everyone.test.mjs: that they find nothing proves something only if they can find what they are for.

import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { faultsOnPages } from "./support/checks.mjs";
import { inEngines, startSite } from "./support.mjs";

const LINK = "#1.customer.stuck-nomail";

// Each makes a page wrong in one way. They run in the page.
const SPOILERS = {
  axe: () => document.querySelector("main").append(document.createElement("img")),
  axeColors: () => (document.querySelector("h1").style.cssText = "color: #aaa; background: #fff"),
  sideways: () => (document.querySelector("h1").style.width = "2000px"),
  clipped: () => (document.querySelector("h1").style.cssText = "height: 0.5rem; overflow: hidden"),
  fits: () => (document.querySelector("h1").style.width = "40rem"), // fits at 1024 px, but not with large text
  smallTargets: () => (document.querySelector(".choice").style.cssText = "min-height: 0; padding: 0"),
  structure: () => document.querySelector("h1").after(document.createElement("h4")),
  hiddenFocus: () => (document.querySelector(".choice").style.outline = "none"),
  bareEdges: () => (document.querySelector(".choice").style.border = "0"),
};

inEngines("a check", (engine) => {
  let site;
  before(async () => (site = await startSite(undefined, engine)));
  after(() => site.close());

  for (const [check, spoil] of Object.entries(SPOILERS)) {
    it(`finds what is wrong: ${check}`, async () => {
      const page = await site.open(LINK);
      assert.deepEqual(await faultsOnPages(page, [LINK], [check]), []);
      await page.evaluate(spoil);
      assert.notDeepEqual(await faultsOnPages(page, [LINK], [check]), []);
      await page.close();
    });
  }
});
