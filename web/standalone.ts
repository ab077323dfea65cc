// The standalone page of one audience: shows what the address says. All state is in the address, so Back, reload and sharing just work.

import { act } from "./actions.ts";
import { element, present } from "./dom.ts";
import { fitIn } from "./embedding.ts";
import { Missing, type Engine } from "./engine.ts";
import { joinHost, type Host } from "./frame.ts";
import { inSight } from "./in-sight.ts";
import { AGENTS_PAGE, audienceStated, followedAnchor, followedLink } from "./link.ts";
import type { OwnWords } from "./own-words.ts";
import type { PageView } from "./page-view.ts";
import type { Audience, Page } from "./page";

/** Makes the pages of one audience. */
export interface Source extends Engine {
  view(page: Page): PageView;
  /** The box that stands below a page. */
  ownWords?: OwnWords;
}

export interface Kind {
  audience: Audience;
  /** The address of the customers' page, where others can open it. */
  home: string | undefined;
  /** What links are relative to, where that is not this page. */
  base?: string | undefined;
  load(): Promise<Source>;
  /** Joins the page around this one, where that is none that embeds Signpost. Links of the other audience then lead nowhere. */
  join?: () => Host;
  /** Whether the first page takes the focus, for who wants to answer with the keyboard. */
  takesFocus?: boolean;
}

/** Milliseconds until the reader is told that something is missing. If it comes later, it is still used. */
const PATIENCE = 10000;

const SITE = location.href.replace(/#.*/, "");

const main = part("main");
const footer = part("footer");
const overview = part("overview");
// The page may have been cut, as by a broken upload. What it lacks is made, and its question is drawn anew.
const hasQuestion = main.querySelector("[data-question]") !== null && document.getElementById("status") !== null;
const status = part("status");
const own = { main: [...main.childNodes], footer: [...footer.childNodes], title: document.title };
const opened = location.hash;

let kind: Kind;
let host: Host | undefined;
/** Undefined until it is loaded, and after it has failed. */
let source: Source | undefined;
let shown: Page | undefined;
let told = false;
let touched = scrollY > 0 || document.activeElement !== document.body;

/** Shows the pages of one audience; links of the other lead to a page of its own. */
export function showPages(ofOne: Kind): void {
  kind = ofOne;
  const stated = audienceStated(location.hash);
  if (!kind.join && kind.home && stated && stated !== kind.audience) return leaveFor(kind.home, location.hash);
  if (parent !== window) {
    document.documentElement.classList.add("embedded");
    host = (kind.join ?? joinHost)();
    fitIn(document, kind.base);
    document.addEventListener("click", followInFrame);
  }
  load();
  void inSight(PATIENCE).then(() => source ?? tellFailure());
  for (const type of ["keydown", "pointerdown", "scroll", "hashchange"]) {
    addEventListener(type, () => (touched = true));
  }
  addEventListener("hashchange", () => {
    // In a frame it is the host that has changed the address, and no reason to take the focus from it.
    if (source && show(source, currentLink()) && !host) focusHeading();
  });
  part("skip").addEventListener("click", skipToMain);
  document.addEventListener("click", (event) => shown && act(event, shown, status));
}

function load(): void {
  kind.load().then(takeOver, reloadOrFail);
}

function takeOver(loaded: Source): void {
  source = loaded;
  // Each page starts at its top, also on Back.
  history.scrollRestoration = "manual";
  // A reader who was told that something is missing may be reading the static page: it stays until the next answer.
  if (told && touched) return;
  // An answer may have been selected already: it led to the overview, and leads on from here.
  const answered = location.hash !== opened;
  if (show(source, currentLink()) && (answered || (kind.takesFocus && !host))) focusHeading();
  else if (shown?.link !== start()) scrollTo(0, 0);
  host?.tellHeight();
}

// A frame's addresses stand in the history of the page around it: its Back button would go through the answers first.
function followInFrame(event: MouseEvent): void {
  const anchor = followedAnchor(event);
  if (!anchor) return;
  const link = followedLink(event, SITE);
  event.preventDefault();
  if (!source || !link) location.replace(anchor.href);
  else if (show(source, link)) focusHeading();
}

/** Shows the page for a link; returns whether there is one to look at. */
function show({ audienceOf, page: pageFor, view, ownWords }: Source, link: string): boolean {
  try {
    const isOurs = audienceOf(link) === kind.audience;
    if (!kind.join && kind.home && !isOurs) {
      leaveFor(kind.home, link);
      return false;
    }
    const page = { ...pageFor(isOurs ? link : start()), site: kind.home };
    // The page holds the first question as it would be drawn: it stays, with the focus that may be in it.
    const stays = isOurs && !shown && !told && hasQuestion && page.link === start() && page.notices.length === 0;
    const drawn = stays ? own : view(page);
    shown = page;
    keepInAddress(page.link);
    document.title = page.title;
    status.textContent = "";
    overview.hidden = true;
    if (!stays) {
      main.replaceChildren(...drawn.main);
      footer.replaceChildren(...drawn.footer);
    }
    main.append(...present([ownWords?.(page, fit)]));
  } catch (error) {
    fail(error);
    return false;
  }
  fit(document);
  host?.tellAdvice(shown);
  return true;
}

function fit(drawn: ParentNode): void {
  if (host) fitIn(drawn, kind.base);
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

// Each page has the words of one audience only. The query stays: it says how agents want to see theirs.
function leaveFor(home: string, link: string): void {
  const there = kind.audience === "agent" ? home : new URL(AGENTS_PAGE, home).href;
  location.replace(there + location.search + link);
}

function focusHeading(): void {
  // The top of a frame may be out of sight in the page around; the browser knows how to get there.
  const start = main.querySelector<HTMLElement>("[data-focus]") ?? main.querySelector("h1");
  start?.focus({ preventScroll: !host });
  scrollTo(0, 0);
}

// The site may have been renewed since this page was stored: the page of today names the files of today. One reload must do.
function reloadOrFail(error: unknown): void {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  // Where it is not known whether this was a reload, it may have been.
  if (error instanceof Missing && navigation && navigation.type !== "reload") return location.reload();
  fail(error);
  addEventListener("online", load, { once: true });
}

// The page's own question comes back, with one more sentence: without script, each answer leads to the overview.
function fail(error: unknown): void {
  console.error(error);
  source = undefined;
  if (shown) {
    shown = undefined;
    document.title = own.title;
    main.replaceChildren(...own.main);
    footer.replaceChildren(...own.footer);
    overview.hidden = false;
    const section = document.getElementById(location.hash.slice(1));
    if (section) section.scrollIntoView();
    else if (!host) focusHeading();
  }
  tellFailure();
}

function tellFailure(): void {
  told = true;
  part("failed").hidden = false;
  host?.tellHeight();
}

// Following the skip link's address would replace the session that is in the address.
function skipToMain(event: Event): void {
  event.preventDefault();
  main.focus();
}

function start(): string {
  return `#1.${kind.audience}`;
}

// The skip link may have been followed before this script came.
function currentLink(): string {
  return /^#(main)?$/.test(location.hash) ? start() : location.hash || start();
}

function part(id: string): HTMLElement {
  return (
    document.getElementById(id) ??
    document.body.appendChild(element(id === "main" ? id : "div", { id, class: "column" }))
  );
}
