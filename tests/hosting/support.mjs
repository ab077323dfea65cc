// What every server of the site must send, whichever it is.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { request } from "node:https";
import { request as requestPlainly } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cacheOf, typeOf } from "../../scripts/headers.mjs";
import { root } from "../browser/support.mjs";

const PACKED = { br: ".br", gzip: ".gz", identity: "" };

const temporary = [];
process.on("exit", () => temporary.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A new folder, which goes when the tests have ended. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "signpost-"));
  temporary.push(folder);
  return folder;
}

/** Builds the site into a new folder, with further options of scripts/site.mjs. */
export function buildSite(...options) {
  const folder = join(temporaryFolder(), "site");
  const { status, stdout, stderr } = spawnSync("node", ["scripts/site.mjs", "--out", folder, ...options], {
    cwd: root,
    encoding: "utf8",
  });
  return { folder, status, stdout, stderr };
}

/** The paths of all files of a built site, packed ones included. */
export function filesOf(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
}

/** The files that a server hands out under their own names; of the thousands of plain pages, which are all alike, the first two. */
export function servedFiles(folder) {
  const files = filesOf(folder).filter((path) => typeOf(path));
  return [...files.filter((path) => !isPlain(path)), ...files.filter(isPlain).slice(0, 2)].sort();
}

/** Whether a file is a page of the conversation without script: these are not packed. */
export function isPlain(path) {
  return path.startsWith("plain/");
}

/** Sends a request exactly as told, and gives the answer as it came: nothing unpacked, nothing followed, no path tidied. */
export function ask(address, path, { method = "GET", encoding = "identity" } = {}) {
  const { protocol, hostname, port } = new URL(address);
  const send = protocol === "https:" ? request : requestPlainly;
  const settings = { hostname, port, path, method, rejectUnauthorized: false, agent: false };
  return new Promise((done, fail) => {
    send({ ...settings, headers: { "Accept-Encoding": encoding } }, (response) => {
      const { statusCode: status, headers } = response;
      response.toArray().then((parts) => done({ status, headers, body: Buffer.concat(parts) }), fail);
    })
      .on("error", fail)
      .end();
  });
}

/** Asks for every file in every encoding that browsers take, and compares all that matters. Some may be left out. */
export async function assertFiles(address, folder, headers, leftOut = []) {
  for (const path of ["", ...servedFiles(folder)].filter((one) => !leftOut.includes(one))) {
    const file = path || "index.html";
    for (const accepted of ["identity", "gzip", "br", "gzip, deflate, br, zstd"]) {
      const encoding = isPlain(path) ? "identity" : Object.keys(PACKED).find((name) => accepted.includes(name));
      const answer = await ask(address, `/${path}`, { encoding: accepted });
      const what = `${path} in ${accepted}`;
      assert.equal(answer.status, 200, what);
      assert.ok(answer.body.equals(readFileSync(join(folder, file + PACKED[encoding]))), what);
      assert.equal(answer.headers["content-encoding"] ?? "identity", encoding, what);
      assert.equal(answer.headers["content-type"], typeOf(file), what);
      assert.equal(answer.headers["cache-control"], cacheOf(file), what);
      assert.equal(answer.headers["vary"], "Accept-Encoding", what);
      assertHeaders(answer, headers, what);
    }
  }
}

/** Asks for what is not there, or not for readers. */
export async function assertNothingElse(address, folder, headers) {
  const packed = filesOf(folder).filter((path) => !typeOf(path));
  assert.ok(packed.includes("_headers"));
  const outside = ["no-such-file", "main.00000000.js", "../site.mjs", "%2e%2e/%2e%2e/etc/passwd", "..%5cpackage.json"];
  for (const path of [...packed, ...outside]) {
    const answer = await ask(address, `/${path}`);
    assert.ok([400, 404].includes(answer.status), `${path}: ${answer.status}`);
    assert.doesNotMatch(answer.headers["cache-control"] ?? "", /immutable/, path);
    if (answer.status === 404) assertHeaders(answer, headers, path);
  }
  assert.equal((await ask(address, "/", { method: "POST" })).status, 405);
}

function assertHeaders(answer, headers, what) {
  for (const [name, value] of Object.entries(headers)) {
    assert.equal(answer.headers[name.toLowerCase()], value, `${name} of ${what}`);
  }
}
