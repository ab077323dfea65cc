// The end: what keeps a person from being locked out again.

import { element, pageHeading } from "./dom.ts";
import { textList } from "./lists.ts";
import { spans } from "./spans.ts";
import type { SolvedStep } from "./page";

export function solvedView(step: SolvedStep): HTMLElement {
  return element(
    "section",
    { "data-solved": true },
    pageHeading(...spans(step.headline)),
    step.keep.length > 0 && element("div", { class: "box box-success" }, textList(step.keep)),
  );
}
