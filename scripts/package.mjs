// Makes build/npm: the element as an npm package, for those who bundle it. Everything in it comes from the built site.
//   node scripts/package.mjs [--site build/site] [--out build/npm]

import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { version } from "./version.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const { values: options } = parseArgs({
  options: {
    site: { type: "string", default: join(root, "build/site") },
    out: { type: "string", default: join(root, "build/npm") },
  },
});

const ENTRY = "signpost-element.js";
const TYPES = "signpost-element.d.ts";
// A string that may name a file of the site, and whether it is imported: bundlers follow imports by themselves.
const NAMED = /(import\()?(["'])(?:\.\/)?([\w/.-]+\.[0-9a-f]{8}\.\w+)\2/g;

rmSync(options.out, { recursive: true, force: true });
mkdirSync(options.out, { recursive: true });
addScript(ENTRY);
addTypes();
for (const name of ["embed.js", "licenses.txt"]) copyFileSync(join(options.site, name), join(options.out, name));
copyFileSync(join(root, "LICENSE"), join(options.out, "LICENSE"));
copyFileSync(join(root, "docs/package.md"), join(options.out, "README.md"));
writeFileSync(join(options.out, "package.json"), `${JSON.stringify(manifest(), null, 2)}\n`);
console.log(`${relative(process.cwd(), options.out)}: signpost-helper ${version}; pack it with npm pack ./build/npm`);

function manifest() {
  return {
    name: "signpost-helper",
    version,
    description: "Finds out why somebody cannot get into GitLab's Customers Portal, as an element for any page.",
    license: "MIT",
    // Nobody has a place for it in a registry yet.
    private: true,
    type: "module",
    exports: { ".": { types: `./${TYPES}`, default: `./${ENTRY}` }, "./embed.js": "./embed.js" },
    sideEffects: true,
  };
}

/**
 * A script with all it names. Scripts stay side by side, and what they load lies in files/: so its address is the same for each of them,
 * bundled or not, and is written in the way that bundlers know.
 */
function addScript(name) {
  const path = join(options.out, name);
  if (existsSync(path)) return;
  const script = readFileSync(join(options.site, name), "utf8");
  const imported = [...script.matchAll(NAMED)].filter(([, isImport]) => isImport).map(([, , , file]) => file);
  writeFileSync(
    path,
    script.replace(NAMED, (found, _, __, file) => {
      if (imported.includes(file) || !existsSync(join(options.site, file))) return found;
      const copy = join(options.out, "files", file);
      mkdirSync(dirname(copy), { recursive: true });
      cpSync(join(options.site, file), copy);
      return `new URL("./files/${file}",import.meta.url).href`;
    }),
  );
  imported.forEach(addScript);
}

/** What the compiler says of the element's types, which need no others. */
function addTypes() {
  const folder = mkdtempSync(join(tmpdir(), "signpost-"));
  const settings = ["--noEmit", "false", "--declaration", "--emitDeclarationOnly", "--outDir", folder];
  execFileSync("npx", ["--no-install", "tsc", ...settings], { cwd: root, stdio: "inherit" });
  const types = readFileSync(join(folder, TYPES), "utf8");
  rmSync(folder, { recursive: true });
  if (/^import/m.test(types)) throw new Error(`${TYPES} needs other files: ${types}`);
  writeFileSync(join(options.out, TYPES), types);
}
