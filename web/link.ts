// Links of this tool, where they come from outside it: from a host's attributes or from a click.

import type { Audience } from "./page";

const GRAMMAR = /^#1\.(customer|agent)(\.[a-z][a-z0-9]*-[a-z][a-z0-9]*)*$/;
const LIMIT = 512;

export const AGENTS_PAGE = "agent.html";

/** Whether a text has the form of a link. What its parts mean, only the core knows. */
export function isLink(text: unknown): text is string {
  return typeof text === "string" && text.length <= LIMIT && GRAMMAR.test(text);
}

/** The audience that a link names beyond doubt. In other spellings, only the core can read it. */
export function audienceStated(link: string): Audience | undefined {
  return /^#1\.(customer|agent)(\.|$)/.exec(link)?.[1] as Audience | undefined;
}

/** Where a link opens, where `site` is the address of the customers' page: agents have a page of their own. */
export function addressOf(link: string, site: string): string {
  return audienceStated(link) === "agent" ? new URL(AGENTS_PAGE + link, site).href : site + link;
}

/** Whether something has the form of an id, as that of a guide. */
export function isId(text: unknown): text is string {
  return typeof text === "string" && /^[a-z][a-z0-9]{0,63}$/.test(text);
}

/** What a plain click follows within its tab. All other clicks, such as those that open a new tab, are the browser's. */
export function followedAnchor(event: MouseEvent): HTMLAnchorElement | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return undefined;
  const anchor = event.target instanceof Element && event.target.closest("a");
  return anchor && !anchor.target ? anchor : undefined;
}

/** The link that a plain click follows, where `site` is the address of the standalone page. */
export function followedLink(event: MouseEvent, site: string): string | undefined {
  const anchor = followedAnchor(event);
  return anchor?.href.startsWith(`${site}#1.`) ? anchor.hash : undefined;
}
