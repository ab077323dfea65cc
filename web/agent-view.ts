// What support agents have besides the page: a box for evidence, all questions at once, and replies to copy.

import { answersView } from "./answers-view.ts";
import { element, present } from "./dom.ts";
import { evidenceBox } from "./evidence-view.ts";
import { noticesView, pageView, type PageView } from "./page-view.ts";
import { answerByKey, quickView } from "./quick-view.ts";
import { repliesView } from "./replies-view.ts";
import type { AgentCore } from "signpost-agent-core";
import type { Desk } from "./desk";
import type { Page } from "./page";

/** Draws the pages of one agent. What was pasted stays in its box as long as this view lives, and nowhere else. */
export type AgentView = (page: Page) => PageView;

/**
 * `site` is the address of the customers' page; `quick` says whether all questions are shown at once, and `other` is the address of the
 * page where that is the other way round.
 */
export function agentView(core: AgentCore, site: string, quick: boolean, other: string): AgentView {
  let box: ReturnType<typeof evidenceBox> | undefined;
  return (page) => {
    const desk = JSON.parse(core.desk(page.link, site)) as Desk;
    box ??= evidenceBox(core, desk.phrases, quick);
    box.show(page.link);
    const replies = repliesView(page, desk, quick);
    const toggle = element(
      "p",
      { class: "toggle" },
      element("a", { href: other + page.link }, desk.phrases[quick ? "stepview" : "quickview"]),
    );
    const { main, footer } = pageView(page);
    if (!quick) return { main: [toggle, ...main, replies, box.element], footer };
    const all = quickView(page, desk, box.element, replies, answersView(page));
    all.addEventListener("keydown", (event) => answerByKey(event, all));
    return { main: present([toggle, noticesView(page), all]), footer };
  };
}
