// Keys of agents. Each stands on what it presses.

import { element } from "./dom.ts";

/** Lets a key press a control, or go to a box; it is shown in `place`. */
export function keyed<Control extends HTMLElement>(control: Control, key: string, place: Element = control): Control {
  control.setAttribute("aria-keyshortcuts", key);
  place.prepend(element("kbd", { "aria-hidden": "true" }, key));
  return control;
}

/**
 * For the parts of a view: keys work while the focus is in one of them, and never while something is typed. One that is held would
 * answer the next question too.
 */
export function actByKey(event: Event): void {
  if (!(event instanceof KeyboardEvent) || !(event.currentTarget instanceof Element)) return;
  const typing = event.target instanceof HTMLElement && event.target.matches("textarea, input");
  if (typing || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  const view = event.currentTarget.parentElement;
  const target = view?.querySelector<HTMLElement>(`[aria-keyshortcuts="${CSS.escape(signOn(event))}"]`);
  if (!target) return;
  event.preventDefault();
  if (target.matches("textarea")) target.focus();
  else target.click();
}

// Caps Lock makes a capital of a letter, and other alphabets another letter: the key is still where Latin layouts have it.
function signOn({ key, code }: KeyboardEvent): string {
  return (/^[a-z0-9]$/i.test(key) ? key : code.replace(/^Key|^Digit/, "")).toLowerCase();
}
