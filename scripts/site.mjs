// Makes build/site: bundles, minifies, copies, and says what a visit weighs.
//   node scripts/site.mjs            build and compare with tests/size/sizes.json
//   node scripts/site.mjs --accept   build and make today's sizes the baseline
//   node scripts/site.mjs --origin https://host/folder/   name the site's own address in its pages
//   node scripts/site.mjs --language xx   words/xx.*.json, and the templates in public/xx/ where there are any
// For scripts/serve:
//   node scripts/site.mjs --quick    only what a session needs: no map, no pages without script, nothing packed
//   node scripts/site.mjs --reload   pages that load themselves again when the server has new ones

import { rmSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { headersFile } from "./headers.mjs";
import { addCopies, addMaps, addPages, addPlainPages } from "./site/parts.mjs";
import { ROOT, SETTINGS, Site } from "./site/site.mjs";
import { reportSizes } from "./site/sizes.mjs";
import { writeFiles, writePacked } from "./site/write.mjs";

const { values: options } = parseArgs({
  options: {
    accept: { type: "boolean", default: false },
    core: { type: "string", default: SETTINGS.core },
    tool: { type: "string", default: SETTINGS.tool },
    public: { type: "string", default: SETTINGS.public },
    out: { type: "string", default: join(ROOT, "build/site") },
    origin: { type: "string" },
    language: { type: "string", default: SETTINGS.language },
    quick: { type: "boolean", default: SETTINGS.quick },
    reload: { type: "boolean", default: SETTINGS.reload },
  },
});

try {
  process.exitCode = (await makeSite(options)) ? 0 : 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

/** Whether each file keeps within its limit. */
async function makeSite({ accept, out, origin, ...settings }) {
  const site = new Site({ ...settings, address: origin && readAddress(origin) });
  rmSync(out, { recursive: true, force: true });
  await addPages(site);
  if (site.quick) {
    writeFiles(site.files, out);
    return true;
  }
  await addMaps(site);
  await addCopies(site);
  writeFiles({ _headers: headersFile(Object.keys(site.files), site.address?.origin) }, out);
  // The others are packed while the plain pages are drawn, which stay as they are.
  const [packed] = await Promise.all([writePacked(site.files, out), addPlainPages(site)]);
  writeFiles(site.files, out);
  console.log(`${relative(process.cwd(), out) || "."}: bytes in brotli, and the change against tests/size/sizes.json`);
  return reportSizes(site, packed, accept);
}

/** The folder that the site will be served from. */
function readAddress(text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const local = url?.hostname === "localhost" || url?.hostname === "127.0.0.1";
  const plain = url && !url.search && !url.hash && !url.username && url.pathname.endsWith("/");
  if (plain && (url.protocol === "https:" || local)) return url;
  throw new Error(`--origin takes an address such as https://host or https://host/folder/, not ${text}`);
}
