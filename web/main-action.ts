// The main action of a guide: the place that a person opens to carry it out.

import { plainText } from "./spans.ts";
import type { Span, Text } from "./page";

export type Link = Extract<Span, { link: string }>;

/** The first link of the steps that is a sentence of its own; one inside a sentence is by the way, or a last resort. */
export function mainAction(steps: Text[]): Link | undefined {
  for (const text of steps) {
    const link = text.find((part, place): part is Link => "link" in part && isSentence(text, place));
    if (link !== undefined) return link;
  }
  return undefined;
}

function isSentence(text: Text, place: number): boolean {
  const before = plainText(text.slice(0, place));
  const after = plainText(text.slice(place + 1));
  return /(^|[.?!。？！]\s*)$/u.test(before) && /^($|[.。])/u.test(after);
}
