// Makes the archive of a release from what has been built: the same bytes for the same commit, lock file and installed packages.
//   node scripts/archive.mjs [--origin https://host/folder/] [--out build/dist]
// scripts/release calls this after all its checks; scripts/reproduce compares what two clones make.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { licenses } from "./licenses.mjs";
import { packFolder } from "./pack.mjs";
import { commitTime, sbom } from "./sbom.mjs";
import { version } from "./version.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const { values: options } = parseArgs({
  options: {
    origin: { type: "string" },
    out: { type: "string", default: join(root, "build/dist") },
  },
});

const KNOWLEDGE = "knowledge/customers-portal";
// Stands where snippets and replies name the site, until somebody knows where it is.
const NOWHERE = "https://HOST/PATH/";
const tool = join(root, "build/release/signpost");
const address = options.origin ?? NOWHERE;
const name = `signpost-${version}`;
const stage = join(options.out, name);

rmSync(options.out, { recursive: true, force: true });
mkdirSync(stage, { recursive: true });
addSite();
addTool();
addSnippets();
addMacros();
addCertificate();
addPackage();
addZendesk();
addDocuments();
addChecksums();
pack();

function addSite() {
  say("site");
  const site = join(stage, "site");
  if (options.origin) run("node", "scripts/site.mjs", "--origin", options.origin, "--out", site);
  else cpSync(join(root, "build/site"), site, { recursive: true });
}

/** The tool with the knowledge that it needs, examples included. */
function addTool() {
  say("command-line tool");
  const path = join(stage, "bin/signpost");
  mkdirSync(dirname(path));
  copyFileSync(tool, path);
  // Names for debuggers are half of it.
  run("strip", "--strip-all", path);
  cpSync(join(root, "public", KNOWLEDGE), join(stage, KNOWLEDGE), { recursive: true });
}

/** What others paste, with the names that never change their content, and the digests that hold them to it. */
function addSnippets() {
  say("snippets");
  const digests = JSON.parse(readFileSync(join(stage, "site/integrity.json"), "utf8"));
  cpSync(join(root, "docs/embed"), join(stage, "snippets"), { recursive: true });
  for (const path of filesOf(join(stage, "snippets")).filter((one) => one.endsWith(".html"))) {
    const file = join(stage, "snippets", path);
    const text = readFileSync(file, "utf8").replaceAll(/src="https:\/\/HOST\/PATH\/([\w-]+)\.js"/g, (_, script) => {
      const hashed = Object.keys(digests).find((one) => one.startsWith(`${script}.`) && one !== `${script}.js`);
      return `src="${NOWHERE}${hashed}" integrity="${digests[hashed]}" crossorigin="anonymous"`;
    });
    writeFileSync(file, text.replaceAll(NOWHERE, address));
  }
}

/** The replies of agents as a library of macros. */
function addMacros() {
  say("macros");
  const macros = join(stage, "macros");
  mkdirSync(macros);
  run(tool, "macros", join(root, "public", KNOWLEDGE), "--out", macros, "--page", address);
}

/** The certificate, which scripts/test has verified. */
function addCertificate() {
  say("certificate of optimality");
  copyFileSync(join(root, "build/certificate.json"), join(stage, "certificate.json"));
}

function addPackage() {
  say("npm package");
  const folder = join(options.out, "npm");
  run("node", "scripts/package.mjs", "--site", join(stage, "site"), "--out", folder);
  run("npm", "pack", "--silent", "--ignore-scripts", "--pack-destination", stage, folder);
  rmSync(folder, { recursive: true });
}

function addZendesk() {
  say("app for Zendesk");
  run("node", "scripts/zendesk.mjs", "--out", join(stage, `zendesk-${name}.zip`));
}

function addDocuments() {
  say("licenses, bill of materials, documents");
  writeFileSync(join(stage, "licenses.txt"), licenses());
  writeFileSync(join(stage, "sbom.cdx.json"), sbom());
  for (const path of ["README.md", "CHANGELOG.md", "SECURITY.md", "LICENSE"])
    copyFileSync(join(root, path), join(stage, path));
  for (const path of ["docs", "hosting"]) cpSync(join(root, path), join(stage, path), { recursive: true });
  rmSync(join(stage, "docs/embed"), { recursive: true });
}

function addChecksums() {
  const lines = filesOf(stage).map((path) => `${digest(join(stage, path))}  ${path}\n`);
  writeFileSync(join(stage, "SHA256SUMS"), lines.join(""));
}

function pack() {
  say("archive");
  const archive = `${name}.tar.gz`;
  packFolder(join(options.out, archive), options.out, name, commitTime());
  rmSync(stage, { recursive: true });
  const sum = digest(join(options.out, archive));
  writeFileSync(join(options.out, "SHA256SUMS"), `${sum}  ${archive}\n`);
  const size = (statSync(join(options.out, archive)).size / 1e6).toFixed(1);
  console.log(`${relative(process.cwd(), join(options.out, archive))}: ${size} MB\nsha256 ${sum}`);
}

function filesOf(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
}

function digest(path) {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}

function say(what) {
  console.log(`   ${what}`);
}

/** Runs a command in the root of the project; says nothing unless it fails. */
function run(command, ...parameters) {
  try {
    execFileSync(command, parameters, { cwd: root, stdio: "pipe", maxBuffer: 1e8 });
  } catch (error) {
    console.error(`${basename(command)} ${parameters[0]} failed: ${error.stderr?.toString().trim() || error.message}`);
    process.exit(1);
  }
}
