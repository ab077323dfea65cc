// Keyboard, focus, status, screens, paper: what only shows while a page is used. everyone.test.mjs looks at each page.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, it } from "node:test";
import { faultsOnPages } from "./support/checks.mjs";
import { exampleOf, examples, faultsOf, follow, inEngines, look, replay, startSite, travel, type } from "./support.mjs";

const customer = exampleOf("customer");
const FOCUSABLE = "a[href], button, summary, input, textarea";

inEngines("a reader without a mouse", (engine) => {
  let site;
  let page;

  before(async () => {
    site = await startSite(undefined, engine);
    page = await site.open();
  });
  after(() => site.close());

  it("A-02 keeps the focus and the place where they are when the page is there and when the window changes", async () => {
    const untouched = () => page.evaluate(() => [document.activeElement === document.body, scrollY]);
    assert.deepEqual(await untouched(), [true, 0]);
    await page.setViewport({ width: 800, height: 700 });
    assert.deepEqual(await untouched(), [true, 0]);
    await page.setViewport({ width: 1024, height: 800 });
  });

  it("A-01 stands on the new heading, at the top, after each action of their own", async () => {
    const way = await replay(page, customer);
    assert.ok(way.slice(1).every(({ focus }) => focus === "H1"));
    for (const [what, go] of Object.entries({
      "another guide": () => follow(page, "[data-also]"),
      Back: () => follow(page, ".back"),
      "the browser's Back": () => travel(page, -1),
      Change: () => follow(page, ".so-far [data-given] a"),
      "the browser's Back again": () => travel(page, -1),
      "That didn't work": () => follow(page, '[data-outcome="failed"]'),
      "the browser's Back once more": () => travel(page, -1),
      "That worked": () => follow(page, '[data-outcome="worked"]'),
      "Start again": () => follow(page, ".ways-out li:last-child a"),
    })) {
      await page.evaluate(() => scrollTo(0, 500));
      const { heading, focus } = await go();
      assert.equal(focus, "H1", `${what} leads to ${heading}`);
      assert.equal(await page.evaluate(() => scrollY), 0, what);
    }
  });

  it("A-04 A-05 needs only the keyboard from the start to the copied link, and always sees where they are", async () => {
    await page.bringToFront();
    const way = await replay(page, customer);
    await type(page, "#1.customer");
    for (const { question } of way.slice(0, -1)) {
      const before = await page.evaluate(() => location.hash);
      await tabTo(page, `[data-answer="${customer.answers[question] ?? "unsure"}"]`);
      await page.keyboard.press("Enter");
      await page.waitForFunction(
        (hash) => location.hash !== hash && document.activeElement.tagName === "H1",
        {},
        before,
      );
    }
    assert.equal((await look(page)).guide, customer.guide);
    await tabTo(page, "[data-action=copy-link]");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("[role=status]").textContent !== "");
    assert.equal(
      await page.evaluate(() => document.activeElement.dataset.action),
      "copy-link",
      "the focus stays on the button",
    );
  });

  it("A-04 ticks a step and opens the help with the keyboard", async () => {
    await replay(page, customer);
    await tabTo(page, ".steps input");
    await page.keyboard.press(" ");
    assert.equal(await page.evaluate(() => document.activeElement.checked), true);
    await travel(page, -1);
    await tabTo(page, "summary");
    await page.keyboard.press("Enter");
    assert.equal(await page.$eval("details", (details) => details.open), true);
  });

  it("A-04 meets each control once, in the order of the page, and can go back", async () => {
    await replay(page, customer);
    const order = await page.$$eval(FOCUSABLE, (found) =>
      found.filter((node) => node.checkVisibility()).map((node) => node.textContent),
    );
    const [skip, ...rest] = order;
    const met = [];
    // The heading has the focus, so Back, which stands above it, comes last of all when going around.
    const afterHeading = rest.slice(1);
    for (let presses = 0; presses < afterHeading.length; presses++) {
      await page.keyboard.press("Tab");
      met.push(await page.evaluate(() => document.activeElement.textContent));
    }
    assert.deepEqual(met, afterHeading);
    await page.keyboard.down("Shift");
    await page.keyboard.press("Tab");
    await page.keyboard.up("Shift");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), afterHeading[afterHeading.length - 2]);
    assert.match(skip, /^Skip/);
  });

  it("A-18 skips to the content without touching the session", async () => {
    await page.bringToFront();
    const { link } = await type(page, "#1.customer.stuck-nomail");
    await page.focus("#skip");
    await page.keyboard.press("Enter");
    assert.equal((await look(page)).link, link);
    assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  });

  it("A-03 hears of a copied link once, by a status that was there before", async () => {
    const fresh = await site.open();
    await replay(fresh, customer);
    await fresh.evaluate(() => {
      const status = document.querySelector("[role=status]");
      window.said = [];
      window.sameStatus = () => status.isConnected && document.querySelectorAll("[role=status]").length === 1;
      new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true });
    });
    await fresh.bringToFront();
    for (const words of [1, 2]) {
      await fresh.click("[data-action=copy-link]");
      await fresh.waitForFunction((count) => window.said.filter(Boolean).length === count, {}, words);
    }
    const said = await fresh.evaluate(() => window.said);
    assert.deepEqual(said.filter(Boolean).length, 2, "once for each time");
    assert.ok(said.includes(""), "cleared before it is used again");
    await fresh.waitForFunction(() => document.querySelector("[role=status]").textContent === "");
    await fresh.click("[data-action=copy-link]");
    await fresh.waitForFunction(() => document.querySelector("[role=status]").textContent !== "");
    await follow(fresh, ".back");
    assert.deepEqual(
      await fresh.evaluate(() => [window.sameStatus(), document.querySelector("[role=status]").textContent]),
      [true, ""],
      "not used for a new page: the focus speaks",
    );
    await fresh.close();
  });

  it("names each Change link by its question", async () => {
    await replay(page, customer);
    const names = await page.$$eval(".so-far .row-change a", (found) => found.map((a) => a.textContent));
    assert.ok(names.length > 1);
    assert.equal(new Set(names).size, names.length);
    for (const name of names) assert.ok(name.length > 10, name);
  });

  it("A-12 knows the answer given before by more than its color", async () => {
    await replay(page, customer);
    await follow(page, ".so-far [data-given] a");
    const [given, other] = await page.evaluate(() =>
      ["[data-answer][aria-current]", "[data-answer]:not([aria-current])"].map((wanted) => {
        const choice = document.querySelector(wanted);
        const edge = parseFloat(getComputedStyle(choice).borderLeftWidth);
        const { fontWeight } = getComputedStyle(choice.querySelector(".choice-label"));
        return { edge, weight: Number(fontWeight) };
      }),
    );
    assert.ok(given.edge >= other.edge + 3, "a thicker edge");
    assert.ok(given.weight > other.weight, "bolder words");
  });

  it("A-25 can turn the screen: nothing is lost, nothing scrolls sideways", async () => {
    const { guide, link } = (await replay(page, customer)).pop();
    for (const [width, height] of [
      [480, 800],
      [800, 480],
    ]) {
      await page.setViewport({ width, height });
      assert.equal((await look(page)).guide, guide);
      assert.deepEqual(await faultsOnPages(page, [link], ["sideways"]), []);
    }
    await page.setViewport({ width: 1024, height: 800 });
  });

  it("ends with people when nothing helps", async () => {
    let seen = (await replay(page, customer)).pop();
    for (let tries = 0; tries < 30 && (seen.question || seen.guide); tries++)
      seen = await follow(
        page,
        seen.question ? '[data-answer="unsure"], [data-answer]:last-child' : '[data-outcome="failed"]',
      );
    assert.ok(seen.handover);
    assert.ok(await page.$(".where a[href^='https:']"), "says where to go");
    assert.ok(await page.$(".summary [data-action]"), "has a summary to take along");
  });

  it("W-11 hears no complaint of the page", async () => assert.deepEqual(await faultsOf(page), []));
});

inEngines("a reader whose browser translates the page", (engine) => {
  let site;
  before(async () => (site = await startSite(undefined, engine)));
  after(() => site.close());

  it("answers ten questions as anybody else, and the page stays in their language", async () => {
    const page = await site.open();
    const walk = async () => {
      const way = [await type(page, "#1.customer.stuck-nomail")];
      for (const example of examples.filter(({ audience }) => audience === "customer").slice(0, 12))
        way.push(...(await replay(page, example)));
      return way.map(({ link, heading, focus, answers }) => [link, heading, focus, answers]);
    };
    const plain = await walk();
    await page.evaluate(translate);
    const translated = await walk();
    assert.ok(translated.filter(([, , , answers]) => answers.length > 0).length >= 10);
    assert.deepEqual(translated, plain);
    assert.deepEqual(
      await page.evaluate(() => [
        document.documentElement.lang,
        document.querySelector("h1 > font > font") !== null,
        document.querySelectorAll("h1").length,
      ]),
      ["ja", true, 1],
    );
    assert.deepEqual(await faultsOf(page), []);
    await page.close();
  });
});

/** Runs in the page: does to it what the translators of browsers do, now and whenever something is added. */
function translate() {
  document.documentElement.lang = "ja";
  const wrap = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts.filter(({ parentNode }) => parentNode.nodeName !== "FONT")) {
      const outer = document.createElement("font");
      const inner = outer.appendChild(document.createElement("font"));
      text.replaceWith(outer);
      inner.append(text);
    }
  };
  new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes) if (node.nodeType === Node.ELEMENT_NODE && node.isConnected) wrap(node);
  }).observe(document.body, { childList: true, subtree: true });
  wrap(document.body);
}

inEngines("a reader whose clipboard is closed", (engine) => {
  let site;
  before(async () => (site = await startSite(undefined, engine)));
  after(() => site.close());

  it("W-04 gets the text with its lines, selected and no higher than the screen, until they close it", async () => {
    const page = await site.open("#1.customer.stuck-other.topic-payment", { width: 460, height: 667 });
    await page.bringToFront();
    await page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.execCommand = () => false;
      // As long as the longest of summaries, so that it has to scroll.
      const parse = JSON.parse;
      JSON.parse = (text, ...more) =>
        parse(String(text).replace('"summary":"', `"summary":"${"One more line\\n".repeat(40)}`), ...more);
    });
    await type(page, "#1.customer.stuck-other.topic-invoice");
    await type(page, "#1.customer.stuck-other.topic-payment");
    await page.click(".summary button");
    await page.waitForSelector("[role=status] pre");
    const { text, selected, lines, top, bottom, focus, scrolls } = await page.evaluate(() => {
      const shown = document.querySelector("[role=status] pre");
      const { top, bottom } = document.querySelector("[role=status]").getBoundingClientRect();
      return {
        text: shown.textContent,
        selected: String(getSelection()).trim(),
        lines: shown.scrollHeight / parseFloat(getComputedStyle(shown).lineHeight),
        top,
        bottom: innerHeight - bottom,
        focus: document.activeElement === shown,
        scrolls: shown.scrollHeight > shown.clientHeight,
      };
    });
    assert.ok(text.split("\n").length > 40 && lines >= text.split("\n").length - 1, `${lines} lines`);
    assert.equal(selected, text.trim());
    assert.ok(top >= 0 && bottom >= 0, `${top} px at the top, ${bottom} px below`);
    assert.deepEqual([focus, scrolls], [true, true]);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const after = await page.evaluate(() => [
      document.querySelector("[role=status]").textContent,
      document.activeElement.dataset.action,
    ]);
    assert.deepEqual(after, ["", "copy-text"]);
    await page.close();
  });
});

inEngines(
  "a reader who wants other colors or no motion",
  (engine) => {
    let site;
    let page;

    before(async () => {
      site = await startSite(undefined, engine, {
        preferences: { "browser.display.document_color_use": 2, "ui.prefersReducedMotion": 1 },
      });
      page = await site.open();
      if (engine !== "chromium") return;
      const session = await page.createCDPSession();
      const features = [
        { name: "forced-colors", value: "active" },
        { name: "prefers-reduced-motion", value: "reduce" },
      ];
      await session.send("Emulation.setEmulatedMedia", { features });
    });
    after(() => site.close());

    it("A-13 sees each control by its edge when colors are forced", async () => {
      assert.equal(await page.evaluate(() => matchMedia("(forced-colors: active)").matches), true);
      const links = (await replay(page, customer)).map(({ link }) => link);
      assert.deepEqual(await faultsOnPages(page, links, ["bareEdges"]), []);
      await follow(page, ".so-far [data-given] a");
      const edges = await page.evaluate(() =>
        ["[aria-current]", "[data-answer]:not([aria-current])"].map((wanted) =>
          parseFloat(getComputedStyle(document.querySelector(wanted)).borderLeftWidth),
        ),
      );
      assert.ok(edges[0] > edges[1], "the answer given before still differs");
    });

    it("A-14 sees nothing move", async () => {
      assert.equal(await page.evaluate(() => matchMedia("(prefers-reduced-motion: reduce)").matches), true);
      assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
    });
  },
  { only: ["chromium", "firefox"], because: "WebDriver cannot set such wishes" },
);

inEngines(
  "a reader with paper, or with another scheme",
  (engine) => {
    let site;
    let page;
    before(async () => {
      site = await startSite(undefined, engine);
      page = await site.open();
    });
    after(() => site.close());

    it("A-02 keeps the focus when the scheme changes", async () => {
      await page.bringToFront();
      await tabTo(page, "[data-answer]");
      const focused = () => page.evaluate(() => document.activeElement.dataset.answer);
      const before = await focused();
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
      assert.equal(await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches), true);
      assert.equal(await focused(), before);
    });

    it("A-25 prints the address of each link, and no buttons", async () => {
      await replay(page, customer);
      await page.emulateMediaType("print");
      const buttons = await page.$$eval(
        "main button, .outcome a, .back",
        (found) => found.filter((node) => node.checkVisibility()).length,
      );
      await page.emulateMediaType();
      assert.equal(buttons, 0);
      const addresses = await page.$$eval("main a[href^='https:']", (found) => found.map((a) => a.href));
      assert.ok(addresses.length > 0);
      const text = execFileSync("pdftotext", ["-raw", "-", "-"], { input: await page.pdf(), encoding: "utf8" });
      const paper = text.replace(/\s/g, "");
      for (const address of addresses) assert.ok(paper.includes(address), address);
    });
  },
  { only: ["chromium"], because: "schemes and paper are emulated" },
);

/** Presses Tab until the wanted control has the focus; on the way each control must show that it has it. */
async function tabTo(page, wanted) {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    const { there, outline, what } = await page.evaluate((selector) => {
      const focused = document.activeElement;
      return {
        there: focused.matches(selector),
        outline: focused === document.body ? "solid" : getComputedStyle(focused).outlineStyle,
        what: focused.outerHTML.slice(0, 100),
      };
    }, wanted);
    assert.equal(outline, "solid", `the focus can be seen on ${what}`);
    if (there) return;
  }
  assert.fail(`Tab never comes to ${wanted}`);
}
