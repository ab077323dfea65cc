// The words of HTML, as messages of tickets are written in. Nothing of it becomes a part of the page.

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** Elements that stand on lines of their own. */
const BLOCKS = /^\/?(address|article|blockquote|br|dd|div|dl|dt|h\d|hr|li|ol|p|pre|section|table|td|th|tr|ul)$/i;

/**
 * HTML as plain text. Addresses of links stay, behind the words, where these do not say them. Takes time linear in the text's length,
 * whatever it holds.
 */
export function plainTextOf(html: string): string {
  let link = { address: "", from: 0 };
  const text = html
    .replace(/<(style|script)\b[^<>]*>[^<]*<\/\1>/gi, "")
    .replace(
      /<(\/?[a-z][a-z0-9]*)(?![a-z0-9])([^<>]*)>/gi,
      (tag: string, name: string, rest: string, at: number, whole: string) => {
        if (/^a$/i.test(name)) {
          link = { address: /\bhref\s*=\s*["']?(https?:[^"'\s]+)/i.exec(rest)?.[1] ?? "", from: at + tag.length };
        } else if (/^\/a$/i.test(name)) {
          const { address, from } = link;
          link = { address: "", from: 0 };
          return address && !whole.slice(from, at).includes(address) ? ` <${address}> ` : "";
        }
        return BLOCKS.test(name) ? "\n" : "";
      },
    );
  return text.replace(
    /&(#x?[0-9a-f]{1,6}|[a-z]{2,4});/gi,
    (entity: string, name: string) => characterOf(name) ?? entity,
  );
}

function characterOf(name: string): string | undefined {
  if (!name.startsWith("#")) return ENTITIES[name.toLowerCase()];
  const point = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}
