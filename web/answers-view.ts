// What this person has told so far, each with a link to change it.

import { element, unseen } from "./dom.ts";
import { plainText, spans } from "./spans.ts";
import type { GivenAnswer, Labels, Page, TriedGuide } from "./page";

export function answersView({ labels, answers, tried }: Page): HTMLElement | undefined {
  if (answers.length === 0 && tried.length === 0) return undefined;
  return element(
    "section",
    { class: "so-far" },
    answers.length > 0 && element("h2", {}, labels.answers),
    answers.length > 0 && answerList(labels, answers),
    tried.length > 0 && element("h2", {}, labels.tried),
    tried.length > 0 && triedList(labels, tried),
  );
}

export function answerList(labels: Labels, answers: GivenAnswer[]): HTMLElement {
  const rows = answers.map(({ question, ask, label, change }) =>
    element(
      "div",
      { class: "row", "data-given": question },
      element("dt", {}, ...spans(ask)),
      element("dd", {}, ...spans(label)),
      change !== undefined && element("dd", { class: "row-change" }, changeLink(labels, change, plainText(ask))),
    ),
  );
  return element("dl", { class: "rows" }, ...rows);
}

function triedList(labels: Labels, tried: TriedGuide[]): HTMLElement {
  const rows = tried.map(({ guide, headline, change }) =>
    element(
      "li",
      { class: "row", "data-tried": guide },
      element("span", {}, ...spans(headline)),
      element("span", { class: "row-change" }, changeLink(labels, change, plainText(headline))),
    ),
  );
  return element("ul", { class: "rows" }, ...rows);
}

// Many links of one page read "Change": the unseen words tell a screen reader which is which.
function changeLink(labels: Labels, link: string, what: string): HTMLElement {
  return element("a", { href: link }, labels.change, unseen(` ${what}`));
}
