// For an element, which may be told to show the pages of either audience.

import { loadForCustomers } from "./customer-engine.ts";
import { audienceStated } from "./link.ts";
import type { Engine } from "./engine.ts";
import type { Audience } from "./page";

const loading: Partial<Record<Audience, Promise<Engine>>> = {};

/** Loads once for each audience, with the words of the one that the link names. What has failed can be tried again. */
export async function loadEngine(link: string): Promise<Engine> {
  // The core decides the audience. Guessing it here only starts the download of the right words a round trip earlier.
  const guess = audienceStated(link) ?? "customer";
  const engine = await loadOnce(guess);
  const audience = engine.audienceOf(link);
  return audience === guess ? engine : loadOnce(audience);
}

function loadOnce(audience: Audience): Promise<Engine> {
  return (loading[audience] ??= load(audience).catch((error: unknown) => {
    delete loading[audience];
    throw error;
  }));
}

async function load(audience: Audience): Promise<Engine> {
  return audience === "customer" ? loadForCustomers() : (await import("signpost-agent-engine")).loadForAgents();
}
