// What a server sends with the files of the site. hosting/headers.json holds the values; this file says which go where.

import { readFileSync } from "node:fs";
import { extname } from "node:path";

const {
  headers,
  "frame-ancestors": ancestors,
  cache,
  types,
} = JSON.parse(readFileSync(new URL("../hosting/headers.json", import.meta.url), "utf8"));
const POLICY = "Content-Security-Policy";

/** What goes with every answer, "not found" included. Without frame-ancestors: on one's own machine, any page may try a frame. */
export const HEADERS = headers;

/** These of a server whose origin is known. */
export function headersAt(origin) {
  return { ...headers, [POLICY]: nameOrigin(headers[POLICY], origin) };
}

/** The MIME type of a file; undefined for what is no part of the site. */
export function typeOf(path) {
  return types[extname(path)];
}

/** A name with a digest never changes its content; a script without one is embedded by others; pages are always asked for again. */
export function cacheOf(path) {
  if (/\.[0-9a-f]{8}\.\w+$/.test(path)) return cache.hashed;
  return path.endsWith(".js") ? cache.script : cache.page;
}

/**
 * A policy that names the site's own origin beside 'self', which WebKit does not match in a sandboxed frame. Takes any text with
 * policies in it; without an origin it stays as it is.
 */
export function nameOrigin(text, origin) {
  return origin ? text.replace(/((?:script|style|connect|img)-src 'self')/g, `$1 ${origin}`) : text;
}

/** The headers of a public server: those above, and who may show the site in a frame. */
export function publicHeaders(origin) {
  const own = headersAt(origin);
  return { ...own, [POLICY]: `${own[POLICY]}; frame-ancestors ${ancestors}` };
}

/** The file `_headers`, which Netlify and its kin read: headers for every path, and the caching of each. */
export function headersFile(paths, origin) {
  const block = (path, values) => [path, ...Object.entries(values).map(([name, value]) => `  ${name}: ${value}`)];
  const cached = (path, file = path) =>
    block(`/${path}`, { "Cache-Control": cacheOf(file), "Content-Type": typeOf(file) });
  return [
    ...block("/*", publicHeaders(origin)),
    ...cached("", "index.html"),
    ...paths.flatMap((path) => cached(path)),
    ...cached("plain/*", "plain/start.html"),
    "",
  ].join("\n");
}
