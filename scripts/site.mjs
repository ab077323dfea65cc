// Makes build/site: bundles, minifies, copies, and says what a visit weighs.
//   node scripts/site.mjs            build and compare with tests/size/sizes.json
//   node scripts/site.mjs --accept   build and make today's sizes the baseline
//   node scripts/site.mjs --origin https://host/folder/   name the site's own address in its pages
//   node scripts/site.mjs --language xx   words/xx.*.json, and the templates in public/xx/ where there are any

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { headersFile, nameOrigin } from "./headers.mjs";
import { mapPages } from "./map.mjs";
import { shadowStyles } from "./shadow-styles.mjs";
import { licenses } from "./licenses.mjs";
import { singlePage } from "./single.mjs";
import { version } from "./version.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const { values: options } = parseArgs({
  options: {
    accept: { type: "boolean", default: false },
    core: { type: "string", default: join(root, "build/wasm") },
    tool: { type: "string", default: join(root, "build/release/signpost") },
    public: { type: "string", default: join(root, "public") },
    out: { type: "string", default: join(root, "build/site") },
    origin: { type: "string" },
    language: { type: "string", default: "en" },
  },
});

const TARGET = ["es2020", "chrome92", "firefox91", "safari14.1"];
const BASELINE = join(root, "tests/size/sizes.json");
const KNOWLEDGE = "knowledge/customers-portal";
const wordsOf = (audience) => `${KNOWLEDGE}/words/${options.language}.${audience}.json`;
// The glue of the core names Node's modules in branches that a browser never takes.
const MODULE = { format: "esm", external: ["module", "fs", "path", "url", "crypto"] };

// What a customer downloads up to the advice, and what else there is, by the names that sources use.
const VISIT = {
  "index.html": "page, with styles",
  "main.js": "script",
  "signpost.wasm": "core",
  [`${KNOWLEDGE}/knowledge.json`]: "knowledge",
  [wordsOf("customer")]: "words",
};
const BESIDE = {
  "agent.wasm": "agent's core",
  "agent.js": "agent's script",
  [`${KNOWLEDGE}/knowledge.agent.json`]: "agent's knowledge",
  [wordsOf("agent")]: "agent's words",
  "agent-js.js": "agent's, JavaScript",
  "all.html": "all on one page",
  "embed.js": "loader of the frame",
  "signpost-element.js": "element",
  "helper-single.html": "page in one file",
  "demo.html": "demo of embedding",
  "signpost-js.js": "core in JavaScript",
  "map.html": "map",
  "map-agent.html": "agent's map",
  "styles/page.css": "styles of other pages",
};
const LIMITS = { "core in JavaScript": 80_000, "a customer's visit": 80_000, "loader of the frame": 2_048 };

const address = options.origin && readAddress(options.origin);
rmSync(options.out, { recursive: true, force: true });
mkdirSync(options.out, { recursive: true });
const { site, names } = await makeSite();
const packed = Object.fromEntries(Object.entries(site).map(([path, content]) => [path, pack(content)]));
writeSite();
process.exitCode = report() ? 0 : 1;

/** Every file of the site by its path, and the paths by the names that sources use. */
async function makeSite() {
  const site = {};
  const names = {};
  const put = (name, path, content) => {
    names[name] = path;
    site[path] = content;
  };
  // Names that hold a digest of the content can be stored for ever, and never mix two releases.
  const add = (name, content) => put(name, hashedName(name, content), content);
  const addPage = (name, html) => put(name, name, minifyHtml(nameFiles(nameAddress(html, name), names)));
  const readPage = (name) => {
    const translated = join(options.public, options.language, name);
    const path = existsSync(translated) ? translated : join(options.public, name);
    return readFileSync(path, "utf8").replaceAll("{{version}}", version);
  };

  // What other pages name has a plain name too; they may demand the other one, which never changes.
  const addPublic = (name, content) => {
    put(name, name, content);
    add(name, content);
  };
  const sheet = (name) => bundle({ entryPoints: [join(options.public, name)] });

  const styles = await sheet("styles/page.css");
  add("styles/page.css", styles);
  add("styles/demo.css", await sheet("styles/demo.css"));
  add("styles/agent.css", await sheet("styles/agent.css"));
  for (const name of ["signpost", "agent"]) {
    add(`${name}.wasm`, readCore(name));
    add(`${name}-js.js`, await bundle({ entryPoints: [join(options.core, `${name}-js.mjs`)], ...MODULE }));
  }
  for (const [name, content] of Object.entries(knowledgeFiles())) add(name, content);
  const script = (name, settings) => bundleScript(join(root, "web", name), names, styles, settings);
  add("agent.js", await script("agent.ts"));
  add("main.js", await script("main.ts"));
  addPublic("embed.js", await script("embed.ts", { format: "iife" }));
  addPublic("signpost-element.js", await script("signpost-element.ts"));
  const template = (name) => minifyHtml(nameFiles(nameAddress(readPage(name), name), names));
  writePages({
    "index.html": inlineStyles(template("index.html"), styles),
    "all.html": template("all.html"),
    "plain.html": template("plain.html"),
  });
  for (const name of ["index.html", "all.html"]) put(name, name, readFileSync(join(options.out, name), "utf8"));
  addPage("demo.html", readPage("demo.html"));
  add("styles/map.css", await sheet("styles/map.css"));
  add("map.js", await script("map.ts"));
  const maps = mapPages(readPage("map.html"), options.tool, join(options.public, KNOWLEDGE), options.language);
  for (const [name, html] of Object.entries(maps)) addPage(name, html);
  const files = Object.keys(VISIT).filter((name) => /\.(wasm|json)$/.test(name));
  const html = singlePage({
    html: site["index.html"],
    styles,
    script: await script("main.ts", { inject: [join(root, "web/inline-files.ts")] }),
    files: Object.fromEntries(files.map((name) => [names[name], site[names[name]]])),
  });
  put("helper-single.html", "helper-single.html", html);

  put("licenses.txt", "licenses.txt", licenses("site"));

  const scripts = Object.keys(site).filter((path) => path.endsWith(".js"));
  site["integrity.json"] = JSON.stringify(Object.fromEntries(scripts.map((path) => [path, integrity(site[path])])));
  return { site, names };
}

/** One script with all it imports; it knows the other files by the names given. */
function bundleScript(entry, names, styles, settings = {}) {
  const files = {
    core: { customer: names["signpost.wasm"], agent: names["agent.wasm"] },
    knowledge: {
      customer: names[`${KNOWLEDGE}/knowledge.json`],
      agent: names[`${KNOWLEDGE}/knowledge.agent.json`],
    },
    words: {
      customer: names[wordsOf("customer")],
      agent: names[wordsOf("agent")],
    },
  };
  return bundle({
    entryPoints: [entry],
    alias: {
      "signpost-core": resolve(options.core, "signpost.mjs"),
      "signpost-plain-core": `./${names["signpost-js.js"]}`,
      "signpost-agent-core": resolve(options.core, "agent.mjs"),
      "signpost-plain-agent-core": `./${names["agent-js.js"]}`,
      "signpost-agent": `./${names["agent.js"]}`,
    },
    define: {
      FILES: JSON.stringify(files),
      STYLES: JSON.stringify(shadowStyles(styles)),
      STYLES_OF_AGENTS: JSON.stringify(names["styles/agent.css"]),
    },
    ...MODULE,
    // These stay files of their own.
    external: [...MODULE.external, "./signpost-js.*", "./agent-js.*", "./agent.*"],
    ...settings,
  });
}

function readCore(name) {
  try {
    return readFileSync(join(options.core, `${name}.wasm`));
  } catch {
    return fail(`There is no core in ${options.core}. Build it first: scripts/build`);
  }
}

/**
 * The shipped JSON without its white space. Examples are tests and stay behind. Messages and signs are there to be looked for in what
 * agents paste, so customers' knowledge goes without them.
 */
function knowledgeFiles() {
  const folder = join(options.public, "knowledge");
  const files = readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith("/knowledge.json") || name.includes(`/words/${options.language}.`))
    .sort();
  return Object.fromEntries(
    files.flatMap((name) => shipped(name, JSON.parse(readFileSync(join(folder, name), "utf8")))),
  );
}

function shipped(name, content) {
  const path = join("knowledge", name);
  if (!name.endsWith("knowledge.json")) return [[path, JSON.stringify(content)]];
  const { messages, signs, ...logic } = content;
  return [
    [path, JSON.stringify(logic)],
    [path.replace(/json$/, "agent.json"), JSON.stringify({ ...logic, messages, signs })],
  ];
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

/** The pages that need no script, written by the same core. */
function writePages(templates) {
  const folder = mkdtempSync(join(tmpdir(), "signpost-"));
  for (const [name, html] of Object.entries(templates)) writeFileSync(join(folder, name), html);
  const parts = ["site", join(options.public, KNOWLEDGE), "--templates", folder, "--out", options.out];
  parts.push("--language", options.language);
  const { status, error } = spawnSync(options.tool, parts, { stdio: ["ignore", "inherit", "inherit"] });
  rmSync(folder, { recursive: true });
  if (error || status !== 0) fail(`${options.tool} could not write the pages${error ? `: ${error.message}` : ""}`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

/** A page with the real names of the files that it needs. */
function nameFiles(html, names) {
  return html.replace(/(href|src)="((?:\.\.\/)?)([\w/-]+\.(?:css|js|wasm|json))"/g, (_, attribute, up, name) => {
    return `${attribute}="${up}${names[name] ?? fail(`There is no ${name} for a page to name`)}"`;
  });
}

/** A page with its own address, where that is known: for the policy in sandboxed frames, search engines and previews of links. */
function nameAddress(html, name) {
  if (!address || name === "plain.html") return html;
  const page = new URL(name === "index.html" ? "." : name, address).href;
  const links = `<link rel="canonical" href="${page}">\n<meta property="og:url" content="${page}">`;
  return nameOrigin(html, address.origin).replace("</title>", `$&\n${links}`);
}

/** The folder that the site will be served from. */
function readAddress(text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const local = url?.hostname === "localhost" || url?.hostname === "127.0.0.1";
  const plain = url && !url.search && !url.hash && !url.username && url.pathname.endsWith("/");
  if (plain && (url.protocol === "https:" || local)) return url;
  return fail(`--origin takes an address such as https://host or https://host/folder/, not ${text}`);
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
  return html.replace(/<!--(?! (?:map|outline) ).*?-->\s*/gs, "").replace(/\n\s+/g, "\n");
}

/** styles/page.css becomes styles/page.0123abcd.css. */
function hashedName(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8);
  return name.replace(/(?=\.\w+$)/, `.${hash}`);
}

/** What a page that embeds a script can demand of it (Subresource Integrity). */
function integrity(content) {
  return `sha384-${createHash("sha384").update(content).digest("base64")}`;
}

/** Writes each file, and beside it the packed ones that servers such as GitLab Pages hand out. */
function writeSite() {
  for (const [name, content] of Object.entries(site)) {
    const path = join(options.out, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    writeFileSync(`${path}.br`, packed[name]);
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  }
  writeFileSync(join(options.out, "_headers"), headersFile(Object.keys(site), address?.origin));
}

function pack(content) {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
}

/** Prints the sizes beside the baseline; false where one is above its limit. */
function report() {
  const sizeOf = (files) =>
    Object.fromEntries(Object.entries(files).map(([file, what]) => [what, packed[names[file]].length]));
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
  const heavy = Object.entries(LIMITS).filter(([what, limit]) => sizes[what] > limit);
  for (const [what, limit] of heavy) console.error(`${what} may weigh ${limit} bytes; it weighs ${sizes[what]}.`);
  return heavy.length === 0;
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
