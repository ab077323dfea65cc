// Links of this tool, where they come from outside it: from a host's attributes or from a click.

const GRAMMAR = /^#1\.(customer|agent)(\.[a-z][a-z0-9]*-[a-z][a-z0-9]*)*$/;
const LIMIT = 512;

/** Whether a text has the form of a link. What its parts mean, only the core knows. */
export function isLink(text: unknown): text is string {
  return typeof text === "string" && text.length <= LIMIT && GRAMMAR.test(text);
}

/**
 * The link that a plain click follows, where `site` is the address of the standalone page. All other clicks, such as those that open a
 * new tab, are the browser's.
 */
export function followedLink(event: MouseEvent, site: string): string | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return undefined;
  const anchor = event.target instanceof Element && event.target.closest("a");
  return anchor && anchor.href.startsWith(`${site}#1.`) ? anchor.hash : undefined;
}
