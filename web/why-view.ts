// Why this question, why this advice, and why not another: folded away, for readers who want to know.

import { answerList } from "./answers-view.ts";
import { element, present, type Child } from "./dom.ts";
import { textList } from "./lists.ts";
import { spans } from "./spans.ts";
import type { Advice, Labels, QuestionStep, RuledOut } from "./page";

export function whyAsked(labels: Labels, { why }: QuestionStep): HTMLElement | undefined {
  return why.length === 0 ? undefined : folded(labels.why_asked, element("p", {}, labels.separates), textList(why));
}

export function whyAdvised(labels: Labels, { why, because, not }: Advice): HTMLElement | undefined {
  const reasons = present<Child>([
    because.length > 0 && element("p", {}, labels.because),
    because.length > 0 && answerList(labels, because),
    ...why.map((text) => element("p", {}, ...spans(text))),
    not.length > 0 && element("p", {}, element("b", {}, labels.why_not)),
    not.length > 0 && element("ul", {}, ...not.map((other) => ruledOut(labels, other))),
  ]);
  return reasons.length === 0 ? undefined : folded(labels.why_advised, ...reasons);
}

function ruledOut(labels: Labels, { headline, because }: RuledOut): HTMLElement {
  return element(
    "li",
    {},
    ...spans(headline),
    element("p", { class: "hint" }, labels.because),
    answerList(labels, because),
  );
}

function folded(title: string, ...content: Child[]): HTMLElement {
  return element(
    "details",
    { class: "why" },
    element("summary", {}, title),
    element("div", { class: "details-body" }, ...content),
  );
}
