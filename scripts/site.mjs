// Makes build/site: bundles, minifies, copies, and says what a visit weighs.
//   node scripts/site.mjs            build and compare with tests/size/sizes.json
//   node scripts/site.mjs --accept   build and make today's sizes the baseline

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const { values: options } = parseArgs({
  options: {
    accept: { type: "boolean", default: false },
    core: { type: "string", default: join(root, "build/wasm") },
    tool: { type: "string", default: join(root, "build/release/signpost") },
    public: { type: "string", default: join(root, "public") },
    out: { type: "string", default: join(root, "build/site") },
  },
});

const TARGET = ["chrome92", "firefox91", "safari14.1"];
const BUDGET = 80 * 1024;
const BASELINE = join(root, "tests/size/sizes.json");
const KNOWLEDGE = "knowledge/customers-portal";

// What a customer downloads up to the advice, and what else there is.
const VISIT = {
  "index.html": "page, with styles",
  "main.js": "script",
  "signpost.wasm": "core",
  [`${KNOWLEDGE}/knowledge.json`]: "knowledge",
  [`${KNOWLEDGE}/words/en.customer.json`]: "words",
};
const BESIDE = {
  [`${KNOWLEDGE}/words/en.agent.json`]: "agent's words",
  "all.html": "all on one page",
  "styles/page.css": "styles of other pages",
};

rmSync(options.out, { recursive: true, force: true });
mkdirSync(options.out, { recursive: true });
const { files, templates } = await makeSite();
writePages(templates);
const packed = {};
for (const [name, content] of Object.entries(files)) write(name, content);
for (const name of ["index.html", "all.html"]) pack(name);
process.exitCode = report() ? 0 : 1;

/** The files of the site, by path, and the templates of its pages. */
async function makeSite() {
  const core = readCore();
  const data = knowledgeFiles();
  const styles = await bundle({ entryPoints: [join(options.public, "styles/page.css")], minify: true, target: TARGET });
  const script = (version) =>
    bundle({
      entryPoints: [join(root, "web/main.ts")],
      alias: { "signpost-core": resolve(options.core, "signpost.mjs") },
      define: { VERSION: JSON.stringify(version) },
      // The glue names Node's modules in branches that a browser never takes.
      external: ["module", "fs", "path", "url", "crypto"],
      format: "esm",
      minify: true,
      target: TARGET,
    });

  // One version for all files: the digest of everything they are made of.
  const version = digest([core, styles, await script(""), ...Object.values(data)]);
  const template = (name) => minifyHtml(addVersion(readFileSync(join(options.public, name), "utf8"), version));
  return {
    files: {
      "styles/page.css": styles,
      "main.js": await script(version),
      "signpost.wasm": core,
      ...data,
    },
    templates: {
      "index.html": inlineStyles(template("index.html"), styles),
      "all.html": template("all.html"),
      "plain.html": template("plain.html"),
    },
  };
}

function readCore() {
  try {
    return readFileSync(join(options.core, "signpost.wasm"));
  } catch {
    return fail(`There is no core in ${options.core}. Build it first: scripts/build`);
  }
}

/**
 * The shipped JSON without its white space. Examples are tests and stay behind, and so do the messages: they are there to be looked
 * for in what an agent pastes, and no page shows them.
 */
function knowledgeFiles() {
  const folder = join(options.public, "knowledge");
  const shipped = (key, value) => (key === "messages" ? undefined : value);
  return Object.fromEntries(
    readdirSync(folder, { recursive: true })
      .filter((name) => name.endsWith(".json") && !name.endsWith("examples.json"))
      .sort()
      .map((name) => [
        join("knowledge", name),
        JSON.stringify(JSON.parse(readFileSync(join(folder, name), "utf8")), shipped),
      ]),
  );
}

async function bundle(settings) {
  const { outputFiles } = await build({
    bundle: true,
    write: false,
    logLevel: "warning",
    legalComments: "none",
    ...settings,
  });
  return outputFiles[0].text;
}

/** The pages that need no script, written by the same core. */
function writePages(templates) {
  const folder = mkdtempSync(join(tmpdir(), "signpost-"));
  for (const [name, html] of Object.entries(templates)) writeFileSync(join(folder, name), html);
  const parts = ["site", join(options.public, KNOWLEDGE), "--templates", folder, "--out", options.out];
  const { status, error } = spawnSync(options.tool, parts, { stdio: ["ignore", "inherit", "inherit"] });
  rmSync(folder, { recursive: true });
  if (error || status !== 0) fail(`${options.tool} could not write the pages${error ? `: ${error.message}` : ""}`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

/** The same query as engine.ts asks with, so that a preloaded file is the file that is used. */
function addVersion(html, version) {
  return html.replace(/(href|src)="([\w/.-]+\.(?:css|js|wasm|json))"/g, `$1="$2?v=${version}"`);
}

/** Puts the styles into the page, so that its first question shows without another request, and allows them by their digest. */
function inlineStyles(html, styles) {
  const css = styles.trim();
  const hash = createHash("sha256").update(css).digest("base64");
  return html
    .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${css}</style>`)
    .replace("style-src 'self'", `style-src 'self' 'sha256-${hash}'`);
}

/** Takes away what only the reader of the source needs: comments and indentation. */
function minifyHtml(html) {
  return html.replace(/<!--.*?-->\s*/gs, "").replace(/\n\s+/g, "\n");
}

function digest(parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex").slice(0, 8);
}

function write(name, content) {
  const path = join(options.out, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  pack(name);
}

/** Writes beside a file the packed ones that servers such as GitLab Pages hand out. */
function pack(name) {
  const path = join(options.out, name);
  const content = readFileSync(path);
  packed[name] = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  writeFileSync(`${path}.br`, packed[name]);
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
}

/** Prints the sizes beside the baseline; false where a visit is too heavy. */
function report() {
  const sizeOf = (names) =>
    Object.fromEntries(Object.entries(names).map(([file, what]) => [what, packed[file].length]));
  const visit = sizeOf(VISIT);
  const total = Object.values(visit).reduce((sum, size) => sum + size, 0);
  const sizes = { ...visit, "a customer's visit": total, ...sizeOf(BESIDE) };
  const before = readBaseline();

  console.log(
    `${relative(process.cwd(), options.out) || "."}: bytes in brotli, and the change against tests/size/sizes.json`,
  );
  for (const [what, size] of Object.entries(sizes)) {
    const change = before[what] === undefined ? "new" : size === before[what] ? "" : signed(size - before[what]);
    console.log(`  ${what.padEnd(20)}${String(size).padStart(8)}  ${change}`.trimEnd());
  }
  reportPlainPages();
  if (options.accept) writeFileSync(BASELINE, `${JSON.stringify(sizes, null, 2)}\n`);
  if (total <= BUDGET) return true;
  console.error(`A customer's visit may weigh ${BUDGET} bytes; it weighs ${total}.`);
  return false;
}

/** The pages of the conversation without script are not packed: each comes in one round trip as it is, and they are thousands. */
function reportPlainPages() {
  const folder = join(options.out, "plain");
  const lengths = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  console.log(
    `  ${lengths.length} plain pages, ${(total / 1e6).toFixed(1)} MB, the largest ${Math.max(...lengths)} bytes, not packed`,
  );
}

function readBaseline() {
  try {
    return JSON.parse(readFileSync(BASELINE, "utf8"));
  } catch {
    return {};
  }
}

function signed(number) {
  return number > 0 ? `+${number}` : String(number);
}
