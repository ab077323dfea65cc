// The licenses of all that ships beside our own code. components.json says what that is; the texts are those of the installed packages.

import { readFileSync } from "node:fs";

const ROOT = new URL("..", import.meta.url);
const COMMON = "/usr/share/common-licenses/";
const RULE = "=".repeat(80);

/**
 * What others wrote of the site, of the tool and of the app for Zendesk: [{name, package, license, in, url, files or text}]. Packages are
 * Debian's, or with "npm" that of the lock file.
 */
export const components = JSON.parse(readFileSync(new URL("components.json", import.meta.url), "utf8"));

/** One text with our own license and that of each component in the site, or in anything if no part is named. */
export function licenses(part) {
  const own = readFileSync(new URL("../LICENSE", import.meta.url), "utf8");
  const shipped = components.filter((one) => !part || one.in.includes(part));
  const texts = shipped.map((one) => [`${one.name} (${one.license})\n${one.url}`, textOf(one)]);
  const named = texts.some(([, text]) => text.includes("Apache License"));
  const common = named ? [["Apache License 2.0, named above", readFileSync(`${COMMON}Apache-2.0`, "utf8")]] : [];
  return [["Signpost (MIT)", own], ...texts, ...common]
    .map(([title, text]) => `${RULE}\n${title}\n${RULE}\n\n${text.trim()}\n`)
    .join("\n");
}

function textOf({ name, package: from, files, text }) {
  if (text) return readFileSync(new URL(text, ROOT), "utf8");
  const paragraphs = readCopyright(`/usr/share/doc/${from}/copyright`);
  const own = paragraphs.filter((one) => one.files?.some((file) => files.includes(file)));
  if (own.length !== files.length) throw new Error(`the copyright of ${from} no longer has the files of ${name}`);
  const parts = own.map((one) => [one.copyright, one.grant].filter(Boolean).join("\n\n"));
  // A name alone stands for a paragraph further down; "A or B" leaves the choice.
  const names = new Set(own.filter((one) => !one.license.text).map((one) => one.license.name.split(" or ")[0]));
  const shared = [...names].map((license) => {
    const found = paragraphs.find((one) => !one.files && one.license?.name === license && one.license.text);
    if (!found) throw new Error(`the copyright of ${from} has no text for ${license}`);
    return found.license.text;
  });
  const inline = new Set(own.map((one) => one.license.text).filter(Boolean));
  return [...parts, ...inline, ...shared].join("\n\n");
}

/** Debian's machine-readable copyright file, as far as it is of use here. */
function readCopyright(path) {
  return readFileSync(path, "utf8")
    .split(/\n\n+/)
    .map((paragraph) => {
      const fields = {};
      for (const [, name, value] of paragraph.matchAll(/^([\w-]+):[ \t]*(.*(?:\n[ \t].*)*)/gm)) fields[name] ??= value;
      const [name, ...text] = (fields.License ?? "").split("\n");
      return {
        files: fields.Files?.trim().split(/\s+/),
        copyright: fields.Copyright && tidy(`Copyright ${fields.Copyright.trim()}`),
        grant: fields["License-Grant"] && tidy(fields["License-Grant"].trim()),
        license: fields.License && { name: name.trim(), text: tidy(text.join("\n")) },
      };
    });
}

/** Without the indentation, and the dots that stand for empty lines. */
function tidy(text) {
  return text
    .split("\n")
    .map((line) => line.trim())
    .map((line) => (line === "." ? "" : line))
    .join("\n");
}
