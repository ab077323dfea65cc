// The standalone page: shows what the address says. All state is in the address, so Back, reload and sharing just work.

import { copy } from "./clipboard.ts";
import { loadEngine, type Engine } from "./engine.ts";
import { pageView } from "./page-view.ts";
import type { Page } from "./page";

const START = "#1.customer";

const main = part("main");
const footer = part("footer");
const status = part("status");
const overview = part("overview");
const fallback = [...main.childNodes];
const fallbackFooter = [...footer.childNodes];
const opened = location.hash;

let shown: Page | undefined;

loadEngine(currentLink()).then(start, showFailure);
part("skip").addEventListener("click", skipToMain);
document.addEventListener("click", act);

function start(engine: Engine): void {
  // Each page starts at its top, also on Back.
  history.scrollRestoration = "manual";
  // An answer may have been selected already: it led to the overview, and leads on from here.
  const answered = location.hash !== opened;
  if (show(engine) && answered) focusHeading();
  else if (shown?.link !== START) scrollTo(0, 0);
  addEventListener("hashchange", () => {
    if (show(engine)) focusHeading();
  });
}

/** Shows the page for the address; returns whether there is one to look at. */
function show(engine: Engine): boolean {
  const link = currentLink();
  const isFirst = !shown;
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
  document.title = shown.title;
  document.documentElement.lang = shown.language;
  part("agent-tag").hidden = shown.audience !== "agent";
  status.textContent = "";
  overview.hidden = true;
  // index.html holds the first question as it would be drawn: it stays, with the focus that may be in it.
  if (isFirst && shown.link === START && shown.notices.length === 0) return true;
  const view = pageView(shown);
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

// The page's own question comes back, with one more sentence: without script, each answer leads to the overview.
function showFailure(error: unknown): void {
  console.error(error);
  main.replaceChildren(...fallback);
  footer.replaceChildren(...fallbackFooter);
  part("failed").hidden = false;
  overview.hidden = false;
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
