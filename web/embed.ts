// embed.js: turns each <div data-signpost> of a host's page into a frame that is as high as its content.
//   <div data-signpost data-theme="auto" data-start="#1.customer"><a href="https://HOST/PATH/">…</a></div>
//   <script src="https://HOST/PATH/embed.js" defer></script>
// Nothing else is loaded before the reader comes near. The link inside stays: for readers without scripts, and for a view of its own.

import { isId, isLink } from "./link.ts";
import { isMessage, type FromFrame, type FromHost } from "./messages.ts";
import { themeOf } from "./theme.ts";

interface Embed {
  id: string;
  /** Absent until the reader comes near. */
  frame?: HTMLIFrameElement;
  port?: MessagePort;
}

const NEAR = "200px";
// About the first question, at common widths: what follows should move as little as possible.
const RESERVED = 1970;
const LOWEST = 200;
const HIGHEST = 20000;
const PLACE = "[data-signpost]";

// A page may hold this script more than once, and sites that swap the body run it again: one watcher serves all places. No id of the
// host's can stand for a symbol.
const WATCHED = Symbol.for("signpost");
const page = window as { [WATCHED]?: true };
const script = document.currentScript as HTMLScriptElement | null;
if (script && !page[WATCHED]) {
  page[WATCHED] = true;
  // A host that keeps a copy of this script says where the site is.
  watch(new URL(".", script.dataset.site ?? script.src));
}

function watch(site: URL): void {
  const embeds = new Map<HTMLElement, Embed>();
  let count = 0;
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) load(target as HTMLElement);
    },
    { rootMargin: NEAR },
  );

  addEventListener("message", receive);
  // Nothing is left blank on paper for a frame that is not there.
  addEventListener("beforeprint", () => reserve(0));
  addEventListener("afterprint", () => reserve(RESERVED));
  new MutationObserver(update).observe(document, {
    attributes: true,
    attributeFilter: ["data-signpost", "data-theme"],
    childList: true,
    subtree: true,
  });
  for (const place of document.querySelectorAll<HTMLElement>(PLACE)) add(place);

  function update(records: MutationRecord[]): void {
    for (const [place, embed] of embeds) if (!place.isConnected || !place.matches(PLACE)) remove(place, embed);
    for (const { attributeName, target, addedNodes } of records) {
      if (attributeName === "data-theme") sendTheme(target as HTMLElement);
      else for (const node of attributeName ? [target] : addedNodes) find(node);
    }
  }

  // The page around may be large and change often: only what is new is looked through.
  function find(node: Node): void {
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const root = node as HTMLElement;
    for (const place of [root, ...root.querySelectorAll<HTMLElement>(PLACE)])
      if (place.isConnected && place.matches(PLACE) && !embeds.has(place)) add(place);
  }

  function sendTheme(place: HTMLElement): void {
    const { id, port } = embeds.get(place) ?? {};
    if (id)
      port?.postMessage({ signpost: 1, id, type: "theme", theme: themeOf(place.dataset.theme) } satisfies FromHost);
  }

  function add(place: HTMLElement): void {
    embeds.set(place, { id: `signpost-${++count}` });
    // Sites that swap the body keep copies of it for Back, with our frame in them.
    place.querySelector(`iframe[src^="${site.href}"]`)?.remove();
    place.style.minHeight = `${RESERVED}px`;
    near.observe(place);
  }

  function reserve(height: number): void {
    for (const [place, { frame }] of embeds) if (!frame) place.style.minHeight = `${height}px`;
  }

  function remove(place: HTMLElement, { frame, port }: Embed): void {
    embeds.delete(place);
    near.unobserve(place);
    port?.close();
    frame?.remove();
    place.style.minHeight = "";
  }

  function load(place: HTMLElement): void {
    const embed = embeds.get(place);
    near.unobserve(place);
    if (!embed) return;
    const frame = document.createElement("iframe");
    const start = place.dataset.start;
    frame.title = "Customers Portal helper";
    frame.allow = "clipboard-write";
    frame.referrerPolicy = "no-referrer";
    frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
    frame.style.cssText = `border: 0; display: block; height: ${RESERVED}px; width: 100%`;
    frame.src = site.href + (isLink(start) ? start : "");
    place.prepend(frame);
    embed.frame = frame;
  }

  function receive({ source, origin, data }: MessageEvent<FromFrame>): void {
    // In its sandbox the frame has no origin of its own.
    if (!source || (origin !== "null" && origin !== site.origin)) return;
    for (const [place, embed] of embeds) {
      if (!embed.frame || embed.frame.contentWindow !== source) continue;
      if (isMessage(data, "ready", "")) greet(place, embed, source as Window, origin);
      else if (isMessage(data, "resize", embed.id) && Number.isInteger(data.height)) {
        embed.frame.style.height = `${Math.min(Math.max(data.height, LOWEST), HIGHEST)}px`;
        // Also where the host's own styles have reserved the place.
        place.style.minHeight = "0px";
      }
    }
  }

  // A frame that has reloaded asks again, and gets a new port.
  function greet(place: HTMLElement, embed: Embed, frame: Window, origin: string): void {
    const { id } = embed;
    const { port1, port2 } = new MessageChannel();
    embed.port?.close();
    embed.port = port1;
    port1.onmessage = ({ data }: MessageEvent<FromFrame>) => {
      if (!isMessage(data, "advice", id) || !("events" in place.dataset) || !isId(data.guide)) return;
      place.dispatchEvent(new CustomEvent("signpost-advice", { bubbles: true, detail: { guide: data.guide } }));
    };
    const init: FromHost = {
      signpost: 1,
      id,
      type: "init",
      theme: themeOf(place.dataset.theme),
      events: "events" in place.dataset,
    };
    // No address names a frame without an origin; nothing in this message is secret.
    frame.postMessage(init, origin === "null" ? "*" : origin, [port2]);
  }
}
