// The C++ core, compiled to WebAssembly (build/wasm/signpost.mjs, as scripts/site.mjs resolves this name) or to JavaScript.

declare module "signpost-core" {
  export interface Core {
    audience(link: string): "customer" | "agent";
    /** Returns a JSON array of problems; "[]" means ready. */
    load(knowledge: string, words: string): string;
    /** Returns the page for a link, as JSON. */
    page(link: string): string;
  }

  /** The core in JavaScript takes no bytes: it is all there already. */
  export default function createCore(options: { wasmBinary?: ArrayBuffer }): Promise<Core>;
}
