// The bill of materials of a release (CycloneDX 1.5): what ships, and what builds it.
//   node scripts/sbom.mjs     prints it

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { components } from "./licenses.mjs";
import { version } from "./version.mjs";

// What of Debian turns the sources into what ships, and what the tool needs where it runs.
const BUILDS = ["binaryen", "cmake", "emscripten", "g++-12", "graphviz", "ninja-build"];
const NEEDED = ["libc6", "libgcc-s1", "libstdc++6"];

const root = new URL("..", import.meta.url);

/** The bill as text: the same for the same commit, lock file and installed packages. */
export function sbom() {
  const self = `signpost@${version}`;
  const node = component("application", "Node.js", process.versions.node, "excluded");
  const parts = [...shipped(), ...debian(BUILDS, "excluded"), node, ...debian(NEEDED, "optional"), ...npm()];
  const used = parts.filter(({ scope }) => scope === "required").map((part) => part["bom-ref"]);
  const bill = {
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: {
      timestamp: new Date(1000 * commitTime()).toISOString(),
      component: {
        type: "application",
        "bom-ref": self,
        name: "signpost",
        version,
        licenses: [{ license: { id: "MIT" } }],
      },
    },
    components: parts,
    dependencies: [
      { ref: self, dependsOn: [...used, ...debian(NEEDED).map((part) => part["bom-ref"])] },
      ...used.map((ref) => ({ ref, dependsOn: [] })),
    ],
  };
  // A number of its own that follows from the content.
  const hash = createHash("sha256").update(JSON.stringify(bill)).digest("hex");
  const [a, b, c, d, e] = [8, 12, 16, 20, 32].map((end, at, ends) => hash.slice(ends[at - 1] ?? 0, end));
  const serialNumber = `urn:uuid:${a}-${b}-5${c.slice(1)}-8${d.slice(1)}-${e}`;
  const { bomFormat, specVersion, ...rest } = bill;
  return `${JSON.stringify({ bomFormat, specVersion, serialNumber, ...rest }, null, 1)}\n`;
}

/** Seconds of the commit that is built: the only time that anything of a release may hold. */
export function commitTime() {
  return Number(execFileSync("git", ["log", "-1", "--format=%ct"], { cwd: fileURLToPath(root), encoding: "utf8" }));
}

function shipped() {
  const debians = components.filter((one) => !one.npm);
  return debians.map(({ name, package: from, license, url, in: places }) => ({
    ...component("library", name, versionOf(from), "required"),
    licenses: [/ WITH /.test(license) ? { expression: license } : { license: { id: license } }],
    purl: debianUrl(from),
    ...about(url, places),
  }));
}

function about(url, places) {
  return {
    externalReferences: [{ type: "website", url }],
    properties: places.map((place) => ({ name: "signpost:in", value: place })),
  };
}

function debian(names, scope) {
  return names.map((name) => ({
    ...component(scope === "excluded" ? "application" : "library", name, versionOf(name), scope),
    purl: debianUrl(name),
  }));
}

function npm() {
  const { packages } = JSON.parse(readFileSync(new URL("package-lock.json", root), "utf8"));
  return Object.entries(packages)
    .filter(([path]) => path)
    .map(([path, { version: at, license, integrity }]) => {
      const name = path.replace(/^.*node_modules\//, "");
      const [, algorithm, digest] = /^(sha\d+)-(.+)$/.exec(integrity);
      const ships = components.find((one) => one.npm && path === `node_modules/${one.package}`);
      return {
        ...component("library", ships?.name ?? name, at, ships ? "required" : "excluded"),
        "bom-ref": path,
        hashes: [{ alg: algorithm.replace(/sha/, "SHA-"), content: Buffer.from(digest, "base64").toString("hex") }],
        ...(ships ? { licenses: [{ license: { id: ships.license } }] } : license && { licenses: [licenseOf(license)] }),
        purl: `pkg:npm/${name.replace("@", "%40")}@${at}`,
        ...(ships && about(ships.url, ships.in)),
      };
    });
}

function component(type, name, at, scope) {
  return { type, "bom-ref": `${name}@${at}`, name, version: at, scope };
}

function licenseOf(text) {
  if (/^\(|\b(?:OR|AND|WITH)\b/.test(text)) return { expression: text };
  return { license: { name: text } };
}

function debianUrl(name) {
  return `pkg:deb/debian/${encodeURIComponent(name)}@${encodeURIComponent(versionOf(name))}`;
}

function versionOf(name) {
  return execFileSync("dpkg-query", ["-W", "-f=${Version}", name], { encoding: "utf8" });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(sbom());
