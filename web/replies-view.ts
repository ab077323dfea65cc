// What an agent hands on from a page: the core has written it, here it is only copied.

import { element } from "./dom.ts";
import type { Desk } from "./desk";
import type { Page } from "./page";

export function repliesView({ labels, share }: Page, { replies, phrases }: Desk): HTMLElement {
  return element(
    "section",
    { class: "replies" },
    element("h2", {}, phrases.replies),
    element(
      "div",
      { class: "tools" },
      copyText(phrases.copymarkdown, replies.markdown, "c"),
      copyText(phrases.copyplain, replies.plain, "p"),
      copyText(phrases.copynote, replies.note, "n"),
      copyLink(labels.share_customer, share.customer, "l"),
      copyLink(labels.share_agent, share.agent),
    ),
    element("details", {}, element("summary", {}, phrases.preview), element("pre", {}, replies.plain)),
  );
}

function copyText(words: string, text: string, key: string): HTMLElement {
  return button(words, { "data-action": "copy-text", "data-text": text, "aria-keyshortcuts": key });
}

function copyLink(words: string, link: string, key?: string): HTMLElement {
  return button(words, { "data-action": "copy-link", "data-link": link, "aria-keyshortcuts": key });
}

function button(words: string, attributes: Record<string, string | undefined>): HTMLElement {
  return element("button", { class: "button button-small", type: "button", ...attributes }, words);
}
