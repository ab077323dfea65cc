// What the buttons of a page do. The views only name the action, in data-action.

import { copy } from "./clipboard.ts";
import { element } from "./dom.ts";
import { addressOf } from "./link.ts";
import type { Page } from "./page";

/** Milliseconds for which the page says that it has copied something. */
const SHOWN = 5000;

/** Acts on a click; `status` tells what was done. */
export function act({ target }: Event, page: Page, status: HTMLElement): void {
  const button = target instanceof Element ? target.closest<HTMLElement>("[data-action]") : null;
  if (!button) return;
  switch (button.dataset.action) {
    case "copy-link":
      return void copyAndSay(addressOf(button.dataset.link ?? page.link, page.site ?? ""));
    case "copy-text":
      return void copyAndSay(button.dataset.text ?? "");
    case "print":
      return print();
  }

  async function copyAndSay(text: string): Promise<void> {
    // A frame as high as its content has no bottom edge in sight: there, the styles put the words below the button.
    if (button) status.style.setProperty("--below-button", `${button.offsetTop + button.offsetHeight}px`);
    status.textContent = "";
    if (!(await copy(text))) return handOver(text, button, status);
    const said = document.createTextNode(page.labels.copied);
    status.replaceChildren(said);
    setTimeout(() => said.remove(), SHOWN);
  }
}

/** Where the clipboard is closed, the text itself is shown and selected, to be copied by hand, until it is closed. */
function handOver(text: string, button: HTMLElement | null, status: HTMLElement): void {
  const shown = element("pre", { tabindex: "0", translate: "no" }, text);
  // No word, and understood in every language.
  const close = element("button", { class: "button button-small", type: "button" }, "OK");
  status.replaceChildren(shown, close);
  shown.focus();
  getSelection()?.selectAllChildren(shown);
  close.addEventListener("click", () => {
    status.textContent = "";
    button?.focus();
  });
}
