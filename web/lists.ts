// Texts in lists and under headings.

import { element } from "./dom.ts";
import { spans } from "./spans.ts";
import type { Text } from "./page";

/** A list of texts; a single text is a paragraph. */
export function textList(texts: Text[]): HTMLElement {
  const [first, ...rest] = texts;
  if (first && rest.length === 0) return element("p", {}, ...spans(first));
  return element("ul", {}, ...texts.map((text) => element("li", {}, ...spans(text))));
}

/** A heading with texts under it; nothing where there are none. */
export function titledTexts(title: string, texts: Text[]): HTMLElement | undefined {
  if (texts.length === 0) return undefined;
  return element("section", {}, element("h2", {}, title), textList(texts));
}
