// The standalone page: shows what the address says. All state is in the address, so Back, reload and sharing just work.

import { act } from "./actions.ts";
import { element } from "./dom.ts";
import { fitIn } from "./embedding.ts";
import { loadEngine, Missing, type Engine } from "./engine.ts";
import { joinHost } from "./frame.ts";
import { followedLink } from "./link.ts";
import { pageView, type PageView } from "./page-view.ts";
import type { Page } from "./page";

const START = "#1.customer";
const SITE = location.href.replace(/#.*/, "");
// What is shared has nothing of the address but its place.
const SHARED = SITE.replace(/\?.*/, "");
const QUICK = location.search === "?quick";

// The page may have been cut, as by a broken upload. What it lacks is made, and its question is drawn anew.
const cut = !document.getElementById("status");
const main = part("main");
const footer = part("footer");
const status = part("status");
const overview = part("overview");
const fallback = [...main.childNodes];
const fallbackFooter = [...footer.childNodes];
const opened = location.hash;

let shown: Page | undefined;
let view: (page: Page) => PageView = pageView;

document.documentElement.classList.toggle("embedded", parent !== window);
const host = parent === window ? undefined : joinHost();
if (host) fitIn(document, SITE);

loadEngine(currentLink())
  .then(start, reloadOrShowFailure)
  .finally(() => host?.tellHeight());
part("skip").addEventListener("click", skipToMain);
document.addEventListener("click", (event) => shown && act(event, shown, SHARED, status));

function start(engine: Engine): void {
  // Each page starts at its top, also on Back.
  history.scrollRestoration = "manual";
  if (engine.agentView) view = engine.agentView(SHARED, QUICK);
  // An answer may have been selected already: it led to the overview, and leads on from here.
  const answered = location.hash !== opened;
  // Whoever wants all questions at once wants to answer with the keyboard.
  const eager = QUICK && engine.agentView && !host;
  if (show(engine, currentLink()) && (answered || eager)) focusHeading();
  else if (shown?.link !== START) scrollTo(0, 0);
  addEventListener("hashchange", () => {
    // In a frame it is the host that has changed the address, and no reason to take the focus from it.
    if (show(engine, currentLink()) && !host) focusHeading();
  });
  if (host) document.addEventListener("click", (event) => followInFrame(engine, event));
}

// A frame's addresses stand in the history of the page around it: its Back button would go through the answers first.
function followInFrame(engine: Engine, event: MouseEvent): void {
  const link = followedLink(event, SITE);
  if (!link) return;
  event.preventDefault();
  if (show(engine, link)) focusHeading();
}

/** Shows the page for a link; returns whether there is one to look at. */
function show(engine: Engine, link: string): boolean {
  const isFirst = !shown;
  if (engine.audienceOf(link) !== engine.audience) {
    // The other audience has other words. Loading afresh keeps the rule: no request once a page is shown.
    keepInAddress(link);
    location.reload();
    return false;
  }
  try {
    shown = engine.page(link);
  } catch (error) {
    showFailure(error);
    return true;
  }
  keepInAddress(shown.link);
  document.title = shown.title;
  document.documentElement.lang = shown.language;
  part("agent-tag").hidden = shown.audience !== "agent";
  status.textContent = "";
  overview.hidden = true;
  // index.html holds the first question as it would be drawn: it stays, with the focus that may be in it.
  if (!isFirst || cut || shown.link !== START || shown.notices.length > 0) {
    const drawn = view(shown);
    main.replaceChildren(...drawn.main);
    footer.replaceChildren(...drawn.footer);
  }
  if (host) {
    fitIn(document, SITE);
    host.tellAdvice(shown);
  }
  return true;
}

// Replacing fires no hashchange, so this cannot loop. Safari refuses when there are too many changes in a short time.
function keepInAddress(link: string): void {
  if (link === location.hash) return;
  try {
    history.replaceState(null, "", link);
  } catch {
    // The address stays as it was typed; it means the same page.
  }
}

function focusHeading(): void {
  // The top of a frame may be out of sight in the page around; the browser knows how to get there.
  const start = main.querySelector<HTMLElement>("[data-focus]") ?? main.querySelector("h1");
  start?.focus({ preventScroll: !host });
  scrollTo(0, 0);
}

// The site may have been renewed since this page was stored: the page of today names the files of today. One reload must do.
function reloadOrShowFailure(error: unknown): void {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (error instanceof Missing && navigation?.type !== "reload") location.reload();
  else showFailure(error);
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

function currentLink(): string {
  return location.hash || START;
}

function part(id: string): HTMLElement {
  return (
    document.getElementById(id) ??
    document.body.appendChild(element(id === "main" ? id : "div", { id, class: "column" }))
  );
}
