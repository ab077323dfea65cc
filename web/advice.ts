// The parts that advice is made of: a guide has all of them, a pointer to another team some.

import { element, unseen } from "./dom.ts";
import { textList } from "./lists.ts";
import { mainAction, type Link } from "./main-action.ts";
import { labelSpans, outsideLink, spans } from "./spans.ts";
import type { Advice, Labels, OtherGuide, Page, Text } from "./page";

/** What may be wrong. */
export function cause({ cause: what }: Advice): HTMLElement | undefined {
  return what && element("p", { class: "lead" }, ...spans(what.text));
}

/** That it is not certain, and what speaks for it all the same. */
export function doubt({ doubt: text }: Advice): HTMLElement | undefined {
  return text && element("p", { class: "hint" }, ...spans(text));
}

/** What must not be done. It stands before the steps, so that it is read in time. */
export function warnings(labels: Labels, texts: Text[]): HTMLElement | undefined {
  if (texts.length === 0) return undefined;
  return element("section", { class: "box box-danger" }, element("h2", {}, labels.warnings), textList(texts));
}

/** Steps to tick off. A tick lives in this page only: it is no answer and is kept nowhere. */
export function steps(labels: Labels, { steps: texts, before = [] }: Advice): HTMLElement | undefined {
  if (texts.length === 0) return undefined;
  const main = mainAction(texts);
  const rows = texts.map((text, index) =>
    element(
      "li",
      {},
      minded(before[index]),
      element("label", {}, element("input", { type: "checkbox" }), element("span", {}, ...stepText(text, main))),
    ),
  );
  return element("section", {}, element("h2", {}, labels.steps), element("ol", { class: "steps" }, ...rows));
}

// The main action is a button in its place, so that there is one link of its name.
function stepText(text: Text, main: Link | undefined): Node[] {
  const place = text.findIndex((part) => part === main);
  if (main === undefined || place < 0) return spans(text);
  const button = outsideLink(main.link, [document.createTextNode(main.text)], { class: "button button-main" });
  return [...spans(text.slice(0, place)), button, ...afterButton(text.slice(place + 1))];
}

// The full stop behind a button is for those who listen.
function afterButton([next, ...rest]: Text): Node[] {
  if (next === undefined) return [];
  if (!("text" in next) || "link" in next) return spans([next, ...rest]);
  return [unseen(next.text.slice(0, 1)), ...spans([{ text: next.text.slice(1) }, ...rest])];
}

function minded(texts: Text[] = []): HTMLElement | undefined {
  return texts.length === 0 ? undefined : element("div", { class: "before" }, textList(texts));
}

/** How not to be tricked. Customers always read what this page never asks for; agents only see what they must pass on. */
export function safety({ audience, labels }: Page, texts: Text[]): HTMLElement | undefined {
  if (texts.length === 0 && audience === "agent") return undefined;
  return element(
    "section",
    { class: "box box-info" },
    texts.length > 0 && element("h2", {}, labels.safety),
    texts.length > 0 && textList(texts),
    element("p", {}, labels.never_asks),
  );
}

/** The other guides that fit the same answers. */
export function otherGuides(labels: Labels, guides: OtherGuide[]): HTMLElement | undefined {
  if (guides.length === 0) return undefined;
  const rows = guides.map(({ guide, headline, cause, link }) =>
    element(
      "li",
      {},
      element("a", { href: link, "data-also": guide }, ...labelSpans(headline)),
      element("p", { class: "hint" }, ...spans(cause)),
    ),
  );
  return element("section", {}, element("h2", {}, labels.could_be), element("ul", { class: "others" }, ...rows));
}

/** The two ways on from advice. */
export function outcome(labels: Labels, { worked, failed }: Advice): HTMLElement {
  return element(
    "div",
    { class: "outcome" },
    element("a", { class: "button button-main", href: worked, "data-outcome": "worked" }, labels.worked),
    element("a", { class: "button", href: failed, "data-outcome": "failed" }, labels.failed),
  );
}

/** Where the advice comes from, and when a person last checked it. */
export function provenance({ labels, language }: Page, { sources, checked }: Advice): HTMLElement {
  const links = sources.map(({ title, url }) => element("li", {}, outsideLink(url, [document.createTextNode(title)])));
  return element(
    "section",
    { class: "provenance" },
    links.length > 0 && element("h2", {}, labels.sources),
    links.length > 0 && element("ul", {}, ...links),
    element("p", {}, `${labels.checked} `, element("time", { datetime: checked }, dateInWords(checked, language))),
  );
}

function dateInWords(iso: string, language: string): string {
  return new Date(`${iso}T00:00:00Z`).toLocaleDateString(language, { dateStyle: "long", timeZone: "UTC" });
}
