// What is different where Signpost stands inside another page: in a frame or as an element.

import { unseen } from "./dom.ts";
import { NEW_TAB } from "./spans.ts";

/**
 * Makes what a view has drawn fit into another page. The views' h1, h2 and h3 count from `level` on. Links within this tool stay;
 * where they would be relative to another page, `site` is the address of this one. All others open a new tab, because they would replace
 * the reader's answers, or fail in a frame.
 */
export function fitIn(parts: ParentNode, site?: string, level = 1): void {
  if (level > 1) {
    for (const heading of parts.querySelectorAll("h1, h2, h3")) {
      heading.setAttribute("aria-level", String(level - 1 + Number(heading.tagName.slice(1))));
    }
  }
  for (const link of parts.querySelectorAll<HTMLAnchorElement>("a[href]:not([target])")) {
    if (site) link.href = new URL(link.getAttribute("href") ?? "", site).href;
    if (!link.hash) openInNewTab(link);
  }
}

function openInNewTab(link: HTMLAnchorElement): void {
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  link.append(unseen(NEW_TAB));
}
