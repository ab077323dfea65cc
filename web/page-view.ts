// The page text as elements. A pure function of the page: no state, no listeners, nothing read from the browser.

import { answersView } from "./answers-view.ts";
import { element, present, type Child } from "./dom.ts";
import { guideView } from "./guide-view.ts";
import { handoverView } from "./handover-view.ts";
import { questionView } from "./question-view.ts";
import { solvedView } from "./solved-view.ts";
import { outsideLink, spans } from "./spans.ts";
import type { Page } from "./page";

export interface PageView {
  /** For the main landmark; holds exactly one h1. */
  main: Node[];
  /** The ways out, the same on every page, for the footer. */
  footer: Node[];
}

export function pageView(page: Page): PageView {
  return {
    main: present([noticesView(page), backLink(page), stepView(page), answersView(page)]),
    footer: [waysOut(page)],
  };
}

/** What is asked, or what to do. */
export function stepView(page: Page): HTMLElement {
  const { step } = page;
  switch (step.kind) {
    case "question":
      return questionView(page, step);
    case "guide":
      return guideView(page, step);
    case "handover":
      return handoverView(page, step);
    case "solved":
      return solvedView(step);
  }
}

/** What has happened to the link that was opened. */
export function noticesView({ notices }: Page): HTMLElement | undefined {
  if (notices.length === 0) return undefined;
  return element(
    "div",
    { class: "box box-info notice" },
    ...notices.map((notice) => element("p", {}, ...spans(notice))),
  );
}

function backLink({ back, labels }: Page): HTMLElement | undefined {
  return back === undefined ? undefined : element("a", { class: "back", href: back }, labels.back);
}

function waysOut({ labels, restart }: Page): HTMLElement {
  const links: Child[] = [
    element("a", { href: "all.html" }, labels.all),
    outsideLink(labels.contact_url, [document.createTextNode(labels.contact)]),
    element("a", { href: restart }, labels.restart),
  ];
  return element("ul", { class: "ways-out" }, ...links.map((link) => element("li", {}, link)));
}

/** The same where the page of all answers is no neighbor: it leads to the one at `site`, or not at all. */
export function withAllAnswersAt(site: string | undefined, drawn: PageView): PageView {
  for (const part of drawn.footer as HTMLElement[]) {
    const link = part.querySelector<HTMLAnchorElement>('a[href="all.html"]');
    if (site) link?.setAttribute("href", `${site}all.html`);
    else link?.parentElement?.remove();
  }
  return drawn;
}
