// The C++ core, compiled to WebAssembly (build/wasm/signpost.mjs). scripts/site.mjs resolves these names.

declare module "signpost-core" {
  export interface Core {
    audience(link: string): "customer" | "agent";
    /** Takes a compiled file. Returns why it can't be used, "" if it's ready. */
    load(knowledge: string): string;
    /** Returns the page for a link, as JSON. */
    page(link: string): string;
    /** What a text in somebody's own words may be about, for the case of a link: at most five, the likeliest first, as JSON. */
    likely(text: string, link: string): string;
  }

  export default function createCore(options: { wasmBinary: ArrayBuffer }): Promise<Core>;
}

// The same core, compiled to JavaScript: a file of its own beside the script.
declare module "signpost-plain-core" {
  export default function createPlainCore(): Promise<import("signpost-core").Core>;
}

// The core of support agents (build/wasm/agent.mjs), and the same as JavaScript.
declare module "signpost-agent-core" {
  import type { Core } from "signpost-core";

  export interface AgentCore extends Core {
    /** What agents have beside the page of a link, as JSON. */
    desk(link: string, site: string): string;
    /** What pasted text says about the case of a link, as JSON; without the answers in `dropped`, one to a line. */
    evidence(text: string, link: string, dropped: string): string;
  }

  export default function createCore(options: { wasmBinary: ArrayBuffer }): Promise<AgentCore>;
}

declare module "signpost-plain-agent-core" {
  export default function createPlainCore(): Promise<import("signpost-agent-core").AgentCore>;
}
