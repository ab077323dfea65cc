// The C++ core, compiled to WebAssembly. scripts/site.mjs resolves this name to build/wasm/signpost.mjs.

declare module "signpost-core" {
  interface Core {
    audience(link: string): "customer" | "agent";
    /** Returns a JSON array of problems; "[]" means ready. */
    load(knowledge: string, words: string): string;
    /** Returns the page for a link, as JSON. */
    page(link: string): string;
  }

  export default function createCore(options: { wasmBinary: ArrayBuffer }): Promise<Core>;
}
