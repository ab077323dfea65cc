// Finds places on the map. The page is whole without this script: it only adds a search that goes to boxes of the picture.

import { element } from "./dom.ts";

interface Place {
  text: string;
  id: string; // of the box: the place's link without "#1."
}

const form = part<HTMLFormElement>("search");
const field = part<HTMLInputElement>("words");
const found = part("found");

const places: Place[] = Array.from(document.querySelectorAll<HTMLAnchorElement>("#outline li > a"), (link) => ({
  text: [link.previousElementSibling, link].map((node) => node?.textContent ?? "").join(" → "),
  id: link.hash.slice("#1.".length),
}));

form.hidden = false;
field.addEventListener("input", list);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const first = matches()[0];
  if (first) go(first);
});

function list(): void {
  const hits = matches();
  part("count").textContent = field.value.trim() && `${hits.length} found`;
  found.replaceChildren(...hits.map((place) => element("li", {}, linkTo(place))));
}

/** The places that have every word of the field. */
function matches(): Place[] {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return places.filter(({ text }) => words.every((word) => text.toLowerCase().includes(word)));
}

function linkTo(place: Place): HTMLElement {
  const link = element("a", { href: `#${place.id}` }, place.text);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    go(place);
  });
  return link;
}

// Following the address alone would neither center the box nor focus the link in it.
function go({ id }: Place): void {
  const box = part(id);
  box.scrollIntoView({ block: "center", inline: "center" });
  box.querySelector<SVGAElement>("a")?.focus({ preventScroll: true });
}

function part<Kind extends Element = HTMLElement>(id: string): Kind {
  const node = document.getElementById(id);
  if (!node) throw new Error(`The map has no #${id}`);
  return node as Element as Kind;
}
