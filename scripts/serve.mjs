// Serves build/site as a good web server would: right types, packed files, strict headers.
//   node scripts/serve.mjs [port]

import { createReadStream, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".wasm": "application/wasm",
};

/** What a server should send with every answer. Only a header reaches all of them, so the policy of index.html is one too. */
export function headers(folder) {
  return {
    "Content-Security-Policy": policy(readFileSync(join(folder, "index.html"), "utf8")),
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
  };
}

/** The policy that a page brings along. */
export function policy(html) {
  return /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(html)[1];
}

/** Starts a server for a folder; port 0 takes a free one. */
export function serve(folder, port) {
  const root = resolve(folder);
  const always = headers(root);
  const server = createServer((request, response) => {
    const respond = (status, more = {}) => response.writeHead(status, { ...always, ...more });
    if (request.method !== "GET" && request.method !== "HEAD") return respond(405, { Allow: "GET, HEAD" }).end();

    const file = fileFor(root, request.url);
    const type = file && TYPES[extname(file)];
    if (!type || !isFile(file)) return respond(404).end();

    const packed = /\bbr\b/.test(request.headers["accept-encoding"] ?? "") && isFile(`${file}.br`);
    respond(200, {
      "Content-Type": type,
      // Addresses with a version never change their content; all others are asked for again.
      "Cache-Control": request.url.includes("?v=") ? "public, max-age=31536000, immutable" : "no-cache",
      Vary: "Accept-Encoding",
      ...(packed && { "Content-Encoding": "br" }),
    });
    if (request.method === "HEAD") return response.end();
    createReadStream(packed ? `${file}.br` : file).pipe(response);
  });
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", () => done(server));
  });
}

/** The file that an address names, or undefined where that is outside the folder. */
function fileFor(root, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return undefined;
  }
  if (path.includes("\0")) return undefined;
  const file = join(root, path.endsWith("/") ? `${path}index.html` : path);
  return file.startsWith(root + sep) ? file : undefined;
}

function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const site = join(dirname(fileURLToPath(import.meta.url)), "../build/site");
  const server = await serve(site, Number(process.argv[2] ?? 8080));
  console.log(`Signpost is at http://localhost:${server.address().port} (for agents: /#1.agent). Stop it with Ctrl+C.`);
}
