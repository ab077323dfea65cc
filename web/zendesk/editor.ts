// Writes into a ticket what an agent asks for, and only into its editor and its tags: nothing is sent, submitted or closed.

import { plainTextOf } from "./plain-text.ts";
import { richTextOf, richTextOfNote } from "./rich-text.ts";
import type { Client } from "zendesk_app_framework_sdk";
import type { Desk } from "../desk";

/** What became of it, by the names of the words that say so. */
export type Outcome =
  | "replyin"
  | "notein"
  | "tagin"
  | "notedraft"
  | "replydraft"
  | "replyclosed"
  | "noteclosed"
  | "refused"
  | "silent";

const NOTE = "internalNote";
const REPLY = "publicReply";

/** Milliseconds after which the editor is asked again whether it was switched, as often as there are numbers. */
const LOOKS = [0, 100, 400];

/** A draft of a note never becomes one of a reply: what stands in it would go to the customer. */
export function insertReply(client: Client, { markdown, plain }: Desk["replies"]): Promise<Outcome> {
  return guarded(async () => {
    const editor = await editorFor(client, (type) => type !== NOTE, REPLY);
    if (typeof editor === "string") return editor === "draft" ? "notedraft" : "replyclosed";
    const html = richTextOf(markdown);
    await insert(client, [
      ...(editor.rich ? richWays(html) : [["ticket.comment.appendMarkdown", markdown] as const]),
      ["ticket.comment.appendText", plain],
    ]);
    return "replyin";
  });
}

/** A note goes only into an editor that says of itself that it is one for notes. */
export function insertNote(client: Client, { note }: Desk["replies"]): Promise<Outcome> {
  return guarded(async () => {
    const editor = await editorFor(client, (type) => type === NOTE, NOTE);
    if (typeof editor === "string") return editor === "draft" ? "replydraft" : "noteclosed";
    await insert(client, [...(editor.rich ? richWays(richTextOfNote(note)) : []), ["ticket.comment.appendText", note]]);
    return "notein";
  });
}

export function addTag(client: Client, tag: string): Promise<Outcome> {
  return guarded(async () => {
    await answered(client.invoke("ticket.tags.add", [tag]));
    return "tagin";
  });
}

interface Editor {
  type: unknown;
  empty: boolean;
  rich: boolean;
}

async function readEditor(client: Client): Promise<Editor> {
  const TYPE = "ticket.comment.type";
  const TEXT = "ticket.comment.text";
  const RICH = "ticket.comment.useRichText";
  const values = await answered(client.get([TYPE, TEXT, RICH]));
  const text = values[TEXT];
  return {
    type: values[TYPE],
    // What cannot be read may be a draft.
    empty: typeof text === "string" && plainTextOf(text).trim() === "",
    rich: values[RICH] === true,
  };
}

/** The editor, switched to a type where it is not right; or why it is not: there is a draft in it, or it cannot be switched. */
async function editorFor(
  client: Client,
  isRight: (type: unknown) => boolean,
  type: string,
): Promise<Editor | "draft" | "closed"> {
  const editor = await readEditor(client);
  if (isRight(editor.type)) return editor;
  if (!editor.empty) return "draft";
  await answered(client.set("ticket.comment.type", type));
  for (const pause of LOOKS) {
    await new Promise((done) => setTimeout(done, pause));
    const switched = await readEditor(client);
    if (isRight(switched.type)) return switched;
  }
  return "closed";
}

type Way = readonly [action: string, text: string];

function richWays(html: string): Way[] {
  return [
    ["ticket.editor.insert", html],
    ["ticket.comment.appendHtml", html],
  ];
}

/** Takes the first way that Zendesk takes. One that it does not answer may have been taken, so no other is tried then. */
async function insert(client: Client, ways: Way[]): Promise<void> {
  for (const [index, [action, text]] of ways.entries()) {
    try {
      await answered(client.invoke(action, text));
      return;
    } catch (error) {
      if (isSilence(error) || index === ways.length - 1) throw error;
    }
  }
}

async function guarded(write: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await write();
  } catch (error) {
    return isSilence(error) ? "silent" : "refused";
  }
}

/** After five seconds of silence, the SDK does not reject: it resolves with what says so, and is no Error. */
async function answered<Answer>(call: Promise<Answer>): Promise<Answer> {
  const answer = await call;
  if (isSilence(answer)) throw answer;
  return answer;
}

function isSilence(answer: unknown): boolean {
  return typeof answer === "object" && answer !== null && (answer as Error).name === "TimeoutError";
}
