// Makes the app for Zendesk's ticket sidebar from what has been built: docs/zendesk.md says how to install it.
//   node scripts/zendesk.mjs [--out build/zendesk-signpost-<version>.zip]

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { licenses } from "./licenses.mjs";
import { bundleScript, bundleStyles } from "./site/bundle.mjs";
import { escaped } from "./site/html-document.mjs";
import { addAgentFiles } from "./site/parts.mjs";
import { inOneFile } from "./site/single.mjs";
import { ROOT, Site } from "./site/site.mjs";
import { minifyHtml } from "./site/templates.mjs";
import { version } from "./version.mjs";
import { zipOf } from "./zip.mjs";

const { values: options } = parseArgs({
  options: { out: { type: "string", default: join(ROOT, `build/zendesk-signpost-${version}.zip`) } },
});

const zip = zipOf(await appFiles());
mkdirSync(dirname(options.out), { recursive: true });
writeFileSync(options.out, zip);
console.log(`${relative(process.cwd(), options.out)}: ${zip.length} bytes`);

/** Every file of the app. Zendesk takes no .wasm and no .txt, so the core and its knowledge stand in the page. */
async function appFiles() {
  const site = new Site({});
  await addAgentFiles(site);
  const loaded = ["agent.wasm", "knowledge/agent.txt"];
  const plainCore = site.names["agent-js.js"];
  const page = inOneFile({
    html: minifyHtml(source("iframe.html")),
    styles: await bundleStyles(site, "styles/agent.css"),
    script: await bundleScript(site, "zendesk/app.ts", { inject: [join(ROOT, "web/inline-files.ts")] }),
    files: Object.fromEntries(loaded.map((name) => [site.names[name], site.content(name)])),
    beside: "'self' ",
  });
  return {
    "manifest.json": source("manifest.json"),
    "translations/en.json": source("translations/en.json"),
    "assets/iframe.html": page,
    [`assets/${plainCore}`]: site.content("agent-js.js"),
    "assets/licenses.html": licensesPage(),
    "assets/logo.png": bytes("logo.png"),
    "assets/logo-small.png": bytes("logo-small.png"),
  };
}

function bytes(name) {
  return readFileSync(join(ROOT, "web/zendesk", name));
}

function source(name) {
  return bytes(name).toString().replaceAll("{{version}}", version);
}

function licensesPage() {
  const head = `<meta charset="utf-8"><title>Signpost ${version}: licenses</title>`;
  return `<!doctype html><html lang="en"><head>${head}</head><body><pre>${escaped(licenses("zendesk"))}</pre></body></html>`;
}
