// Loads a core and what it reads. The only file that talks to the network, and only before the first page.

import { inSight } from "./in-sight.ts";
import type { Core } from "signpost-core";
import type { Audience, Likely, Page } from "./page";

/**
 * The files of one audience beside this script, as scripts/site.mjs named them: each with a digest of its content, so that no cache can
 * mix the files of two releases.
 */
export interface Files {
  core: string;
  /** The same core as JavaScript. */
  plain: string;
  /** Knowledge and words, as the core's compiler has written them. */
  knowledge: string;
}

/** Milliseconds until the core is tried in JavaScript as well. */
const PATIENCE = 4000;

/** The server does not have a file that this script names: they are of two releases. */
export class Missing extends Error {}

export interface Engine {
  /** Whose words are loaded. */
  audience: Audience;
  audienceOf(link: string): Audience;
  page(link: string): Page;
  /** What a text in somebody's own words may be about, the likeliest first; nothing where that is unclear. */
  likely(text: string, link: string): Likely[];
}

export function engineOf(audience: Audience, core: Core, knowledge: string): Engine {
  const fault = core.load(knowledge);
  if (fault) throw new Error(`The knowledge cannot be used: ${fault}`);
  return {
    audience,
    audienceOf: (link) => core.audience(link),
    page: (link) => JSON.parse(core.page(link)) as Page,
    likely: (text, link) => JSON.parse(core.likely(text, link)) as Likely[],
  };
}

/** Where WebAssembly is missing, forbidden, broken or late, the same core comes as JavaScript. Of two that work, the first is taken. */
export function loadCore<Kind extends Core>(
  { core, plain }: Files,
  create: (options: { wasmBinary: ArrayBuffer }) => Promise<Kind>,
  importPlain: () => Promise<{ default(): Promise<Kind> }>,
): Promise<Kind> {
  const wasm = loadWasm(core, create);
  const late = inSight(PATIENCE).then(() => Promise.reject(new Error("The core is late")));
  return Promise.race([wasm, late]).catch(() => {
    const script = loadPlain(plain, importPlain).catch((error: unknown) => either(wasm, error));
    return Promise.race([wasm.catch(() => script), script]);
  });
}

export async function loadText(name: string): Promise<string> {
  return (await get(name)).text();
}

// Handing over the bytes keeps Emscripten's loader from fetching the file a second time where its MIME type is wrong.
async function loadWasm<Kind>(
  name: string,
  create: (options: { wasmBinary: ArrayBuffer }) => Promise<Kind>,
): Promise<Kind> {
  if (typeof WebAssembly !== "object") throw new Error("There is no WebAssembly");
  const response = await get(name);
  return create({ wasmBinary: await response.arrayBuffer() });
}

async function loadPlain<Kind>(name: string, importPlain: () => Promise<{ default(): Promise<Kind> }>): Promise<Kind> {
  try {
    return await (await importPlain()).default();
  } catch (error) {
    // A browser does not say why a module did not come. The server does.
    await get(name);
    throw error;
  }
}

// A reload can bring what is missing, so that is told first.
function either<Value>(work: Promise<Value>, error: unknown): Promise<Value> {
  return work.catch((other: unknown) => Promise.reject(error instanceof Missing ? error : other));
}

async function get(name: string): Promise<Response> {
  const response = await fetch(address(name));
  if (response.ok) return response;
  const problem = `${name} could not be loaded (${response.status})`;
  throw response.status === 404 ? new Missing(problem) : new Error(problem);
}

function address(name: string): string {
  return new URL(name, import.meta.url).href;
}
