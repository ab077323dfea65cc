// Loads the core and the knowledge. The only file that talks to the network, and only before the first page.

import createCore, { type Core } from "signpost-core";
import type { AgentView } from "signpost-agent";
import type { Audience, Page } from "./page";

/**
 * The files beside this script, as scripts/site.mjs named them: each with a digest of its content, so that no cache can mix the
 * files of two releases.
 */
declare const FILES: {
  core: Record<Audience, string>;
  knowledge: Record<Audience, string>;
  words: Record<Audience, string>;
};

/** Milliseconds until the core is tried in JavaScript as well, and until nothing is waited for any more. */
const PATIENCE_FOR_CORE = 4000;
const PATIENCE = 10000;

/** The server does not have a file that this script names: they are of two releases. */
export class Missing extends Error {}

export interface Engine {
  /** Whose words are loaded. */
  audience: Audience;
  audienceOf(link: string): Audience;
  page(link: string): Page;
  /** Draws what agents see; absent for customers. `site` and `quick` as in agent.ts. */
  agentView?(site: string, quick: boolean): AgentView;
}

const loading: Partial<Record<Audience, Promise<Engine>>> = {};

/** Loads once for each audience, with the words of the one that the link names. */
export function loadEngine(link: string): Promise<Engine> {
  // The core decides the audience. Guessing it here only starts the download of the right words a round trip earlier.
  const guess: Audience = link.startsWith("#1.agent") ? "agent" : "customer";
  return (loading[guess] ??= within(PATIENCE, load(link, guess)));
}

async function load(link: string, guess: Audience): Promise<Engine> {
  const engine = await (guess === "agent" ? loadForAgents() : loadForCustomers());
  const audience = engine.audienceOf(link);
  return audience === guess ? engine : load(link, audience);
}

async function loadForCustomers(): Promise<Engine> {
  const plain = async (): Promise<Core> => (await import("signpost-plain-core")).default();
  const [core, knowledge, words] = await Promise.all([
    loadCore(FILES.core.customer, createCore, plain),
    loadText(FILES.knowledge.customer),
    loadText(FILES.words.customer),
  ]);
  return engineOf("customer", core, core.load(knowledge, words));
}

async function loadForAgents(): Promise<Engine> {
  const script = import("signpost-agent");
  const [{ agentView }, core, knowledge, words, theirs] = await Promise.all([
    script,
    loadCore(
      FILES.core.agent,
      async (options) => (await script).createCore(options),
      async () => (await script).createPlainCore(),
    ),
    loadText(FILES.knowledge.agent),
    loadText(FILES.words.agent),
    loadText(FILES.words.customer),
  ]);
  const engine = engineOf("agent", core, core.loadBoth(knowledge, words, theirs));
  return { ...engine, agentView: (site, quick) => agentView(core, site, quick) };
}

function engineOf(audience: Audience, core: Core, problems: string): Engine {
  if (problems !== "[]") throw new Error(`The knowledge cannot be used: ${problems}`);
  return {
    audience,
    audienceOf: (link) => core.audience(link),
    page: (link) => JSON.parse(core.page(link)) as Page,
  };
}

// Where WebAssembly is missing, forbidden, broken or late, the same core comes as JavaScript. Of two that work, the first is taken.
function loadCore<Kind extends Core>(
  file: string,
  create: (options: { wasmBinary: ArrayBuffer }) => Promise<Kind>,
  createPlain: () => Promise<Kind>,
): Promise<Kind> {
  const wasm = loadWasm(file, create);
  return within(PATIENCE_FOR_CORE, wasm).catch(() => {
    const plain = createPlain().catch(() => wasm);
    return Promise.race([wasm.catch(() => plain), plain]);
  });
}

// Handing over the bytes keeps Emscripten's loader from fetching the file a second time where its MIME type is wrong.
async function loadWasm<Kind>(
  file: string,
  create: (options: { wasmBinary: ArrayBuffer }) => Promise<Kind>,
): Promise<Kind> {
  if (typeof WebAssembly !== "object") throw new Error("There is no WebAssembly");
  const response = await get(file);
  return create({ wasmBinary: await response.arrayBuffer() });
}

async function loadText(name: string): Promise<string> {
  return (await get(name)).text();
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

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  return new Promise((done, fail) => {
    setTimeout(() => fail(new Error("Loading took too long")), milliseconds);
    work.then(done, fail);
  });
}
