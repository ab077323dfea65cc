// What support agents have besides the page: a box for evidence, all questions at once, and replies to copy.

import { answersView } from "./answers-view.ts";
import { element, present } from "./dom.ts";
import { evidenceBox, type EvidenceBox } from "./evidence-view.ts";
import { actByKey, keyed } from "./keys.ts";
import { noticesView, pageView, type PageView } from "./page-view.ts";
import { keyAnswers, quickView, sayMeanings } from "./quick-view.ts";
import { repliesView, type Writing } from "./replies-view.ts";
import type { AgentCore } from "signpost-agent-core";
import type { Desk } from "./desk";
import type { Page } from "./page";

/** Draws the pages of one agent. What was pasted stays in its box as long as this view lives, and nowhere else. */
export type AgentView = (page: Page) => PageView;

export interface AgentViewSettings {
  /** The address of the customers' page. */
  site: string;
  /** All questions are shown at once. */
  quick: boolean;
  /** The address of the page where that is the other way round, if there is one. */
  other?: string;
  /** The ticket that this stands beside, if it does. */
  ticket?: BesideTicket;
}

export interface BesideTicket {
  /** How much was read of it. */
  head: HTMLElement;
  /** Stands over what was found in it. */
  heading: string;
  /** What can be written into it from a page. */
  writing(page: Page, desk: Desk): Writing;
  /** Called once, with the box that is to read it. */
  join(box: EvidenceBox): void;
}

export function agentView(core: AgentCore, { site, quick, other, ticket }: AgentViewSettings): AgentView {
  let box: EvidenceBox | undefined;
  return (page) => {
    const desk = JSON.parse(core.desk(page.link, site)) as Desk;
    if (!box) {
      box = evidenceBox(core, desk.phrases, ticket?.heading);
      ticket?.join(box);
    }
    box.show(page.link);
    const replies = repliesView(page, desk, ticket?.writing(page, desk));
    const toggle =
      other !== undefined &&
      element(
        "p",
        { class: "toggle" },
        element("a", { href: other + page.link }, desk.phrases[quick ? "stepview" : "quickview"]),
      );
    const { main, footer } = pageView(page);
    const view = document.createDocumentFragment();
    if (quick) {
      const all = quickView(page, desk, box.element, replies, answersView(page), ticket !== undefined);
      view.append(...present([toggle, ticket?.head, noticesView(page), all]));
    } else {
      view.append(...present([toggle, ...main, replies, box.element]));
      answerByKey(view, page, desk);
    }
    keyWays(view);
    for (const part of view.children) part.addEventListener("keydown", actByKey);
    return { main: [...view.childNodes], footer };
  };
}

/** Of one question, each answer says what it would mean, and has its number. */
function answerByKey(view: ParentNode, { step }: Page, { checks, phrases }: Desk): void {
  const question = view.querySelector("[data-question]");
  if (!question || step.kind !== "question") return;
  const check = checks.find(({ id }) => id === step.id);
  if (check) sayMeanings(question, check, phrases);
  keyAnswers(question);
}

/** The ways on from a guide, and back. */
function keyWays(view: ParentNode): void {
  const ways = { w: '[data-outcome="worked"]', f: '[data-outcome="failed"]', b: ".back" };
  for (const [key, selector] of Object.entries(ways)) {
    const way = view.querySelector<HTMLElement>(selector);
    if (way) keyed(way, key);
  }
}
