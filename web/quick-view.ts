// All open questions on one screen, the best first, beside the advice that follows from what is known. Every answer is a link, as on any
// page.

import { element, pageHeading, unseen } from "./dom.ts";
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
  replies.append(element("p", { class: "hint" }, phrases.keys));
  // What agents copy stands under the headline: it is what most agents come for.
  if (asks) advice?.append(replies);
  else advice?.querySelector("h1")?.after(replies);
  const parts = [
    element(
      "div",
      { class: "quick-questions" },
      asks && pageHeading(narrow ? unseen(phrases.quickview) : phrases.quickview),
      evidence,
      questions.length > 0 && element("h2", {}, phrases.checks),
      ...questions,
      known,
    ),
    element("div", { class: "quick-advice" }, advice ?? replies),
  ];
  return element("div", { class: "quick" }, ...(narrow && !asks ? parts.reverse() : parts));
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
  section.querySelectorAll("a[data-answer]").forEach((link, place) => {
    const means = check.means[place];
    if (means?.headline.length) link.append(meaningView(means, phrases));
    if (!first || place >= DIGITS.length) return;
    const key = DIGITS.charAt(place);
    link.setAttribute("aria-keyshortcuts", key);
    link.querySelector(".choice-label")?.prepend(element("kbd", { "aria-hidden": "true" }, key));
  });
  return section;
}

function meaningView({ headline, settled }: Meaning, { means, perhaps }: Phrases): HTMLElement {
  return element("span", { class: "hint means" }, ` ${settled ? means : perhaps} `, ...labelSpans(headline));
}

/** Keys that work while the focus is in the view, and never while something is typed. One that is held would answer the next question too. */
export function answerByKey(event: KeyboardEvent, view: HTMLElement): void {
  const typing = event.target instanceof HTMLElement && event.target.matches("textarea, input");
  if (typing || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = view.querySelector<HTMLElement>(`[aria-keyshortcuts="${CSS.escape(signOn(event))}"]`);
  if (!target) return;
  event.preventDefault();
  if (target.matches("textarea")) target.focus();
  else target.click();
}

// Caps Lock makes a capital of a letter, and other alphabets another letter: the key is still where Latin layouts have it.
function signOn({ key, code }: KeyboardEvent): string {
  return (/^[a-z0-9]$/i.test(key) ? key : code.replace(/^Key|^Digit/, "")).toLowerCase();
}
