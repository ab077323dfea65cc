// A browser for the bench, and a page with every engine in it.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../browser/support.mjs";
import { launch } from "../browser/support/engines.mjs";

const here = join(root, "tests/bench");
const TYPES = { html: "text/html", js: "text/javascript", wasm: "application/wasm", json: "application/json" };

/** Bundles a module as it would be sent to a browser. */
export async function bundle(settings) {
  const { outputFiles } = await build({
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "chrome110",
    nodePaths: [join(here, "peers/node_modules")],
    external: ["module", "fs", "path", "url", "crypto"],
    logLevel: "error",
    legalComments: "none",
    ...settings,
  });
  return outputFiles[0].contents;
}

/** Serves files by their path; isolated from other origins, since only then the clock of Chromium is finer than 0.1 ms. */
export async function startBrowser(files) {
  const server = createServer(({ url }, response) => {
    const content = files[url];
    const type = TYPES[/\.(\w+)$/.exec(url)?.[1]] ?? "text/plain";
    const isolated = {
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
      "Cache-Control": "no-store",
    };
    response.writeHead(content === undefined ? 404 : 200, { "Content-Type": type, ...isolated }).end(content);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const browser = await launch("chromium");
  const address = `http://127.0.0.1:${server.address().port}`;
  return {
    browser,
    address,
    open: async (path) => {
      const page = await browser.newPage();
      page.on("pageerror", (error) => console.error(error));
      await page.goto(address + path);
      return page;
    },
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The files of the page with all engines, the core from the folder of its build. */
export async function enginePage(wasm = join(root, "build/wasm")) {
  const script = await bundle({
    entryPoints: [join(here, "in-page.mjs")],
    alias: { "signpost-bench-core": join(wasm, "bench.mjs") },
  });
  return {
    "/engines.html": "<!doctype html><title>Bench</title><script type=module src=/engines.js></script>",
    "/engines.js": Buffer.from(script),
    "/core/bench.wasm": readFileSync(join(wasm, "bench.wasm")),
  };
}
