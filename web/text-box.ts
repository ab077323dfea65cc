// A box whose text is read on this page and stays here: nothing of it is kept, sent, or passed on to the page around.

import { element } from "./dom.ts";

const PAUSE = 150; // milliseconds without a key

/** What a text led to: a few words for the status, and what stands below them. */
export interface Reading {
  said: string;
  shown: Node[];
}

export const NOTHING: Reading = { said: "", shown: [] };

export interface TextBox {
  element: HTMLElement;
  input: HTMLTextAreaElement;
  status: HTMLElement;
  results: HTMLElement;
  /** Reads the text again, as for another page. */
  readAgain(): void;
}

export interface TextBoxSettings {
  id: string;
  label: string;
  hint: string;
  rows: number;
  read(text: string): Reading;
}

export function textBox({ id, label, hint, rows, read }: TextBoxSettings): TextBox {
  let pause = 0;
  // Nothing may keep the text: no form memory, no spelling service.
  const input = element("textarea", {
    id,
    rows: String(rows),
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "data-gramm": "false",
    "data-enable-grammarly": "false",
    writingsuggestions: "false",
    "aria-describedby": `${id}-hint`,
  });
  const status = element("p", { role: "status", class: `${id}-status` });
  const results = element("div", { class: "findings" });
  keepWithin(input);
  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = window.setTimeout(readAgain, PAUSE);
  });
  // Whoever leaves the box at once meets the list as it will be, not one that is about to be replaced.
  input.addEventListener("keydown", ({ key }) => key === "Tab" && pause && readAgain());

  function readAgain(): void {
    clearTimeout(pause);
    pause = 0;
    const { said, shown } = read(input.value);
    // A screen reader hears it again each time that it is written.
    if (status.textContent !== said) status.textContent = said;
    results.replaceChildren(...shown);
  }

  const box = element(
    "section",
    { class: `text-box ${id}` },
    element("h2", {}, element("label", { for: id }, label)),
    element("p", { class: "hint", id: `${id}-hint` }, hint),
    input,
    status,
    results,
  );
  return { element: box, input, status, results, readAgain };
}

/** Events that tell what is typed or pasted. */
const TELLING =
  "keydown keypress keyup beforeinput textInput input paste copy cut drop dragstart compositionstart compositionupdate compositionend";

// Around an element they would reach the host's page: its shortcuts would act on them, and its statistics might keep them.
function keepWithin(input: HTMLTextAreaElement): void {
  for (const type of TELLING.split(" ")) {
    input.addEventListener(type, (event) => {
      // A dialog around must hear of these two, which write nothing.
      const isOfTheDialog = event instanceof KeyboardEvent && /^(Tab|Escape)$/.test(event.key) && !event.isComposing;
      if (!isOfTheDialog) event.stopPropagation();
    });
  }
}
