// The C++ core, compiled to WebAssembly (build/wasm/signpost.mjs). scripts/site.mjs resolves these names.

declare module "signpost-core" {
  export interface Core {
    audience(link: string): "customer" | "agent";
    /** Returns a JSON array of problems; "[]" means ready. */
    load(knowledge: string, words: string): string;
    /** Returns the page for a link, as JSON. */
    page(link: string): string;
  }

  export default function createCore(options: { wasmBinary: ArrayBuffer }): Promise<Core>;
}

// The same core, compiled to JavaScript: a file of its own beside the script.
declare module "signpost-plain-core" {
  export default function createPlainCore(): Promise<import("signpost-core").Core>;
}
