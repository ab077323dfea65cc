// The core of support agents, who write to customers and so need the words of both. Customers download none of it.

import createCore, { type AgentCore } from "signpost-agent-core";
import { engineOf, loadCore, loadText, type Engine, type Files } from "./engine.ts";

declare const FILES_OF_AGENTS: Files;

export interface AgentEngine extends Engine {
  /** Has more than pages: what agents have beside them. */
  core: AgentCore;
}

export async function loadForAgents(): Promise<AgentEngine> {
  const files = FILES_OF_AGENTS;
  const [core, knowledge] = await Promise.all([
    loadCore(files, createCore, () => import("signpost-plain-agent-core")),
    loadText(files.knowledge),
  ]);
  return { core, ...engineOf("agent", core, knowledge) };
}
