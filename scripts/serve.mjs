// Serves build/site as a good web server would: right types, packed files, strict headers.
//   node scripts/serve.mjs [port] [folder]

import { createReadStream, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { basename, dirname, join, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { HEADERS, cacheOf, typeOf } from "./headers.mjs";

// The packed files that lie beside each file, best first, by the name that browsers have for them.
const PACKED = { br: ".br", gzip: ".gz" };

// This allows its script by a digest: for it, the policy that stands in the page.
const OWN_POLICY = ["helper-single.html"];

/** Starts a server for a folder; port 0 takes a free one. */
export function serve(folder, port) {
  const root = resolve(folder);
  const server = createServer((request, response) => {
    const respond = (status, more = {}) => response.writeHead(status, { ...HEADERS, ...more });
    if (request.method !== "GET" && request.method !== "HEAD") return respond(405, { Allow: "GET, HEAD" }).end();

    const file = fileFor(root, request.url);
    const type = file && typeOf(file);
    if (!type || !isFile(file)) return respond(404).end();

    const accepted = request.headers["accept-encoding"] ?? "";
    const encoding = Object.keys(PACKED).find(
      (name) => new RegExp(`\\b${name}\\b`).test(accepted) && isFile(file + PACKED[name]),
    );
    respond(200, {
      "Content-Type": type,
      "Cache-Control": cacheOf(file),
      Vary: "Accept-Encoding",
      ...(OWN_POLICY.includes(basename(file)) && { "Content-Security-Policy": policyOf(file) }),
      ...(encoding && { "Content-Encoding": encoding }),
    });
    if (request.method === "HEAD") return response.end();
    createReadStream(encoding ? file + PACKED[encoding] : file).pipe(response);
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

function policyOf(file) {
  return /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(readFileSync(file, "utf8"))[1];
}

function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const site = process.argv[3] ?? join(dirname(fileURLToPath(import.meta.url)), "../build/site");
  const server = await serve(site, Number(process.argv[2] ?? 8080));
  console.log(`Signpost is at http://localhost:${server.address().port} (for agents: /#1.agent). Stop it with Ctrl+C.`);
}
