// What a frame and the page around it tell each other. Both sides trust nothing that arrives: its source, its origin and its form are
// checked, all in fixed words, whole numbers and ids, so that a message stays far below 1 KB.

import type { Theme } from "./theme.ts";

/**
 * From the frame. "ready" asks for "init" and has no id yet. Both it and "resize" may be read by anybody. "advice" goes only through the
 * port that "init" brings.
 */
export type FromFrame =
  | { signpost: 1; id: ""; type: "ready" }
  | { signpost: 1; id: string; type: "resize"; height: number }
  | { signpost: 1; id: string; type: "advice"; guide: string };

/** From the page around: "init" hands over a port, and "theme" comes through it. `events` asks for "advice". */
export type FromHost =
  | { signpost: 1; id: string; type: "init"; theme: Theme; events: boolean }
  | { signpost: 1; id: string; type: "theme"; theme: Theme };

/** Whether a message is of a type and, where that is known, of an id. */
export function isMessage<Message extends FromFrame | FromHost, Type extends Message["type"]>(
  data: Message | null | undefined,
  type: Type,
  id?: string,
): data is Extract<Message, { type: Type }> {
  return (
    typeof data === "object" &&
    data !== null &&
    data.signpost === 1 &&
    data.type === type &&
    (id === undefined ? typeof data.id === "string" && data.id.length <= 32 : data.id === id)
  );
}
