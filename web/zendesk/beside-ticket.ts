// What an agent has of a ticket beside the pages: how much of it was read, and buttons that write into it.

import { element, present } from "../dom.ts";
import { keyed } from "../keys.ts";
import { addTag, insertNote, insertReply, type Outcome } from "./editor.ts";
import { CHANGES, readTicket, type Ticket } from "./ticket.ts";
import type { Client } from "zendesk_app_framework_sdk";
import type { BesideTicket } from "../agent-view.ts";
import type { Desk } from "../desk";
import type { EvidenceBox } from "../evidence-view.ts";
import type { Page } from "../page";
import type translations from "./translations/en.json";

type Words = typeof translations.ticket;

/** Reads a ticket from now on, and offers to write into it. */
export function besideTicket(client: Client, words: Words): BesideTicket {
  const head = element("p", { class: "hint ticket-head", role: "status" }, words.reading);
  const said = element("p", { class: "hint", role: "status" });
  let busy = false;

  function button(label: string, key: string, main: boolean, write: () => Promise<Outcome>, tag = ""): HTMLElement {
    const kind = `button button-small${main ? " button-main" : ""}`;
    const pressed = keyed(element("button", { class: kind, type: "button" }, label), key);
    pressed.addEventListener("click", () => {
      // Whoever presses twice wants it once.
      if (busy) return;
      busy = true;
      said.textContent = "";
      void write().then((outcome) => {
        busy = false;
        said.textContent = fill(words[outcome], { tag });
      });
    });
    return pressed;
  }

  return {
    head,
    heading: words.found,
    writing({ step }: Page, { replies }: Desk) {
      said.textContent = "";
      const guide = "id" in step && step.kind !== "question" && step.id;
      const tag = guide && `signpost_${guide}`;
      const buttons = element(
        "div",
        { class: "writing" },
        element(
          "div",
          { class: "tools" },
          button(words.reply, "r", step.kind !== "question", () => insertReply(client, replies)),
          button(words.note, "i", false, () => insertNote(client, replies)),
          tag && button(fill(words.tag, { tag }), "t", false, () => addTag(client, tag), tag),
        ),
        said,
      );
      return { buttons, copying: words.copying };
    },
    join: (box) => follow(client, box, head, words),
  };
}

/** Reads the ticket now and after each change. Of two readings at a time, the later one counts. */
function follow(client: Client, box: EvidenceBox, head: HTMLElement, words: Words): void {
  let readings = 0;
  let known: string | undefined;
  async function read(): Promise<void> {
    const reading = ++readings;
    const ticket = await readTicket(client).catch(() => undefined);
    if (reading !== readings) return;
    const text = ticket?.text ?? "";
    if (text !== known) box.readTicket(text);
    known = text;
    const told = ticket ? whatWasRead(ticket, words) : words.unread;
    if (head.textContent !== told) head.textContent = told;
  }
  for (const event of CHANGES) client.on(event, () => void read());
  void read();
}

function whatWasRead({ hasSubject, messages, shortened, locale }: Ticket, words: Words): string {
  const parts = present([
    hasSubject && words.subject,
    messages > 0 && (messages === 1 ? words.message : fill(words.messages, { count: String(messages) })),
  ]);
  const language = languageOf(locale);
  return present([
    parts.length > 0 ? fill(words.read, { what: parts.join(" and ") }) : words.nothing,
    shortened && words.shortened,
    language && fill(words.language, { language }),
  ]).join(" ");
}

/** The name of a language that replies are not written in. */
function languageOf(locale: string): string | false {
  if (!/^[a-z]{2,3}(-|$)/i.test(locale) || /^en\b/i.test(locale)) return false;
  try {
    return new Intl.DisplayNames(["en"], { type: "language" }).of(locale) ?? locale;
  } catch {
    return false;
  }
}

function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}
