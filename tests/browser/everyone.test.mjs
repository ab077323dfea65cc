// WCAG 2.2 AA over every page that can be reached, by both audiences. The pages shown are chosen from all of them: "each text" shows
// every text and every make-up of a page at least once, "each make-up" every combination of parts, and "samples" are some of these.
// Their numbers stand in the names.

import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { faultsOnPages } from "./support/checks.mjs";
import { reachablePages, showingEachMakeUp, showingEachText } from "./support/reach.mjs";
import { inEngines, pageOf, siteFolder, startSite } from "./support.mjs";

const HEIGHT = 640;
const SAMPLES = 12;
const FULL = Boolean(process.env.SIGNPOST_FULL);

// Where the page can stand: how it is opened there, and what then runs functions in it.
const SURFACES = {
  standalone: { open: alone },
  "in a frame": { open: inFrame(), only: ["chromium"], because: "puppeteer runs functions in frames" },
};

const DARK = { name: "prefers-color-scheme", value: "dark" };
const FORCED = { name: "forced-colors", value: "active" };

for (const audience of ["customer", "agent"]) {
  const all = await reachablePages(audience);
  const links = (pages) => pages.map(({ link }) => link);
  const eachMakeUp = links(showingEachMakeUp(all));
  const eachText = links(showingEachText(all));
  const samples = eachMakeUp.filter((_, at) => at % Math.ceil(eachMakeUp.length / SAMPLES) === 0);

  for (const [surface, { open, ...engines }] of Object.entries(SURFACES)) {
    inEngines(
      `pages of the ${audience}, ${surface}`,
      (engine) => {
        // Layout depends on texts, so one engine lays out each; the others differ in how they lay out, not in what. axe looks at the
        // document, which is the same in each, and asks how it is made up rather than what it says: of each text in a full run.
        const thorough = engine === "chromium" && surface === "standalone";
        const shown = thorough ? eachText : eachMakeUp;
        const count = (pages, what) => `(${pages.length} of ${all.length} pages, ${what})`;
        const which = count(shown, thorough ? "for each text" : "for each make-up");
        const judged = !thorough ? samples : FULL ? eachText : eachMakeUp;
        const kind = !thorough ? "as samples" : FULL ? "for each text" : "for each make-up";
        let site;
        let tab;
        let frame;

        before(async () => {
          site = await startSite(siteFolder, engine);
          ({ tab, frame } = await open(site, `#1.${audience}`, { width: 1024, height: HEIGHT }));
        });
        after(() => site.close());

        const holds = async (pages, ...checks) => assert.deepEqual(await faultsOnPages(frame, pages, checks), []);
        const resize = async (width) => {
          await tab.setViewport({ width, height: HEIGHT });
          await frame.waitForSelector("#footer .ways-out");
        };

        it(`A-18 A-21 A-23 give axe nothing to find at 1024 px ${count(judged, kind)}`, () => holds(judged, "axe"));

        it(`A-14 A-15 A-16 A-17 A-18 A-20 Q-14 Q-15 Q-20 Q-21 have the same structure ${which}`, () =>
          holds(shown, "structure"));

        it(`A-05 A-07 have targets to hit and to see the focus on ${which}`, () =>
          holds(shown, "smallTargets", "hiddenFocus"));

        for (const width of [1024, 320, 258]) {
          it(`A-08 A-09 A-10 fit at ${width} px, also with large text and wide text ${which}`, async () => {
            await resize(width);
            await holds(shown, "fits", "smallTargets");
          });
        }

        if (thorough) {
          it(`A-23 give axe nothing to find at 320 px ${count(eachMakeUp, "for each make-up")}`, async () => {
            await resize(320);
            await holds(eachMakeUp, "axe");
          });
        }
      },
      engines,
    );
  }

  inEngines(
    `pages of the ${audience} in other colors`,
    (engine) => {
      let site;
      before(async () => (site = await startSite(siteFolder, engine)));
      after(() => site.close());

      const holds = async (features, check) => {
        const tab = await site.open(`#1.${audience}`, { width: 1024, height: HEIGHT });
        // puppeteer knows no forced colors; the protocol does.
        const session = await tab.createCDPSession();
        await session.send("Emulation.setEmulatedMedia", { features });
        assert.deepEqual(await faultsOnPages(tab, eachMakeUp, [check]), []);
        await tab.close();
      };
      const which = `(${eachMakeUp.length} of ${all.length} pages, for each make-up)`;

      it(`A-11 A-23 give axe nothing to find in dark ${which}`, () => holds([DARK], "axeColors"));

      // axe reads colors as they are written, not as they are forced: there it is the edges that count.
      it(`A-13 have an edge on each control in forced colors ${which}`, () => holds([FORCED], "bareEdges"));

      it(`A-13 have an edge on each control in forced colors, dark ${which}`, () => holds([FORCED, DARK], "bareEdges"));
    },
    { only: ["chromium"], because: "colors are emulated" },
  );
}

/** As a page of its own. */
async function alone(site, link, size) {
  const tab = await site.open(link, size);
  return { tab, frame: tab };
}

/** In a frame with these attributes, as wide as the page of another site around it. */
function inFrame(attributes = {}) {
  return async (site, link, size) => {
    const tab = await site.browser.newPage();
    await tab.setViewport(size);
    await tab.evaluate(
      (src, given) => {
        const frame = document.createElement("iframe");
        for (const [name, value] of Object.entries({ ...given, src, title: "Helper" })) frame.setAttribute(name, value);
        frame.style.cssText = "border: 0; height: 600px; width: 100%";
        document.body.style.margin = "0";
        document.body.append(frame);
      },
      site.address + pageOf(link),
      attributes,
    );
    const frame = await (await tab.waitForSelector("iframe")).contentFrame();
    await frame.waitForSelector("#footer .ways-out");
    return { tab, frame };
  };
}

// One page beside the conversations; it has no script.
inEngines("all problems on one page", (engine) => {
  it("A-08 A-17 A-18 A-23 W-01 gives axe nothing to find, and fits", async () => {
    const site = await startSite(siteFolder, engine);
    for (const width of [1024, 320]) {
      const page = await site.open("all.html", { ready: false, width, height: HEIGHT });
      const { hash } = new URL(await page.url());
      assert.deepEqual(await faultsOnPages(page, [hash], ["axe", "sideways", "clipped", "smallTargets"]), []);
      await page.close();
    }
    await site.close();
  });
});
