// What the buttons of a page do. The views only name the action, in data-action.

import { copy } from "./clipboard.ts";
import type { Page } from "./page";

/** Acts on a click. Copied links are those of the standalone page, whose address is `site`; `status` tells what was done. */
export function act({ target }: Event, page: Page, site: string, status: HTMLElement): void {
  const button = target instanceof Element ? target.closest<HTMLElement>("[data-action]") : null;
  switch (button?.dataset.action) {
    case "copy-link":
      return void copyAndSay(site + (button?.dataset.link ?? page.link));
    case "copy-text":
      return void copyAndSay(button?.dataset.text ?? "");
    case "copy-summary":
      // The link in it must open from anywhere.
      return void copyAndSay(page.step.kind === "handover" ? page.step.summary.replace("#1.", `${site}#1.`) : "");
    case "print":
      return print();
  }

  // Where the clipboard is closed, the text itself is shown, to be selected by hand.
  async function copyAndSay(text: string): Promise<void> {
    // A frame as high as its content has no bottom edge in sight: there, the styles put the words below the button.
    if (button) status.style.setProperty("--below-button", `${button.offsetTop + button.offsetHeight}px`);
    status.textContent = "";
    status.textContent = (await copy(text)) ? page.labels.copied : text;
  }
}
