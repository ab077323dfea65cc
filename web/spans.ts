// Texts of the core to nodes.

import { element, unseen } from "./dom.ts";
import type { Span, Text } from "./page";

export const NEW_TAB = " (opens in a new tab)";

/** A text with its screen labels and links. */
export function spans(text: Text): Node[] {
  return text.map(span);
}

/** A text without links, for use inside a link, in which no other can stand. */
export function labelSpans(text: Text): Node[] {
  return text.map((part) => ("link" in part ? document.createTextNode(part.text) : span(part)));
}

/** The bare words, for accessible names. */
export function plainText(text: Text): string {
  return text.map((part) => ("ui" in part ? part.ui : part.text)).join("");
}

/**
 * A link that leaves the page. It opens in a new tab, because ticked steps live only on this one.
 * An address that is not plain https stays text: the core checks addresses too, but a page must not depend on that.
 */
export function outsideLink(url: string, words: Node[], attributes: { class?: string } = {}): HTMLElement {
  if (!isSafe(url)) return element("span", {}, ...words);
  return element(
    "a",
    { ...attributes, href: url, target: "_blank", rel: "noopener noreferrer" },
    ...words,
    unseen(NEW_TAB),
  );
}

function span(part: Span): Node {
  if ("link" in part) return outsideLink(part.link, [document.createTextNode(part.text)]);
  // A label stands on the screen as it is here: a browser that translates the page must leave it.
  if ("ui" in part) return element("b", { translate: "no" }, part.ui);
  return document.createTextNode(part.text);
}

function isSafe(url: string): boolean {
  try {
    const { protocol, username, password, port } = new URL(url);
    return protocol === "https:" && username === "" && password === "" && port === "";
  } catch {
    return false;
  }
}
