// What an agent hands on from a page. The core has written it.

import { element } from "./dom.ts";
import { keyed } from "./keys.ts";
import type { Desk } from "./desk";
import type { Page } from "./page";

/** Buttons that write it where it belongs, and what stands over those that copy, which are the exception then. */
export interface Writing {
  buttons: HTMLElement;
  copying: string;
}

export function repliesView({ labels, share }: Page, { replies, phrases }: Desk, writing?: Writing): HTMLElement {
  const copies = element(
    "div",
    { class: "tools" },
    copyText(phrases.copymarkdown, replies.markdown, "c"),
    copyText(phrases.copyplain, replies.plain, "p"),
    copyText(phrases.copynote, replies.note, "n"),
    copyLink(labels.share_customer, share.customer, "l"),
    copyLink(labels.share_agent, share.agent, "g"),
  );
  return element(
    "section",
    { class: "replies" },
    element("h2", {}, phrases.replies),
    writing?.buttons,
    writing ? element("details", {}, element("summary", {}, writing.copying), copies) : copies,
    element("p", { class: "hint" }, phrases.keys),
    element("details", {}, element("summary", {}, phrases.preview), element("pre", { translate: "no" }, replies.plain)),
  );
}

function copyText(words: string, text: string, key: string): HTMLElement {
  return button(words, { "data-action": "copy-text", "data-text": text }, key);
}

function copyLink(words: string, link: string, key: string): HTMLElement {
  return button(words, { "data-action": "copy-link", "data-link": link }, key);
}

function button(words: string, attributes: Record<string, string>, key: string): HTMLElement {
  return keyed(element("button", { class: "button button-small", type: "button", ...attributes }, words), key);
}
