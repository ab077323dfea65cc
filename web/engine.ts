// Loads the core and the knowledge. The only file that talks to the network, and only before the first page.

import createCore from "signpost-core";
import type { Audience, Page } from "./page";

/** Changes with every build, so that no cache can mix the files of two releases. Set by scripts/site.mjs. */
declare const VERSION: string;

const KNOWLEDGE = "knowledge/customers-portal";

export interface Engine {
  /** Whose words are loaded. */
  audience: Audience;
  audienceOf(link: string): Audience;
  page(link: string): Page;
}

const loading: Partial<Record<Audience, Promise<Engine>>> = {};

/** Loads once for each audience, with the words of the one that the link names. */
export function loadEngine(link: string): Promise<Engine> {
  // The core decides the audience. Guessing it here only starts the download of the right words a round trip earlier.
  const guess: Audience = link.startsWith("#1.agent") ? "agent" : "customer";
  return (loading[guess] ??= load(link, guess));
}

async function load(link: string, guess: Audience): Promise<Engine> {
  const [core, knowledge, guessedWords] = await Promise.all([
    loadCore(),
    loadText(knowledgeFile()),
    loadText(wordsFile(guess)),
  ]);

  const audience = core.audience(link);
  const words = audience === guess ? guessedWords : await loadText(wordsFile(audience));
  const problems = core.load(knowledge, words);
  if (problems !== "[]") throw new Error(`The knowledge cannot be used: ${problems}`);

  return {
    audience,
    audienceOf: (other) => core.audience(other),
    page: (other) => JSON.parse(core.page(other)) as Page,
  };
}

// Handing over the bytes keeps Emscripten's loader from fetching the file a second time where its MIME type is wrong.
async function loadCore() {
  const response = await get("signpost.wasm");
  return createCore({ wasmBinary: await response.arrayBuffer() });
}

async function loadText(path: string): Promise<string> {
  return (await get(path)).text();
}

async function get(path: string): Promise<Response> {
  // Beside the script, which may stand in a page of another site.
  const response = await fetch(new URL(`${path}?v=${VERSION}`, import.meta.url));
  if (!response.ok) throw new Error(`${path} could not be loaded (${response.status})`);
  return response;
}

function knowledgeFile(): string {
  return `${KNOWLEDGE}/knowledge.json`;
}

function wordsFile(audience: Audience): string {
  return `${KNOWLEDGE}/words/en.${audience}.json`;
}
