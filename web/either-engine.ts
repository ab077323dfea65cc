// For an element, which may be told to show the pages of either audience.

import { loadForCustomers } from "./customer-engine.ts";
import { audienceStated } from "./link.ts";
import type { Desk } from "./desk";
import type { Engine } from "./engine.ts";
import type { Audience } from "./page";

export interface EitherEngine extends Engine {
  /** Says to agents that they have more elsewhere. */
  onlyPages?: string;
}

const loading: Partial<Record<Audience, Promise<EitherEngine>>> = {};

/** Loads once for each audience, with the words of the one that the link names. What has failed can be tried again. */
export async function loadEngine(link: string): Promise<EitherEngine> {
  // The core decides the audience. Guessing it here only starts the download of the right words a round trip earlier.
  const guess = audienceStated(link) ?? "customer";
  const engine = await loadOnce(guess);
  const audience = engine.audienceOf(link);
  return audience === guess ? engine : loadOnce(audience);
}

function loadOnce(audience: Audience): Promise<EitherEngine> {
  return (loading[audience] ??= load(audience).catch((error: unknown) => {
    delete loading[audience];
    throw error;
  }));
}

async function load(audience: Audience): Promise<EitherEngine> {
  if (audience === "customer") return loadForCustomers();
  const { core, ...engine } = await (await import("signpost-agent-engine")).loadForAgents();
  const { phrases } = JSON.parse(core.desk("#1.agent", "")) as Desk;
  return { ...engine, onlyPages: phrases.onlypages };
}
