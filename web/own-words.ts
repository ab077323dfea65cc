// The box for own words under a customer's first question: while somebody types, the core lists what it may be. It proposes and never
// decides: each of its links holds only answers that the questions offer.

import { element } from "./dom.ts";
import { choiceLink } from "./question-view.ts";
import { NOTHING, textBox, type Reading, type TextBox } from "./text-box.ts";
import type { Engine } from "./engine.ts";
import type { Labels, Likely, Page } from "./page";

/** The core reads no more; handing over more would only take time. */
const MOST_CHARACTERS = 64 * 1024;

/** Makes what was drawn fit into the page around. */
type Fit = (drawn: ParentNode) => void;

/**
 * The box for a page, or nothing where it has no place. It is one and the same on every page: what was typed stays in it as long as this
 * function lives, and nowhere else.
 */
export type OwnWords = (page: Page, fit: Fit) => HTMLElement | undefined;

export function ownWords(likely: Engine["likely"]): OwnWords {
  let box: TextBox | undefined;
  let now: { page: Page; fit: Fit };
  const read = (text: string): Reading => {
    const { page, fit } = now;
    if (!text.trim()) return NOTHING;
    return reading(likely(text.slice(0, MOST_CHARACTERS), page.link), page.labels, fit);
  };
  return (page, fit) => {
    if (!isFirst(page)) return undefined;
    now = { page, fit };
    box ??= textBox({ id: "own-words", label: page.labels.own_words, hint: page.labels.own_words_hint, rows: 3, read });
    box.readAgain();
    return box.element;
  };
}

function isFirst({ audience, step, back }: Page): boolean {
  return audience === "customer" && step.kind === "question" && back === undefined;
}

function reading(found: Likely[], labels: Labels, fit: Fit): Reading {
  if (found.length === 0) return { said: labels.own_words_none, shown: [] };
  const list = element(
    "ul",
    { class: "choices" },
    ...found.map((one) => element("li", {}, choiceLink(one, { "data-likely": one.cause }))),
  );
  const drawn = element("div", {}, element("h3", {}, labels.own_words_list), list);
  fit(drawn);
  return { said: `${labels.own_words_found}: ${found.length}`, shown: [drawn] };
}
