// A question. Each answer is a real link to the page that follows from it.

import { element, pageHeading, type Attributes } from "./dom.ts";
import { textList } from "./lists.ts";
import { labelSpans, plainText, spans } from "./spans.ts";
import { whyAsked } from "./why-view.ts";
import type { Option, Page, QuestionStep, Text } from "./page";

export function questionView(page: Page, step: QuestionStep): HTMLElement {
  return element(
    "section",
    { "data-question": step.id },
    pageHeading(...spans(step.ask)),
    step.hint && element("p", { class: "hint" }, ...spans(step.hint)),
    findOut(page, step.find_out, page.audience === "agent"),
    ...choices(step.options, step.current),
    whyAsked(page.labels, step),
    // Where a person starts, before anything could be asked of them.
    page.back === undefined && element("p", { class: "hint" }, page.labels.never_asks),
  );
}

/** Where to look. Agents look most answers up, so with a single question they see it at once. */
export function findOut({ labels }: Page, ways: Text[], open: boolean): HTMLElement | undefined {
  if (ways.length === 0) return undefined;
  return element(
    "details",
    { open },
    element("summary", {}, labels.find_out),
    element("div", { class: "details-body" }, textList(ways)),
  );
}

// Neighbors with the same heading, or without one.
function groups(options: Option[]): Option[][] {
  const result: Option[][] = [];
  for (const option of options) {
    const last = result[result.length - 1];
    if (last?.[0] && heading(last[0]) === heading(option)) last.push(option);
    else result.push([option]);
  }
  return result;
}

function heading({ group = [] }: Option): string {
  return plainText(group);
}

/** The answers as links, under the headings of their groups. */
export function choices(options: Option[], current?: string): HTMLElement[] {
  return groups(options).flatMap((neighbors) => groupView(neighbors, current));
}

function groupView(options: Option[], current?: string): HTMLElement[] {
  const group = options[0]?.group;
  const list = element("ul", { class: "choices" }, ...options.map((option) => choice(option, option.id === current)));
  return group ? [element("h2", { class: "group" }, ...spans(group)), list] : [list];
}

function choice(option: Option, current: boolean): HTMLElement {
  const attributes = { "data-answer": option.id, "aria-current": current && "true" };
  return element("li", { class: option.id === "unsure" && "apart" }, choiceLink(option, attributes));
}

/** A link in the form of an answer. */
export function choiceLink(
  { label, hint = [], link }: Pick<Option, "label" | "hint" | "link">,
  attributes: Attributes,
): HTMLElement {
  return element(
    "a",
    { class: "choice", href: link, ...attributes },
    element("span", { class: "choice-label" }, ...labelSpans(label)),
    // The space keeps label and hint apart where an accessible name is put together without layout.
    hint.length > 0 && " ",
    hint.length > 0 && element("span", { class: "hint" }, ...labelSpans(hint)),
  );
}
