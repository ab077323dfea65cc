// What is read of a ticket: its subject, the requester's address and language, and what the requester has written.

import { plainTextOf } from "./plain-text.ts";
import type { Client } from "zendesk_app_framework_sdk";

export interface Ticket {
  /** The requester's address, the subject and the messages, each a paragraph, the oldest first. */
  text: string;
  hasSubject: boolean;
  messages: number;
  /** Something of it was too long, and the oldest part is left out. */
  shortened: boolean;
  /** The requester's, as "ja" or "pt-BR"; empty where it is not known. */
  locale: string;
}

/** So much is read: of the megabyte that the core reads, it leaves 400 KB for what is pasted, even at three bytes a character. */
const MOST_CHARACTERS = 200_000;
const MOST_OF_SUBJECT = 1000;

const PATHS = [
  "ticket.subject",
  "ticket.description",
  "ticket.requester.id",
  "ticket.requester.email",
  "ticket.requester.locale",
  "ticket.conversation",
  "ticket.comments",
] as const;

/** What may change any of these, and what brings the ticket back into sight. */
export const CHANGES = [
  "ticket.subject.changed",
  "ticket.requester.id.changed",
  "ticket.requester.email.changed",
  "ticket.comments.changed",
  "ticket.conversation.changed",
  "app.activated",
];

/** Reads the ticket once. It rejects where Zendesk gives nothing at all. */
export async function readTicket(client: Client): Promise<Ticket> {
  const values = await client.get([...PATHS]);
  if (PATHS.every((path) => values[path] === undefined)) throw new Error("Zendesk gives nothing of this ticket");
  const subject = textOf(values["ticket.subject"]).slice(0, MOST_OF_SUBJECT);
  const { kept, shortened } = newest(messagesOf(values));
  const parts = [textOf(values["ticket.requester.email"]), subject, ...kept];
  return {
    text: parts.filter((part) => part.trim()).join("\n\n"),
    hasSubject: subject.trim() !== "",
    messages: kept.length,
    shortened,
    locale: textOf(values["ticket.requester.locale"]),
  };
}

type Fields = Record<string, unknown>;

/** The conversation has the messages of every channel; where there is none, the comments; where Zendesk has neither, the first message. */
function messagesOf(values: Fields): string[] {
  const requester = values["ticket.requester.id"];
  for (const path of ["ticket.conversation", "ticket.comments"]) {
    const entries = values[path];
    if (!Array.isArray(entries) || entries.length === 0) continue;
    return entries
      .map(recordOf)
      .filter(({ author, channel }) => isOf(requester, recordOf(author)) && recordOf(channel).name !== "internal")
      .map(wordsOf)
      .filter((words) => words.trim());
  }
  return [beforeQuote(textOf(values["ticket.description"]))].filter((words) => words.trim());
}

function isOf(requester: unknown, { id, role }: Fields): boolean {
  const known = [requester, id].every((one) => one !== undefined && one !== null);
  return known ? String(id) === String(requester) : role === "end-user";
}

/** A message of the conversation says what it is written in; a comment is HTML. */
function wordsOf({ message, value }: Fields): string {
  const { content, contentType } = recordOf(message);
  const isHtml = value !== undefined || contentType === "text/html";
  const words = textOf(value ?? content);
  // What stands behind so much is not read, so it need not be turned into text.
  const most = words.slice(0, 2 * MOST_CHARACTERS);
  return beforeQuote(isHtml ? plainTextOf(most) : most);
}

/** An answer by email ends where Zendesk's mail says that one should type above; below stands what agents wrote. */
function beforeQuote(words: string): string {
  return words.split(/^[> \t]*##- [^\n]* -##/m, 1)[0] ?? "";
}

/** The newest messages that fit; of one that alone is too long, its beginning. */
function newest(messages: string[]): { kept: string[]; shortened: boolean } {
  const kept: string[] = [];
  let room = MOST_CHARACTERS;
  let shortened = false;
  for (const words of [...messages].reverse()) {
    if (room === 0) {
      shortened = true;
      break;
    }
    kept.unshift(words.slice(0, room));
    shortened ||= words.length > room;
    room = Math.max(0, room - words.length);
  }
  return { kept, shortened };
}

function recordOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
