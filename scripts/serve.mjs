// Serves build/site as a good web server would: right types, packed files, strict headers.
//   node scripts/serve.mjs [port] [folder]

import { createReadStream, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { basename, dirname, join, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { cacheOf, headersAt, typeOf } from "./headers.mjs";

// The packed files that lie beside each file, best first, by the name that browsers have for them.
const PACKED = { br: ".br", gzip: ".gz" };

// This allows its script by a digest: for it, the policy that stands in the page.
const OWN_POLICY = ["helper-single.html"];

/** Starts a server for a folder; port 0 takes a free one. */
export function serve(folder, port) {
  return listen(answerFrom(folder), port);
}

/** Starts a server that answers so. */
export function listen(answer, port) {
  const server = createServer(answer);
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", () => done(server));
  });
}

/** What answers with the files of a folder. */
export function answerFrom(folder) {
  return (request, response) => {
    const headers = headersAt(originOf(request));
    const respond = (status, more = {}) => response.writeHead(status, { ...headers, ...more });
    if (request.method !== "GET" && request.method !== "HEAD") return respond(405, { Allow: "GET, HEAD" }).end();

    const file = fileFor(folder, request.url);
    const type = file && typeOf(file);
    if (!type) return respond(404).end();

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
  };
}

/** The file of a folder that an address names, if there is one. */
export function fileFor(folder, url) {
  const root = resolve(folder);
  let path;
  try {
    path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return undefined;
  }
  if (path.includes("\0")) return undefined;
  const file = join(root, path.endsWith("/") ? `${path}index.html` : path);
  return file.startsWith(root + sep) && isFile(file) ? file : undefined;
}

/** The origin by which a browser has asked; undefined where it named none that there can be. */
function originOf({ headers: { host = "" } }) {
  return /^[\w.-]+(:\d+)?$/.test(host) ? `http://${host}` : undefined;
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
  console.log(
    `Signpost is at http://localhost:${server.address().port} (for agents: /agent.html). Stop it with Ctrl+C.`,
  );
}
