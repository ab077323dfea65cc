// Signpost as an element of a page of another origin.
// Tests that need Chromium's debugger say so in their names.

import assert from "node:assert/strict";
import { after, afterEach, before, it } from "node:test";
import { pictures, startHosts } from "./hosts.mjs";
import { AXE, RULES, describe } from "./support.mjs";

describe("the element [chromium]", () => {
  let hosts;
  let script;
  before(async () => {
    hosts = await startHosts();
    script = `<script type="module" src="${hosts.site}signpost-element.js"></script>`;
  });
  afterEach(() => hosts.closeTabs());
  after(() => hosts.close());

  const tag = (attributes = "") =>
    `<signpost-helper ${attributes}><a href="${hosts.site}">Get in</a></signpost-helper>`;
  const openElement = async (body, settings) => {
    const page = await hosts.open(body + script, settings);
    await shown(page);
    return page;
  };
  const strict = () =>
    `default-src 'none'; script-src ${hosts.site} 'wasm-unsafe-eval'; connect-src ${hosts.site}; style-src 'none'`;
  const linkShows = (page) => page.evaluate(() => document.querySelector("signpost-helper a").checkVisibility());

  /** Opens a page in which an answer of the site to a request is held back until it is released. */
  async function openHeld(body, which) {
    let hold;
    const held = new Promise((done) => (hold = done));
    const page = await hosts.open(body + script, {
      prepare: async (tab) => {
        await tab.setRequestInterception(true);
        tab.on("request", (request) => (which.test(request.url()) ? hold(request) : void request.continue()));
      },
    });
    const request = await held;
    return { page, release: () => request.continue() };
  }

  /** Opens a page with an element whose files cannot be loaded, since the network is down; `prepare` as in hosts.open(). */
  async function openFailing(prepare) {
    const page = await hosts.open(`<p style="height: 3000px"></p>${tag()}${script}`, { fresh: true, prepare });
    await page.waitForFunction(() => customElements.get("signpost-helper"));
    await page.setOfflineMode(true);
    await page.evaluate(() => document.querySelector("signpost-helper").scrollIntoView());
    await failed(page, 1);
    assert.equal(await linkShows(page), true);
    return page;
  }

  it("needs permission for its scripts and its files, and for no styles", async () => {
    const page = await openElement(tag(), { policy: strict() });
    const { display, radius } = await page.evaluate(() => {
      const { display, borderRadius: radius } = getComputedStyle(
        document.querySelector("signpost-helper").shadowRoot.querySelector(".choice"),
      );
      return { display, radius };
    });
    assert.deepEqual({ display, radius }, { display: "grid", radius: "8px" });
    assert.equal(await linkShows(page), false);
    assert.deepEqual(hosts.violations, []);
    assert.deepEqual(page.faults, []);
  });

  for (const [what, take] of [
    ["its files", /connect-src [^;]*;/],
    ["its script", /script-src [^;]*;/],
  ]) {
    it(`keeps the link where the host's policy does not allow ${what}`, async () => {
      const page = await hosts.open(tag() + script, { policy: strict().replace(take, "") });
      const end = Date.now() + 5000;
      while (hosts.violations.length === 0 && Date.now() < end) await pictures(page);
      await pictures(page);
      assert.ok(hosts.violations.length > 0);
      assert.equal(await linkShows(page), true);
    });
  }

  it("works with the core in JavaScript where the host's policy does not allow WebAssembly", async () => {
    const page = await openElement(tag(), { policy: strict().replace("'wasm-unsafe-eval'", "") });
    assert.ok(await inside(page, (root) => root.querySelectorAll("[data-answer]").length > 1));
    assert.equal(await linkShows(page), false);
  });

  it("has headings one under the other from the level that the host names", async () => {
    const levels = {
      "": [2, 3],
      'heading-level="1"': [1, 2],
      'heading-level="4"': [4, 5],
      'heading-level="0"': [2, 3],
      'heading-level="x"': [2, 3],
    };
    for (const [attributes, expected] of Object.entries(levels)) {
      const page = await openElement(tag(`${attributes} start="#1.customer.see-confirm"`));
      const found = await inside(page, (root) =>
        [...root.querySelectorAll("h1, h2, h3")].map((node) =>
          Number(node.getAttribute("aria-level") ?? node.tagName.slice(1)),
        ),
      );
      assert.deepEqual([...new Set(found)], expected, attributes);
      await hosts.closeTabs();
    }
  });

  it("is without a fault that axe can find, on its own level of headings, in light, dark and narrow", async () => {
    for (const [start, level, theme, width] of [
      ["#1.customer", 2, "light", 1024],
      ["#1.customer", 4, "dark", 320],
      ["#1.customer.see-confirm", 2, "dark", 1024],
      ["#1.customer.see-confirm", 3, "light", 320],
      ["#1.agent", 2, "light", 1024],
    ]) {
      const above = Array.from({ length: level - 1 }, (_, index) => `<h${index + 1}>Title</h${index + 1}>`).join("");
      const page = await openElement(
        `<main>${above}${tag(`heading-level="${level}" theme="${theme}" start="${start}"`)}</main>`,
        { width },
      );
      await page.evaluate(AXE);
      const faults = await page.evaluate(
        async (options) => {
          const { violations } = await window.axe.run(document, options);
          return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
        },
        { runOnly: { type: "tag", values: RULES }, resultTypes: ["violations"] },
      );
      assert.deepEqual(faults, [], `${start} at level ${level} in ${theme}`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
      await hosts.closeTabs();
    }
  });

  it("is a region with a name, and takes no landmark from the host", async () => {
    const page = await openElement(tag());
    const { names, landmarks } = await inside(page, (root) => ({
      names: [...root.querySelectorAll("section[aria-label]")].map((node) => node.getAttribute("aria-label")),
      landmarks: root.querySelectorAll("main, header, footer, nav, aside, [role=main], [role=banner]").length,
    }));
    assert.deepEqual(names, ["Customers Portal helper"]);
    assert.equal(landmarks, 0);
  });

  it("says in which language it is, inside a page in another one", async () => {
    const page = await openElement(`<div dir="rtl">${tag()}</div>`, { lang: "ja" });
    assert.deepEqual(await inside(page, ({ firstElementChild: { lang, dir } }) => ({ lang, dir })), {
      lang: "en",
      dir: "ltr",
    });
  });

  it("takes nothing of the host's styles but the size of its text", async () => {
    const styles =
      "* { color: red } body { font: italic 40px cursive; text-align: right; --text: red } h1 { color: red }";
    const page = await openElement(`<style>${styles}</style>${tag('theme="light"')}`);
    const found = await inside(page, (root) => {
      const { color, fontStyle, textAlign } = getComputedStyle(root.querySelector(".hint"));
      return { color, fontStyle, textAlign };
    });
    assert.deepEqual(found, { color: "rgb(100, 97, 99)", fontStyle: "normal", textAlign: "start" });
  });

  it("leaves focus, address, title, history and scroll to the host, and moves the focus after an answer", async () => {
    const page = await hosts.open(`<input id="mine" autofocus>${tag()}<p style="height: 3000px"></p>${script}`, {
      path: "#nowhere",
    });
    const state = () =>
      page.evaluate(() => ({
        entries: history.length,
        address: location.href,
        title: document.title,
        scroll: scrollY,
        focus: document.activeElement?.id,
      }));
    const before = await state();
    assert.equal(before.focus, "mine");
    await shown(page);
    assert.deepEqual(await state(), before);
    for (let clicks = 0; clicks < 3; clicks++) {
      await answer(page);
      assert.equal(await inside(page, (root) => root.activeElement?.tagName), "H1");
    }
    await page.evaluate(() => document.querySelector("#mine").focus());
    assert.deepEqual(await state(), before);
    await page.evaluate(() => {
      const helper = document.querySelector("signpost-helper");
      helper.setAttribute("theme", "dark");
      helper.setAttribute("heading-level", "3");
      helper.setAttribute("start", "#1.customer.see-confirm");
    });
    await page.waitForFunction(() =>
      document.querySelector("signpost-helper").shadowRoot.querySelector("[data-guide]"),
    );
    assert.deepEqual(await state(), before);
    assert.deepEqual(page.faults, []);
  });

  it("is used with the keyboard alone", async () => {
    const page = await openElement(`<input id="mine" autofocus>${tag()}`);
    const focused = (selector) => inside(page, `(root) => root.activeElement?.matches("${selector}") ?? false`);
    for (let presses = 0; !(await focused("[data-answer]")); presses++) {
      assert.ok(presses < 5, "the first answer is near");
      await page.keyboard.press("Tab");
    }
    const before = await inside(page, (root) => root.querySelector("h1").textContent);
    await page.keyboard.press("Enter");
    await page.waitForFunction(
      (old) => document.querySelector("signpost-helper").shadowRoot.querySelector("h1").textContent !== old,
      {},
      before,
    );
    assert.equal(await focused("h1"), true);
    await page.keyboard.press("Tab");
    assert.equal(await focused("a, summary"), true);
  });

  it("says to agents that it has no box and no replies, and links to the page that has", async () => {
    const page = await openElement(tag('start="#1.agent.stuck-nomail"') + tag(), { height: 5000 });
    await page.waitForFunction(() =>
      [...document.querySelectorAll("signpost-helper")].every(({ shadowRoot }) => shadowRoot.querySelector("h1")),
    );
    const links = await page.evaluate(() =>
      [...document.querySelectorAll("signpost-helper")].map(
        ({ shadowRoot }) => shadowRoot.querySelector("[data-only-pages] a")?.href,
      ),
    );
    assert.match(links[0], /\/agent\.html#1\.agent\.stuck-nomail$/);
    assert.equal(links[1], null, "customers are told nothing of it");
  });

  it("keeps its answers to itself where there are several, and when it is moved", async () => {
    const page = await openElement(tag() + tag('start="#1.agent"') + tag(), { height: 5000 });
    const headings = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("signpost-helper")].map((one) => one.shadowRoot.querySelector("h1").textContent),
      );
    const before = await headings();
    await answer(page);
    const after = await headings();
    assert.notEqual(after[0], before[0]);
    assert.deepEqual(after.slice(1), before.slice(1));
    assert.notEqual(before[0], before[1], "agents are asked in their words");
    await page.evaluate(() => document.body.prepend(document.querySelector("signpost-helper")));
    await pictures(page);
    assert.deepEqual(await headings(), after);
    assert.deepEqual(page.faults, []);
  });

  it("has the theme that the host names, now and later", async () => {
    const page = await openElement(tag('theme="dark"'));
    const background = (theme) => {
      return page.evaluate((word) => {
        const helper = document.querySelector("signpost-helper");
        helper.setAttribute("theme", word);
        return getComputedStyle(helper.shadowRoot.firstElementChild).backgroundColor;
      }, theme);
    };
    assert.equal(await background("dark"), "rgb(24, 23, 29)");
    assert.equal(await background("light"), "rgb(255, 255, 255)");
    assert.equal(await background("nonsense"), "rgb(255, 255, 255)");
  });

  it("starts where the host says, if that is a link", async () => {
    for (const [start, question] of [
      ["#1.customer.see-confirm", false],
      ["javascript:alert(1)", true],
      ["#1.customer.<b>-x", true],
    ]) {
      const page = await openElement(tag(`start="${start}"`));
      assert.equal(await inside(page, (root) => root.querySelector("[data-question]") !== null), question, start);
      assert.equal(await inside(page, (root) => root.querySelector(".notice") !== null), false, start);
      await hosts.closeTabs();
    }
  });

  it("starts where the host said last, also while it loads (Chromium only)", async () => {
    const { page, release } = await openHeld(tag(), /\/knowledge\//);
    await setStart(page, "#1.customer.see-confirm");
    await release();
    await shown(page);
    await pictures(page);
    assert.equal(await guideOf(page), "confirm");
    assert.deepEqual(page.faults, []);
  });

  it("never lets what comes late replace what was asked for after it (Chromium only)", async () => {
    const { page, release } = await openHeld(tag('start="#1.agent"'), /\/agent\.[0-9a-f]+\.wasm$/);
    await setStart(page, "#1.customer.see-confirm");
    await shown(page);
    const late = page.waitForResponse((response) => response.url().endsWith(".wasm") && /agent/.test(response.url()));
    await release();
    await (await late).buffer();
    await pictures(page);
    assert.equal(await guideOf(page), "confirm");
    // Both are there now.
    await setStart(page, "#1.agent");
    await page.waitForFunction(() =>
      document.querySelector("signpost-helper").shadowRoot.querySelector("[data-question]"),
    );
    assert.deepEqual(page.faults, []);
  });

  it("keeps what is shown, and tells no guide again, when its headings change", async () => {
    const page = await openElement(
      `<script>heard = []; addEventListener("signpost-advice", ({ detail }) => heard.push(detail.guide))</script>` +
        tag('start="#1.customer.see-confirm" events'),
    );
    await page.evaluate(() => document.querySelector("signpost-helper").setAttribute("heading-level", "4"));
    assert.equal(await inside(page, (root) => root.querySelector("h1").getAttribute("aria-level")), "4");
    assert.deepEqual(await page.evaluate(() => window.heard), ["confirm"]);
  });

  it("tries again when the network is back (Chromium only)", async () => {
    const page = await openFailing();
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await failed(page, 2);
    await page.setOfflineMode(false);
    await shown(page);
    assert.equal(await linkShows(page), false);
  });

  for (const [what, act] of [
    [
      "when the reader comes back to it",
      async (page) => {
        await page.evaluate(() => scrollTo(0, 0));
        await pictures(page);
        await page.evaluate(() => document.querySelector("signpost-helper").scrollIntoView());
      },
    ],
    ["when the host names another start", (page) => setStart(page, "#1.customer.see-confirm")],
    [
      "when it is put elsewhere",
      (page) => page.evaluate(() => document.body.append(document.querySelector("signpost-helper"))),
    ],
  ]) {
    it(`tries again ${what} (Chromium only)`, async () => {
      const page = await openFailing((tab) =>
        tab.evaluateOnNewDocument(() => addEventListener("online", (event) => event.stopImmediatePropagation())),
      );
      // The network comes back unheard.
      await page.setOfflineMode(false);
      await pictures(page);
      assert.deepEqual(hosts.visits, ["/signpost-element.js"]);
      await act(page);
      await shown(page);
    });
  }

  it("is tried again by a new element (Chromium only)", async () => {
    const page = await openFailing();
    await page.evaluate(() => document.querySelector("signpost-helper").remove());
    await page.setOfflineMode(false);
    await page.evaluate((html) => {
      document.body.append(new DOMParser().parseFromString(html, "text/html").body.firstChild);
    }, tag());
    await shown(page);
  });

  it("tells the guide that it shows, if the host asks for events", async () => {
    const start = 'start="#1.customer.see-confirm"';
    const page = await openElement(
      `<script>heard = []; addEventListener("signpost-advice", ({ target, detail }) => heard.push([target.id, detail]))</script>` +
        tag(`id="silent" ${start}`) +
        tag(`id="asked" events ${start}`) +
        tag('id="question" events'),
      { height: 5000 },
    );
    assert.deepEqual(await page.evaluate(() => window.heard), [["asked", { guide: "confirm" }]]);
  });

  it("has links that also work outside, and copies the address of the page itself", async () => {
    const page = await openElement(tag('start="#1.customer.see-confirm"'));
    const links = await inside(page, (root) =>
      [...root.querySelectorAll("a")].map(({ href, target, rel, textContent }) => ({ href, target, rel, textContent })),
    );
    for (const { href, target, rel, textContent } of links) {
      if (href.startsWith(`${hosts.site}#1.`)) assert.equal(target, "");
      else {
        assert.deepEqual([target, rel], ["_blank", "noopener noreferrer"], href);
        assert.match(textContent, /\S \(opens in a new tab\)$/);
      }
    }
    assert.ok(links.some(({ href }) => href === `${hosts.site}all.html`));
    await page.evaluate(() => {
      navigator.clipboard.writeText = async (text) => void (window.copied = text);
      document.querySelector("signpost-helper").shadowRoot.querySelector("[data-action=copy-link]").click();
    });
    await page.waitForFunction(() => window.copied);
    assert.equal(await page.evaluate(() => window.copied), `${hosts.site}#1.customer.see-confirm`);
  });

  it("loads nothing but its script until the reader comes near", async () => {
    const page = await hosts.open(`<p style="height: 5000px"></p>${tag()}${script}`, { fresh: true });
    await page.waitForFunction(() => customElements.get("signpost-helper"));
    await pictures(page);
    assert.deepEqual(hosts.visits, ["/signpost-element.js"]);
    await page.evaluate(() => scrollTo(0, 4500));
    await shown(page);
    assert.ok(hosts.visits.some((path) => /^\/signpost\.[0-9a-f]{8}\.wasm$/.test(path)));
  });

  it("works where storage is blocked (Chromium only)", async () => {
    const page = await openElement(tag(), {
      prepare: (tab) =>
        tab.evaluateOnNewDocument(() => {
          for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
            Object.defineProperty(window, name, {
              get: () => {
                throw new DOMException("no", "SecurityError");
              },
            });
          }
        }),
    });
    await answer(page);
    assert.deepEqual(page.faults, []);
  });

  it("stays a link, and loads nothing, where style sheets cannot be made (Chromium only)", async () => {
    const page = await hosts.open(tag() + script, {
      fresh: true,
      prepare: (tab) => tab.evaluateOnNewDocument(() => delete CSSStyleSheet.prototype.replaceSync),
    });
    await page.waitForFunction(() => document.readyState === "complete");
    await pictures(page);
    assert.equal(await linkShows(page), true);
    assert.deepEqual(hosts.visits, ["/signpost-element.js"]);
    assert.deepEqual(page.faults, []);
  });

  for (const [name, remove] of [
    ["IntersectionObserver", () => delete window.IntersectionObserver],
    ["TextDecoder", () => delete window.TextDecoder],
    ["fetch", () => delete window.fetch],
  ]) {
    it(`keeps the link where the browser has no ${name} (Chromium only)`, async () => {
      const page = await hosts.open(tag() + script, { prepare: (tab) => tab.evaluateOnNewDocument(remove) });
      await page.waitForFunction(() => document.readyState === "complete");
      await pictures(page);
      await pictures(page);
      assert.equal(await linkShows(page), true);
      assert.ok(page.faults.length > 0, "says why on the console");
    });
  }
});

/** Runs a function on the first element's shadow root, in the page. */
function inside(page, look) {
  return page.evaluate(`(${look})(document.querySelector("signpost-helper").shadowRoot)`);
}

/** Waits until every element has its first page. */
function shown(page) {
  return page.waitForFunction(() =>
    [...document.querySelectorAll("signpost-helper")].every((one) => one.shadowRoot?.querySelector(".ways-out")),
  );
}

/** Gives the first answer, or says that a guide did not work. */
async function answer(page) {
  const before = await inside(page, (root) => root.querySelector(".main").textContent);
  await inside(page, (root) => root.querySelector("[data-answer], [data-outcome=failed]").click());
  await page.waitForFunction(
    (old) => document.querySelector("signpost-helper").shadowRoot.querySelector(".main").textContent !== old,
    {},
    before,
  );
}

function setStart(page, link) {
  return page.evaluate((start) => document.querySelector("signpost-helper").setAttribute("start", start), link);
}

function guideOf(page) {
  return inside(page, (root) => root.querySelector("[data-guide]")?.dataset.guide);
}

/** Waits until elements have said so many times that they could not load. */
async function failed(page, times) {
  const end = Date.now() + 10_000;
  const failures = () => page.faults.filter((fault) => fault.includes("Failed to fetch")).length;
  while (failures() < times) {
    assert.ok(Date.now() < end, page.faults.join());
    await pictures(page);
  }
}
