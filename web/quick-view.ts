// All open questions on one screen, the best first, beside the advice that follows from what is known. Every answer is a link, as on any
// page.

import { element, pageHeading, unseen } from "./dom.ts";
import { keyed } from "./keys.ts";
import { choices, findOut } from "./question-view.ts";
import { stepView } from "./page-view.ts";
import { otherGuides } from "./advice.ts";
import { labelSpans, spans } from "./spans.ts";
import type { Check, Desk, Meaning, Phrases } from "./desk";
import type { Page } from "./page";

const DIGITS = "1234567890";

/** `narrow`: in a sidebar, where one part stands below the other and each line counts. Advice that has come stands first there. */
export function quickView(
  page: Page,
  desk: Desk,
  evidence: HTMLElement,
  replies: HTMLElement,
  known: HTMLElement | undefined,
  narrow = false,
): HTMLElement {
  const { checks, phrases } = desk;
  const asks = page.step.kind === "question";
  const questions = checks.map((check, index) => checkView(page, check, phrases, index === 0));
  const advice = asks ? otherGuides({ ...page.labels, could_be: phrases.likelyadvice }, desk.likely) : stepView(page);
  // What agents copy stands under the headline: it is what most agents come for.
  if (asks) advice?.append(replies);
  else advice?.querySelector("h1")?.after(replies);
  const left = element(
    "div",
    { class: "quick-questions" },
    asks && pageHeading(narrow ? unseen(phrases.quickview) : phrases.quickview),
    evidence,
    questions.length > 0 && element("h2", {}, phrases.checks),
    ...questions,
    known,
  );
  const right = element("div", { class: "quick-advice" }, advice ?? replies);
  // In a sidebar one stands below the other: what to do next comes first.
  return element("div", { class: "quick" }, ...(asks ? [left, right] : [right, left]));
}

function checkView(page: Page, check: Check, phrases: Phrases, first: boolean): HTMLElement {
  const section = element(
    "section",
    { class: "check", "data-question": check.id },
    // The next answer is looked for here after each one, where no advice has come yet.
    element(
      "h3",
      { tabindex: first && "-1", "data-focus": first && page.step.kind === "question" },
      ...spans(check.ask),
    ),
    findOut(page, check.find_out, false),
    ...choices(check.options, check.current),
  );
  sayMeanings(section, check, phrases);
  if (first) keyAnswers(section);
  return section;
}

/** Says at each answer what it would lead to. */
export function sayMeanings(question: Element, { means }: Check, phrases: Phrases): void {
  question.querySelectorAll("a[data-answer]").forEach((link, place) => {
    const meaning = means[place];
    if (meaning?.headline.length) link.append(meaningView(meaning, phrases));
  });
}

/** Gives the first ten answers their numbers as keys. */
export function keyAnswers(question: Element): void {
  question.querySelectorAll<HTMLElement>("a[data-answer]").forEach((link, place) => {
    if (place < DIGITS.length) keyed(link, DIGITS.charAt(place), link.querySelector(".choice-label") ?? link);
  });
}

function meaningView({ headline, settled }: Meaning, { means, perhaps }: Phrases): HTMLElement {
  return element("span", { class: "hint means" }, ` ${settled ? means : perhaps} `, ...labelSpans(headline));
}
