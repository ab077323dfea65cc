// What the core has written, as HTML for an editor of rich text.

/** A reply in the core's Markdown: paragraphs, lists, bold labels, links, and signs with a backslash before them. */
export function richTextOf(markdown: string): string {
  return markdown
    .trim()
    .split(/\n{2,}/)
    .map((block) => blockOf(block.split("\n")))
    .join("");
}

/** A note of plain text. */
export function richTextOfNote(note: string): string {
  const paragraphs = note.trim().split(/\n{2,}/);
  return paragraphs.map((lines) => `<p>${lines.split("\n").map(escaped).join("<br>")}</p>`).join("");
}

function blockOf(lines: string[]): string {
  for (const [list, mark] of [
    ["ol", /^\d+\. /],
    ["ul", /^- /],
  ] as const) {
    if (lines.every((line) => mark.test(line)))
      return `<${list}>${lines.map((line) => `<li>${spansOf(line.replace(mark, ""))}</li>`).join("")}</${list}>`;
  }
  return lines.map((line) => `<p>${spansOf(line)}</p>`).join("");
}

const SPAN = /\\(.)|\*\*((?:\\.|[^*\\])+)\*\*|\[((?:\\.|[^\]\\])+)\]\((https:[^)\s]+)\)|<(https:[^<>\s]+)>/g;

function spansOf(line: string): string {
  let html = "";
  let end = 0;
  for (const match of line.matchAll(SPAN)) {
    const [whole, sign, label, words, address, bare] = match;
    html += wordsOf(line.slice(end, match.index));
    if (sign) html += escaped(sign);
    if (label) html += `<strong>${spansOf(label)}</strong>`;
    if (words && address) html += linkOf(address, spansOf(words));
    if (bare) html += linkOf(bare, escaped(bare));
    end = (match.index ?? 0) + whole.length;
  }
  return html + wordsOf(line.slice(end));
}

function linkOf(address: string, words: string): string {
  return `<a href="${escaped(address)}">${words}</a>`;
}

/** The core spells two signs, which no backslash covers in the first Markdown. */
function wordsOf(text: string): string {
  return escaped(text.replace(/&lt;/g, "<").replace(/&amp;/g, "&"));
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
