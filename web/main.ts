// The standalone page: shows what the address says. All state is in the address, so Back, reload and sharing just work.

import { copy } from "./clipboard.ts";
import { loadEngine, Missing, type Engine } from "./engine.ts";
import { pageView } from "./page-view.ts";
import type { Page } from "./page";

const START = "#1.customer";

const main = part("main");
const footer = part("footer");
const status = part("status");
const fallback = [...main.childNodes];
const fallbackFooter = [...footer.childNodes];

let shown: Page | undefined;

loadEngine(currentLink()).then(start, reloadOrShowFailure);
part("skip").addEventListener("click", skipToMain);
document.addEventListener("click", act);

function start(engine: Engine): void {
  // Each page starts at its top, also on Back.
  history.scrollRestoration = "manual";
  show(engine);
  addEventListener("hashchange", () => {
    if (show(engine)) focusHeading();
  });
}

/** Shows the page for the address; returns whether there is one to look at. */
function show(engine: Engine): boolean {
  const link = currentLink();
  if (engine.audienceOf(link) !== engine.audience) {
    // The other audience has other words. Loading afresh keeps the rule: no request once a page is shown.
    location.reload();
    return false;
  }
  try {
    shown = engine.page(link);
  } catch (error) {
    showFailure(error);
    return true;
  }
  keepCanonical(shown.link);
  const view = pageView(shown);
  document.title = shown.title;
  document.documentElement.lang = shown.language;
  part("agent-tag").hidden = shown.audience !== "agent";
  status.textContent = "";
  main.replaceChildren(...view.main);
  footer.replaceChildren(...view.footer);
  return true;
}

// Replacing fires no hashchange, so this cannot loop. Safari refuses when there are too many changes in a short time.
function keepCanonical(link: string): void {
  if (link === location.hash) return;
  try {
    history.replaceState(null, "", link);
  } catch {
    // The address stays as it was typed; it means the same page.
  }
}

function focusHeading(): void {
  main.querySelector("h1")?.focus({ preventScroll: true });
  scrollTo(0, 0);
}

// The site may have been renewed since this page was stored: the page of today names the files of today. One reload must do.
function reloadOrShowFailure(error: unknown): void {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (error instanceof Missing && navigation?.type !== "reload") location.reload();
  else showFailure(error);
}

// The page's own fallback text comes back, with one more sentence and the ways out.
function showFailure(error: unknown): void {
  console.error(error);
  main.replaceChildren(...fallback);
  footer.replaceChildren(...fallbackFooter);
  part("loading").hidden = true;
  part("failed").hidden = false;
}

// Following the skip link's address would replace the session that is in the address.
function skipToMain(event: Event): void {
  event.preventDefault();
  main.focus();
}

function act(event: Event): void {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-action]") : null;
  if (!button || !shown) return;
  switch (button.dataset.action) {
    case "copy-link":
      return void copyAndSay(new URL(button.dataset.link ?? START, location.href).href, shown);
    case "copy-summary":
      return void copyAndSay(shown.step.kind === "handover" ? shown.step.summary : "", shown);
    case "print":
      return print();
  }
}

// Where the clipboard is closed, the text itself is shown, to be selected by hand.
async function copyAndSay(text: string, { labels }: Page): Promise<void> {
  status.textContent = "";
  const copied = await copy(text);
  status.textContent = copied ? labels.copied : text;
}

function currentLink(): string {
  return location.hash || START;
}

function part(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html has no #${id}`);
  return found;
}
