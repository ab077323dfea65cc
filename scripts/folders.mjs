// The folders of the core, as CMakeLists.txt lists them: a folder includes only what its library links, and that stands above it.
//   node scripts/folders.mjs           draws docs/folders.svg with Graphviz
//   node scripts/folders.mjs --check   says what does not keep to this; exit 1 if anything

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** The folders in their order, {folder, links}: each with the names of the libraries that it links. */
export function folders(cmake = readFileSync(join(root, "CMakeLists.txt"), "utf8")) {
  return [...cmake.matchAll(/^core_library\((\S+)\s([^)]*)\)/gm)].map(([, folder, rest]) => ({
    folder,
    links:
      rest
        .split(/\bLINKS\b/)[1]
        ?.split(/\s+/)
        .filter(Boolean) ?? [],
  }));
}

/** What the files of the core include of the core, {file, includes}; paths begin below core/. */
export function sources() {
  const core = join(root, "core");
  return readdirSync(core, { recursive: true })
    .filter((file) => /\.(cpp|h)$/.test(file))
    .sort()
    .map((file) => ({
      file,
      includes: [...readFileSync(join(core, file), "utf8").matchAll(/^#include "(.*)"/gm)].map(([, path]) => path),
    }));
}

/** What breaks the rule, a sentence each. */
export function faults(list, files) {
  const places = new Map(list.map(({ folder }, place) => [folder, place]));
  const included = new Map(list.map(({ folder }) => [folder, new Set()]));
  const result = [];
  for (const { file, includes } of files) {
    const from = dirname(file);
    if (!places.has(from)) result.push(`core/${file} stands in no folder that CMakeLists.txt lists`);
    for (const path of places.has(from) ? includes : []) {
      const to = dirname(path);
      if (to === from) continue;
      included.get(from).add(basename(to));
      if (!(places.get(to) < places.get(from)))
        result.push(`core/${file} includes ${path}, which does not stand above ${from}`);
    }
  }
  for (const { folder, links } of list) {
    const of = included.get(folder);
    for (const name of links.filter((one) => !of.has(one)))
      result.push(`${folder} links ${name} and does not include it`);
    for (const name of [...of].filter((one) => !links.includes(one)))
      result.push(`${folder} includes ${name} and does not link it`);
  }
  return result;
}

/** Pairs of folders, of which the first includes the second; not those that follow from others. */
export function arrows(list) {
  const linksOf = new Map(list.map(({ folder, links }) => [basename(folder), links]));
  const reaches = (from, to) => linksOf.get(from).some((next) => next === to || reaches(next, to));
  return list.flatMap(({ folder, links }) =>
    links
      .filter((to) => !links.some((other) => reaches(other, to)))
      .map((to) => [folder, list.find((one) => basename(one.folder) === to).folder]),
  );
}

/** The picture for Graphviz. */
function picture(list) {
  const style = 'node [shape="box", style="rounded", fontname="DejaVu Sans", fontsize="14"]; edge [arrowsize="0.7"]';
  const nodes = list.map(({ folder }) => `"${folder}"`);
  const edges = arrows(list).map(([from, to]) => `"${from}" -> "${to}"`);
  return `digraph "Folders of the core" { rankdir="BT"; ${style}; ${[...nodes, ...edges].join("; ")} }`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] === "--check") {
    const found = faults(folders(), sources());
    for (const fault of found) console.log(fault);
    process.exitCode = found.length > 0 ? 1 : 0;
  } else {
    const svg = execFileSync("dot", ["-Tsvg"], { input: picture(folders()), encoding: "utf8" });
    writeFileSync(join(root, "docs/folders.svg"), svg);
  }
}
