// What support agents have beside the page: a box for evidence, all questions at once, and what they hand on. A file of its own, with a
// core of its own: customers download neither.

import createCore, { type AgentCore } from "signpost-agent-core";
import { answersView } from "./answers-view.ts";
import { element, present } from "./dom.ts";
import { evidenceBox } from "./evidence-view.ts";
import { noticesView, pageView, type PageView } from "./page-view.ts";
import { answerByKey, quickView } from "./quick-view.ts";
import { repliesView } from "./replies-view.ts";
import type { Desk } from "./desk";
import type { Page } from "./page";

export { createCore };

/** The same core as JavaScript, for browsers without WebAssembly. */
export async function createPlainCore(): Promise<AgentCore> {
  const { default: create } = await import("signpost-plain-agent-core");
  return create();
}

/** Draws the pages of one agent. What was pasted stays in its box as long as this view lives, and nowhere else. */
export type AgentView = (page: Page) => PageView;

/**
 * `site` is the address of the standalone page, without anything behind it; `quick` says whether all questions are shown at once.
 */
export function agentView(core: AgentCore, site: string, quick: boolean): AgentView {
  addStyles();
  let box: ReturnType<typeof evidenceBox> | undefined;
  return (page) => {
    const desk = JSON.parse(core.desk(page.link, site)) as Desk;
    box ??= evidenceBox(core, desk.phrases, quick);
    box.show(page.link);
    const replies = repliesView(page, desk, quick);
    const other = quick ? site + page.link : `?quick${page.link}`;
    const toggle = element(
      "p",
      { class: "toggle" },
      element("a", { href: other }, desk.phrases[quick ? "stepview" : "quickview"]),
    );
    const { main, footer } = pageView(page);
    if (!quick) return { main: [toggle, ...main, replies, box.element], footer };
    const all = quickView(page, desk, box.element, replies, answersView(page));
    all.addEventListener("keydown", (event) => answerByKey(event, all));
    return { main: present([toggle, noticesView(page), all]), footer };
  };
}

function addStyles(): void {
  const href = new URL(STYLES_OF_AGENTS, import.meta.url).href;
  if (document.querySelector(`link[href="${href}"]`)) return;
  document.head.append(element("link", { rel: "stylesheet", href }));
}

/** Name of the styles for agents, as scripts/site.mjs gave it. */
declare const STYLES_OF_AGENTS: string;
