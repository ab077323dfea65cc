// The start of the built site on a slow machine: from the moment that its script asks for the core until the first page is there. A new
// context for each visit, so that neither files nor compiled code are known.

import { siteFolder, startSite } from "../browser/support.mjs";

const VISITS = 11;

/** The parts of a start, each the median of all visits, in milliseconds; `all` is their sum in each visit, and its median. */
export async function startUp(slowdown) {
  const site = await startSite(siteFolder);
  const starts = [];
  for (let i = 0; i < VISITS; i++) {
    const context = await site.browser.createBrowserContext();
    const page = await context.newPage();
    await page.evaluateOnNewDocument(watch);
    await page.emulateCPUThrottling(slowdown);
    await page.goto(site.address);
    await page.waitForSelector("#overview[hidden]");
    starts.push(await page.evaluate(parts));
    await context.close();
  }
  await site.close();
  const median = (part) => starts.map((start) => start[part]).sort((a, b) => a - b)[Math.floor(VISITS / 2)];
  return Object.fromEntries(Object.keys(starts[0]).map((part) => [part, median(part)]));
}

// Runs before any script of the page.
function watch() {
  window.marks = {};
  const { fetch } = window;
  window.fetch = (...given) => {
    window.marks.asked ??= performance.now();
    return fetch(...given);
  };
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = (...given) => {
    window.marks.compile = performance.now();
    const compiled = instantiate.apply(WebAssembly, given);
    compiled.then(() => (window.marks.compiled = performance.now()));
    return compiled;
  };
  const { parse } = JSON;
  JSON.parse = (...given) => {
    window.marks.page ??= performance.now();
    return parse(...given);
  };
  new MutationObserver(() => {
    if (document.querySelector("#overview[hidden]")) window.marks.shown ??= performance.now();
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ["hidden"] });
}

function parts() {
  const { asked, compile, compiled, page, shown } = window.marks;
  return {
    fetch: compile - asked,
    compile: compiled - compile,
    load: page - compiled,
    draw: shown - page,
    all: shown - asked,
  };
}
