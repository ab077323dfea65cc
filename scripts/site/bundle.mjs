// Scripts and styles, each with all that it imports in one file.

import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { shadowStyles } from "./shadow-styles.mjs";
import { ROOT } from "./site.mjs";

const TARGET = ["es2020", "chrome92", "firefox91", "safari14.1"];
// The glue of the core names Node's modules in branches that a browser never takes.
const MODULE = { format: "esm", external: ["module", "fs", "path", "url", "crypto"] };

const IN_ONE_FILE = ["single.ts", "zendesk/app.ts"];

/** A style sheet of public/. */
export function bundleStyles(site, name) {
  return bundle({ entryPoints: [join(site.public, name)] });
}

/** The core as JavaScript; to begin without it, one that cannot be loaded. */
export function bundleCore(site, name) {
  const path = join(site.core, name);
  if (site.quick && !existsSync(path)) return "export default () => Promise.reject();";
  return bundle({ entryPoints: [path], ...MODULE });
}

/** A script of web/; it knows the site's other files, the styles of the page among them, by the names that they have got. */
export function bundleScript(site, name, settings = {}) {
  const { names } = site;
  const files = (core, audience) => ({
    core: names[`${core}.wasm`],
    plain: names[`${core}-js.js`],
    knowledge: names[`knowledge/${audience}.txt`],
  });
  return bundle({
    entryPoints: [join(ROOT, "web", name)],
    alias: {
      "signpost-core": resolve(site.core, "signpost.mjs"),
      "signpost-plain-core": `./${names["signpost-js.js"]}`,
      "signpost-agent-core": resolve(site.core, "agent.mjs"),
      "signpost-plain-agent-core": `./${names["agent-js.js"]}`,
      "signpost-agent-engine": `./${names["agent-engine.js"]}`,
    },
    define: {
      FILES_OF_CUSTOMERS: JSON.stringify(files("signpost", "customer")),
      FILES_OF_AGENTS: JSON.stringify(files("agent", "agent")),
      STYLES: JSON.stringify(shadowStyles(site.content("styles/page.css") ?? "")),
      DIRECTION: JSON.stringify(site.direction),
      ADDRESS: site.address ? JSON.stringify(site.address.href) : "undefined",
      // In one file there is nothing beside it, and nothing can be relative to where some browsers open it.
      ...(IN_ONE_FILE.includes(name) && { "import.meta.url": '"file:///"' }),
    },
    ...MODULE,
    // These stay files of their own.
    external: [...MODULE.external, "./signpost-js.*.js", "./agent-js.*.js", "./agent-engine.*.js"],
    ...settings,
  });
}

async function bundle(settings) {
  const { outputFiles } = await build({
    bundle: true,
    minify: true,
    target: TARGET,
    write: false,
    logLevel: "warning",
    legalComments: "none",
    ...settings,
  });
  return outputFiles[0].text;
}
