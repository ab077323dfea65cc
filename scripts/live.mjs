// Makes the site from its sources and serves it: first what a session needs, then the rest. Called by scripts/serve.
//   node scripts/live.mjs [--watch] [port]

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, rmSync, watch } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { HEADERS } from "./headers.mjs";
import { answerFrom, fileFor, listen } from "./serve.mjs";

const ROOT = resolve(fileURLToPath(import.meta.url), "../..");
const MADE = join(ROOT, "build/serve");
const SOURCES = ["public", "web"].map((name) => join(ROOT, name));
/** An editor saves in several steps, and often several files. */
const QUIET_MILLISECONDS = 100;
const CORE = ["cmake", "--build", "--preset", "wasm"];
const NOT_YET = "<!doctype html><title>Not yet</title><p>This page is still being made. It will show in a moment.</p>";

const { values: options, positionals } = parseArgs({
  options: { watch: { type: "boolean", default: false } },
  allowPositionals: true,
});

/** Where files are looked for: the newest first. */
let folders = [];
/** Whether there are files that come later. */
let unfinished = true;
/** What runs in the background until the whole site is made. */
let work;
const listeners = new Set();

process.on("exit", stop);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit());
rmSync(MADE, { recursive: true, force: true });
mkdirSync(MADE, { recursive: true });
const server = await listen(answer, Number(positionals[0] ?? 8080));
const address = `http://localhost:${server.address().port}/`;
if (!(await makePages())) process.exit(1);
console.log(`Signpost is at ${address} (for agents: ${address}agent.html). Stop it with Ctrl+C.`);
if (options.watch) watchSources();
await makeRest();

function answer(request, response) {
  if (options.watch && request.url === "/changes") return tellChanges(response);
  const folder = folders.find((one) => fileFor(one, request.url));
  if (folder || !unfinished) return answerFrom(folder ?? folders[0])(request, response);
  response.writeHead(503, { ...HEADERS, "Content-Type": "text/html", "Cache-Control": "no-store", Refresh: "3" });
  response.end(NOT_YET);
}

function tellChanges(response) {
  response.writeHead(200, { ...HEADERS, "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
  response.flushHeaders();
  listeners.add(response);
  response.on("close", () => listeners.delete(response));
}

/** Makes what a session needs, in a second; says whether all is well. */
async function makePages() {
  const folder = join(MADE, `pages-${Date.now()}`);
  return replace("pages-", folder, await run("node", site(folder, "--quick", ...(options.watch ? ["--reload"] : []))));
}

/** Makes what takes longer: the core in JavaScript, for browsers without WebAssembly, the map and the pages without script. */
async function makeRest() {
  unfinished = true;
  if (!existsSync(join(ROOT, "build/wasm/agent-js.mjs")) && !((await run("nice", CORE)) && (await makePages()))) return;
  const folder = join(MADE, `whole-${Date.now()}`);
  if (!replace("whole-", folder, await run("nice", ["node", ...site(folder)]))) return;
  unfinished = false;
  console.log("The map and the pages without script are up to date, too.");
}

/** Makes all anew when a source has changed. What was still being made is given up. */
function watchSources() {
  let timer;
  const renew = async () => {
    stop();
    if (!(await makePages())) return;
    for (const listener of listeners) listener.write("data: new\n\n");
    await makeRest();
  };
  for (const folder of SOURCES) {
    watch(folder, { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(renew, QUIET_MILLISECONDS);
    });
  }
}

// A page names its address, since WebKit matches no 'self' in the sandboxed frames of other pages.
function site(folder, ...more) {
  return ["scripts/site.mjs", "--tool", "build/dev/signpost", "--origin", address, "--out", folder, ...more];
}

/** Serves a folder in the place of the one of its kind, if it was made; says whether it was. */
function replace(kind, folder, made) {
  const old = made ? folders.filter((one) => one.startsWith(join(MADE, kind))) : [folder];
  if (made) folders = [...folders.filter((one) => !old.includes(one)), folder].sort();
  // Pages that load themselves again come before the whole; otherwise what ships comes first.
  if (made && !options.watch) folders.reverse();
  for (const one of old) rmSync(one, { recursive: true, force: true });
  return made;
}

/** Runs a command, silent but for what it complains about; resolves to whether it ended well. */
function run(command, parameters) {
  work = spawn(command, parameters, { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"], detached: true });
  return new Promise((done) => work.on("close", (code) => done(code === 0)));
}

/** Ends what runs, with all that it has started. */
function stop() {
  if (work && work.exitCode === null && work.signalCode === null) process.kill(-work.pid);
}
