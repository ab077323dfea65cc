// Builds elements. Text only ever becomes text nodes, so no string can turn into markup.

export type Attributes = Record<string, string | boolean | undefined>;
export type Child = Node | string | undefined | false;

/** Attributes that are undefined or false are left out; true stands for an attribute without a value. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...present(children));
  return node;
}

/** For screen readers only: the words that the eye takes from the layout. */
export function unseen(text: string): HTMLElement {
  return element("span", { class: "unseen" }, text);
}

/** The heading of the page. It takes the focus after each change of page. */
export function pageHeading(...children: Child[]): HTMLElement {
  return element("h1", { tabindex: "-1" }, ...children);
}

export function present<Value>(values: (Value | undefined | false)[]): Value[] {
  return values.filter((value): value is Value => value !== undefined && value !== false);
}
