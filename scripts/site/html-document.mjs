// A document where there is no browser: what web/dom.ts asks of one and no more. As text, its nodes are HTML.

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const VOID = new Set([
  "area",
  "base",
  "br",
  "col",
  "embed",
  "hr",
  "img",
  "input",
  "link",
  "meta",
  "source",
  "track",
  "wbr",
]);
const NAME = /^[a-z][a-z0-9-]*$/;

/** Words as HTML: they stay words, in an element and in an attribute. */
export function escaped(words) {
  return words.replace(/[&<>"]/g, (character) => ESCAPES[character]);
}

class Text {
  constructor(words) {
    this.words = words;
  }

  toString() {
    return escaped(this.words);
  }
}

class Element {
  attributes = new Map();
  children = [];

  constructor(tag) {
    this.tag = checked(tag);
  }

  setAttribute(name, value) {
    this.attributes.set(checked(name), String(value));
  }

  append(...nodes) {
    this.children.push(...nodes.map((node) => (typeof node === "string" ? new Text(node) : node)));
  }

  toString() {
    const attributes = [...this.attributes].map(([name, value]) =>
      value ? ` ${name}="${escaped(value)}"` : ` ${name}`,
    );
    const start = `<${this.tag}${attributes.join("")}>`;
    return VOID.has(this.tag) ? start : `${start}${this.children.join("")}</${this.tag}>`;
  }
}

/** A name that is written as it is. */
function checked(name) {
  if (NAME.test(name)) return name;
  throw new Error(`"${name}" is no name of an element or attribute`);
}

export const document = {
  createElement: (tag) => new Element(tag),
  createTextNode: (words) => new Text(words),
};
