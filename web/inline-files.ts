// For the page in one file: what engine.ts would ask the network for stands in the page itself. scripts/site/single.mjs puts it there, and
// puts this in the place of the browser's own function.

const UNITS: Record<string, (text: string) => BodyInit> = {
  base64: (text) => Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0)),
  text: (text) => text.replace(/\\u003c/g, "<"),
};

async function read(address: string): Promise<Response> {
  const { pathname } = new URL(address);
  for (const part of document.querySelectorAll<HTMLElement>("script[data-file]")) {
    const { file = "", form = "" } = part.dataset;
    if (pathname.endsWith(`/${file}`)) return new Response(UNITS[form]?.(part.textContent ?? ""));
  }
  // Not 404, which says that a reload may help.
  return new Response(null, { status: 410 });
}

export { read as fetch };
