// What a page must hold for everyone. The checks run in the page and give faults in words; no fault is right.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const CHECKS = {
  axe,
  axeColors,
  sideways,
  clipped,
  fits,
  smallTargets,
  structure,
  hiddenFocus,
  bareEdges,
};
const AT_ONCE = 10; // pages for each call, so that no call outlasts the patience of a driver

/** Shows each link in turn and runs the named checks on its page. Returns the faults, each with its link. */
export async function faultsOnPages(frame, links, checks) {
  if (!(await frame.evaluate(() => "checks" in window))) {
    const functions = Object.entries(CHECKS).map(([name, check]) => `${name}: ${check}`);
    await frame.evaluate(`${AXE}; window.checks = { ${functions.join(",")} };`);
  }
  const found = [];
  for (let at = 0; at < links.length; at += AT_ONCE)
    found.push(...(await frame.evaluate(checkPages, links.slice(at, at + AT_ONCE), checks)));
  return found;
}

/** Runs in the page, as all that follow. */
async function checkPages(links, checks) {
  const found = [];
  for (const link of links) {
    if (location.hash !== link) {
      await new Promise((done) => {
        addEventListener("hashchange", done, { once: true });
        location.hash = link;
      });
    }
    for (const check of checks) {
      for (const fault of await window.checks[check]()) found.push(`${link} ${check}: ${fault}`);
    }
  }
  return found;
}

/** What axe finds, or leaves undecided. */
async function axe(settings = {}) {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations, incomplete } = await window.axe.run(document, {
    runOnly: { type: "tag", values: tags },
    // "Label in name" (2.5.3) is a rule that has to be asked for.
    rules: { "label-content-name-mismatch": { enabled: true } },
    resultTypes: ["violations", "incomplete"],
    ...settings,
  });
  const inWords = (kind) => (result) =>
    result.nodes.map(({ html, failureSummary }) => `${kind} ${result.id}: ${html} ${failureSummary}`);
  return [...violations.flatMap(inWords("broken")), ...incomplete.flatMap(inWords("undecided"))];
}

/** Only the rules that depend on colors, for another scheme of the same page. */
function axeColors() {
  return window.checks.axe({ runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } });
}

/** Reflow: what reaches past an edge, or makes the page scroll sideways. */
function sideways() {
  const edge = document.documentElement.clientWidth;
  const wide = [...document.querySelectorAll("body *")].filter(
    (node) =>
      node.checkVisibility() &&
      !node.closest(".unseen, .skip, .status") &&
      (node.getBoundingClientRect().right > edge + 0.5 || node.getBoundingClientRect().left < -0.5),
  );
  const scrolls = document.documentElement.scrollWidth > edge;
  return [
    ...(scrolls ? [`page is ${document.documentElement.scrollWidth} wide`] : []),
    ...wide.map((node) => node.outerHTML.slice(0, 120)),
  ];
}

/** Text that its box cuts off. What is typed scrolls in its box. */
function clipped() {
  return [...document.querySelectorAll("body *")]
    .filter((node) => node.checkVisibility() && !node.closest(".unseen, .skip, .status, textarea"))
    .filter((node) => {
      const { overflowX, overflowY } = getComputedStyle(node);
      return (
        (overflowX !== "visible" && node.scrollWidth > node.clientWidth + 1) ||
        (overflowY !== "visible" && node.scrollHeight > node.clientHeight + 1)
      );
    })
    .map((node) => `clipped: ${node.outerHTML.slice(0, 120)}`);
}

/** Nothing is cut off or sticks out, also in the sizes and spacings of text that a reader may choose (WCAG 1.4.4, 1.4.12). */
function fits() {
  const { sideways, clipped } = window.checks;
  const { style } = document.documentElement;
  const spaced = new CSSStyleSheet();
  spaced.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }`);
  const faults = [];
  const look = (how) => faults.push(...[...sideways(), ...clipped()].map((fault) => `${how}: ${fault}`));
  look("as it is");
  style.fontSize = "200%";
  look("large text");
  style.fontSize = "";
  document.adoptedStyleSheets = [spaced];
  look("wide text");
  document.adoptedStyleSheets = [];
  return faults;
}

/** Targets: 24 px each way, and 44 px high for answers and buttons. Links within sentences may be as small as the text. */
function smallTargets() {
  const inSentence = (node) =>
    node.matches("main p a, main li a, label a") && !node.matches(".choice, .button, .others a");
  return [...document.querySelectorAll("a, button, summary, input, textarea")]
    .filter((node) => node.checkVisibility() && node.id !== "skip" && !inSentence(node))
    .filter((node) => {
      const { width, height } = node.getBoundingClientRect();
      const least = node.matches(".choice, .button") ? 44 : 24;
      return width < 23.5 || height < least - 0.5;
    })
    .map((node) => `${node.outerHTML.slice(0, 100)} is ${node.getBoundingClientRect().height} high`);
}

/** The order of headings, the landmarks, the language, the ways out, the status: what each page must have alike. */
function structure() {
  const faults = [];
  const must = (right, what) => right || faults.push(what);
  const count = (selector) => document.querySelectorAll(selector).length;
  const levels = [...document.querySelectorAll("h1, h2, h3, h4")].map(({ tagName }) => Number(tagName[1]));
  must(count("h1") === 1 && levels[0] === 1, `headings: ${levels}`);
  must(
    levels.every((level, at) => at === 0 || level <= levels[at - 1] + 1),
    `a level is skipped: ${levels}`,
  );
  must(count("main") === 1 && count("main h1") === 1, "one main with the heading in it");
  // Agents have a box for evidence, customers one for own words where nothing was answered, each with a status of its own.
  const evidence = location.hash.startsWith("#1.agent") ? 1 : 0;
  const ownWords = location.hash === "#1.customer" ? 1 : 0;
  must(count("[role=status]") === 1 + evidence + ownWords, "one status, and one of each box");
  must(
    [...document.querySelectorAll("[role=status]")].every(({ textContent }) => textContent === ""),
    "the status is empty",
  );
  must(count("#evidence") === evidence, "a box for evidence");
  must(count("#own-words") === ownWords, "a box for own words");
  must(
    count("input:not([type=checkbox]), textarea:not(#evidence, #own-words), select, form, [contenteditable]") === 0,
    "asks for nothing",
  );
  const { lang, dir } = document.documentElement;
  must(dir === (lang === "he" ? "rtl" : "ltr") && /^(en|he)$/.test(lang), "language and direction");
  must(document.title.length > 10, "a title");
  must(document.getAnimations().length === 0, "moves");
  must(count("#footer .ways-out a") === 3, "three ways out");
  must(
    [...document.querySelectorAll("main p")].every((line) => line.clientWidth <= 42 * 16),
    "lines of at most 75 characters or so",
  );
  return faults;
}

/** A visible ring on each thing that can have the focus, and a place in the order of the page for each. */
function hiddenFocus() {
  const focusable = [...document.querySelectorAll("a[href], button, summary, input, textarea")].filter(
    (node) => node.checkVisibility() || node.id === "skip",
  );
  const before = document.activeElement;
  const faults = focusable.flatMap((node) => {
    // Without the keyboard a script's focus need not show; the option says that it must.
    node.focus({ preventScroll: true, focusVisible: true });
    const { outlineStyle, outlineWidth } = getComputedStyle(node);
    const shows = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    return document.activeElement === node && shows && node.tabIndex === 0
      ? []
      : [`no ring: ${node.outerHTML.slice(0, 100)}`];
  });
  before?.focus({ preventScroll: true });
  return faults;
}

/** Forced colors take backgrounds away: each control needs an edge of its own. */
function bareEdges() {
  return [...document.querySelectorAll(".choice, .button, .box, .steps input, textarea")]
    .filter((node) => {
      const { borderTopStyle, borderTopWidth } = getComputedStyle(node);
      return borderTopStyle === "none" || parseFloat(borderTopWidth) < 1;
    })
    .map((node) => `no edge: ${node.className}`);
}
