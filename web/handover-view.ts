// The way to people: where to go and what to tell them, so that nothing is asked twice.

import { cause, doubt, otherGuides, outcome, provenance, safety, steps, warnings } from "./advice.ts";
import { answerList } from "./answers-view.ts";
import { element, pageHeading } from "./dom.ts";
import { addressOf } from "./link.ts";
import { labelSpans, outsideLink, spans } from "./spans.ts";
import { whyAdvised } from "./why-view.ts";
import type { GivenAnswer, HandoverStep, Labels, Page } from "./page";

export function handoverView(page: Page, step: HandoverStep): HTMLElement {
  const { labels } = page;
  // A guide that only points to another team still has a cause, sources, and two ways on.
  const pointer = step.reason === "out-of-scope" ? step : undefined;
  return element(
    "section",
    { "data-handover": step.reason, "data-guide": pointer?.id },
    pageHeading(...spans(step.headline)),
    pointer && cause(pointer),
    pointer && doubt(pointer),
    ...step.text.map((text) => element("p", {}, ...spans(text))),
    step.suspect && lookFirst(labels, step.suspect),
    conflicts(labels, step.conflict),
    pointer && warnings(labels, pointer.warnings),
    pointer && steps(labels, pointer),
    where(step.where),
    pointer && pointer.safety.length > 0 && safety(page, pointer.safety),
    summary(page, step),
    otherGuides(labels, step.also),
    pointer && outcome(labels, pointer),
    pointer && whyAdvised(labels, pointer),
    pointer && provenance(page, pointer),
  );
}

// One answer to look at again, as the main way on; the rest of the answers stays.
function lookFirst(labels: Labels, { ask, label, change }: GivenAnswer): HTMLElement {
  return element(
    "section",
    { class: "box box-info", "data-suspect": true },
    element("p", {}, labels.look_first),
    element("p", {}, ...spans(ask), " ", element("span", { class: "said" }, ...spans(label))),
    element("a", { class: "button button-main", href: change }, labels.change),
  );
}

function conflicts(labels: Labels, sets: GivenAnswer[][]): HTMLElement | undefined {
  if (sets.length === 0) return undefined;
  const lists = sets.map((answers) => element("div", { class: "conflict" }, answerList(labels, answers)));
  return element("section", {}, element("h2", {}, labels.conflict), ...lists);
}

function where({ text, url }: HandoverStep["where"]): HTMLElement | undefined {
  if (text.length === 0) return undefined;
  if (url === undefined) return element("p", { class: "where" }, ...spans(text));
  return element("p", { class: "where" }, outsideLink(url, labelSpans(text), { class: "button button-main" }));
}

function summary({ labels, share, site }: Page, { summary: text }: HandoverStep): HTMLElement {
  // Whoever takes over opens it, and sees the same answers with the checks that are worth making.
  const all = site === undefined ? text : `${text}\n${labels.share_agent}: ${addressOf(share.agent, site)}`;
  const copy = { class: "button button-small", type: "button", "data-action": "copy-text", "data-text": all };
  return element(
    "div",
    { class: "summary" },
    element("pre", { translate: "no" }, all),
    element("button", copy, labels.copy_summary),
  );
}
