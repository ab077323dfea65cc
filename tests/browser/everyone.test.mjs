// WCAG 2.2 AA over every page that can be reached, by both audiences. The pages shown are chosen from all of them: "each text" shows
// every text and every make-up of a page at least once, "each make-up" every combination of parts. Their numbers stand in the names.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { faultsOnPages } from "./support/checks.mjs";
import { reachablePages, showingEachMakeUp, showingEachText } from "./support/reach.mjs";
import { inEngines, siteFolder, startSite } from "./support.mjs";

const HEIGHT = 640;

// Where the page can stand: how it is opened there, and what then runs functions in it.
const SURFACES = {
  standalone: { open: alone },
  "in a frame": { open: inFrame(), only: ["chromium"], because: "puppeteer runs functions in frames" },
};

// The axe rules that look at colors only, and those that forced colors leave.
const COLORS = {
  dark: { features: [{ name: "prefers-color-scheme", value: "dark" }], checks: ["axeColors"] },
  forced: { features: [{ name: "forced-colors", value: "active" }], checks: ["axeInForcedColors", "bareEdges"] },
  "forced dark": {
    features: [
      { name: "forced-colors", value: "active" },
      { name: "prefers-color-scheme", value: "dark" },
    ],
    checks: ["axeInForcedColors", "bareEdges"],
  },
};

for (const audience of ["customer", "agent"]) {
  const all = await reachablePages(audience);
  const links = (pages) => pages.map(({ link }) => link);
  const eachMakeUp = links(showingEachMakeUp(all));
  const eachText = links(showingEachText(all));

  for (const [surface, { open, ...engines }] of Object.entries(SURFACES)) {
    inEngines(
      `pages of the ${audience}, ${surface}`,
      (engine) => {
        // Layout depends on texts, so one engine lays out each; the others differ in how they lay out, not in what.
        const shown = engine === "chromium" && surface === "standalone" ? eachText : eachMakeUp;
        const which = `(${shown.length} of ${all.length} pages, for each ${shown === eachText ? "text" : "make-up"})`;
        let site;
        let tab;
        let frame;

        before(async () => {
          site = await startSite(siteFolder, engine);
          ({ tab, frame } = await open(site, `#1.${audience}`, { width: 1024, height: HEIGHT }));
        });
        after(() => site.close());

        const holds = async (...checks) => assert.deepEqual(await faultsOnPages(frame, shown, checks), []);
        const resize = async (width) => {
          await tab.setViewport({ width, height: HEIGHT });
          await frame.waitForSelector("#footer .ways-out");
        };

        it(`A-18 A-21 A-23 give axe nothing to find at 1024 px ${which}`, () => holds("axe"));

        it(`A-14 A-15 A-16 A-17 A-18 A-20 Q-14 Q-15 Q-20 Q-21 have the same structure ${which}`, () =>
          holds("structure"));

        it(`A-05 A-07 have targets to hit and to see the focus on ${which}`, () =>
          holds("smallTargets", "hiddenFocus"));

        for (const width of [1024, 320, 258]) {
          it(`A-08 A-09 A-10 fit at ${width} px, also with large text and wide text ${which}`, async () => {
            await resize(width);
            await holds("fits", "smallTargets");
          });
        }

        it(`A-23 give axe nothing to find at 320 px (${eachMakeUp.length} of ${all.length} pages, for each make-up)`, async () => {
          await resize(320);
          assert.deepEqual(await faultsOnPages(frame, eachMakeUp, ["axe"]), []);
        });
      },
      engines,
    );

    inEngines(
      `pages of the ${audience} in other colors, ${surface}`,
      (engine) => {
        let site;
        before(async () => (site = await startSite(siteFolder, engine)));
        after(() => site.close());

        for (const [name, { features, checks }] of Object.entries(COLORS)) {
          for (const width of [320, 1024]) {
            it(`A-11 A-13 A-23 give axe nothing to find in ${name} at ${width} px (${eachMakeUp.length} pages)`, async () => {
              const { tab, frame } = await open(site, `#1.${audience}`, { width, height: HEIGHT });
              // puppeteer knows no forced colors; the protocol does.
              const session = await tab.createCDPSession();
              await session.send("Emulation.setEmulatedMedia", { features });
              assert.deepEqual(await faultsOnPages(frame, eachMakeUp, checks), []);
              await tab.close();
            });
          }
        }
      },
      { only: ["chromium"], because: "colors are emulated" },
    );
  }

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
      site.address + link,
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
