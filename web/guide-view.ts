// What to do: the likeliest guide first, then what else it could be.

import { cause, otherGuides, outcome, provenance, safety, steps, warnings } from "./advice.ts";
import { element, pageHeading, type Child } from "./dom.ts";
import { titledTexts } from "./lists.ts";
import { spans } from "./spans.ts";
import { whyAdvised } from "./why-view.ts";
import type { GuideStep, Page } from "./page";

export function guideView(page: Page, step: GuideStep): HTMLElement {
  const { labels } = page;
  return element(
    "section",
    { "data-guide": step.id },
    pageHeading(...spans(step.headline)),
    cause(step),
    warnings(labels, step.warnings),
    steps(labels, step),
    titledTexts(labels.expect, step.expect),
    safety(page, step.safety),
    otherGuides(labels, step.also),
    outcome(labels, step),
    whyAdvised(labels, step),
    tools(page),
    provenance(page, step),
  );
}

// main.ts acts on data-action; the buttons themselves know nothing.
function tools({ audience, labels, share }: Page): HTMLElement {
  const copyButtons: Child[] =
    audience === "agent"
      ? [copyLink(labels.share_customer, share.customer), copyLink(labels.share_agent, share.agent)]
      : [copyLink(labels.copy_link, share.customer)];
  return element("div", { class: "tools" }, ...copyButtons, button(labels.print, { "data-action": "print" }));
}

function copyLink(words: string, link: string): HTMLElement {
  return button(words, { "data-action": "copy-link", "data-link": link });
}

function button(words: string, attributes: Record<string, string>): HTMLElement {
  return element("button", { class: "button button-small", type: "button", ...attributes }, words);
}
