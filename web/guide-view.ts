// What to do: the likeliest guide first, then what else it could be.

import { cause, doubt, otherGuides, outcome, provenance, safety, steps, warnings } from "./advice.ts";
import { element, pageHeading } from "./dom.ts";
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
    doubt(step),
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

// main.ts acts on data-action; the buttons themselves know nothing. Agents have more to copy, in a place of its own.
function tools({ audience, labels, share, site }: Page): HTMLElement {
  const copyLink = audience === "customer" &&
    site !== undefined && { "data-action": "copy-link", "data-link": share.customer };
  return element(
    "div",
    { class: "tools" },
    copyLink && button(labels.copy_link, copyLink),
    button(labels.print, { "data-action": "print" }),
  );
}

function button(words: string, attributes: Record<string, string>): HTMLElement {
  return element("button", { class: "button button-small", type: "button", ...attributes }, words);
}
