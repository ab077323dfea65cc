// What an agent hands on from a page. The core has written it.

import { element } from "./dom.ts";
import type { Desk } from "./desk";
import type { Page } from "./page";

/** Buttons that write it where it belongs, and what stands over those that copy, which are the exception then. */
export interface Writing {
  buttons: HTMLElement;
  copying: string;
}

/** `keys` says whether keys press the buttons. */
export function repliesView(
  { labels, share }: Page,
  { replies, phrases }: Desk,
  keys: boolean,
  writing?: Writing,
): HTMLElement {
  const key = (name: string): Key => keys && name;
  const copies = element(
    "div",
    { class: "tools" },
    copyText(phrases.copymarkdown, replies.markdown, key("c")),
    copyText(phrases.copyplain, replies.plain, key("p")),
    copyText(phrases.copynote, replies.note, key("n")),
    copyLink(labels.share_customer, share.customer, key("l")),
    copyLink(labels.share_agent, share.agent, false),
  );
  return element(
    "section",
    { class: "replies" },
    element("h2", {}, phrases.replies),
    writing?.buttons,
    writing ? element("details", {}, element("summary", {}, writing.copying), copies) : copies,
    element("details", {}, element("summary", {}, phrases.preview), element("pre", { translate: "no" }, replies.plain)),
  );
}

type Key = string | false;

function copyText(words: string, text: string, key: Key): HTMLElement {
  return button(words, { "data-action": "copy-text", "data-text": text, "aria-keyshortcuts": key });
}

function copyLink(words: string, link: string, key: Key): HTMLElement {
  return button(words, { "data-action": "copy-link", "data-link": link, "aria-keyshortcuts": key });
}

function button(words: string, attributes: Record<string, string | false>): HTMLElement {
  return element("button", { class: "button button-small", type: "button", ...attributes }, words);
}
