// A site while it is made.

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { version } from "../version.mjs";
import { inlineStyles, minifyHtml, nameAddress, nameFiles } from "./templates.mjs";
import { linesOf, run } from "./tool.mjs";

export const ROOT = resolve(fileURLToPath(new URL("../..", import.meta.url)));
export const KNOWLEDGE = "knowledge/customers-portal";

/** What a site is made of, if nobody says otherwise, and how: scripts/site.mjs says what each of these is. */
export const SETTINGS = {
  core: join(ROOT, "build/wasm"),
  tool: join(ROOT, "build/release/signpost"),
  public: join(ROOT, "public"),
  language: "en",
  quick: false,
  reload: false,
};

/** The files made so far, by their paths, and these paths by the names that sources use. The parts (parts.mjs) add to both. */
export class Site {
  files = {};
  names = {};

  /** `address` is the folder that the site will be served from, where that is known: a URL. */
  constructor(settings) {
    Object.assign(this, SETTINGS, settings);
  }

  /** A name that holds a digest of the content can be stored for ever, and never mixes two releases. */
  add(name, content) {
    const hash = createHash("sha256").update(content).digest("hex").slice(0, 8);
    this.#put(name, name.replace(/(?=\.\w+$)/, `.${hash}`), content);
  }

  /** For what is asked for by its name. */
  addAs(name, content) {
    this.#put(name, name, content);
  }

  /** The content of a file that was added. */
  content(name) {
    return this.files[this.names[name]];
  }

  #put(name, path, content) {
    this.names[name] = path;
    this.files[path] = content;
  }

  /** A template for the page of this name as it ships: translated, minified, with the names of its files, and these styles in it. */
  template(name, { page = name, styles } = {}) {
    const translated = join(this.public, this.language, name);
    const path = existsSync(translated) ? translated : join(this.public, name);
    const html = readFileSync(path, "utf8")
      .replaceAll("{{version}}", version)
      .replace(/<html lang="[^"]*" dir="[^"]*">/, `<html lang="${this.language}" dir="${this.direction}">`);
    const addressed = nameAddress(html, page, this.address);
    return minifyHtml(nameFiles(styles ? inlineStyles(addressed, styles) : addressed, this.names));
  }

  /** Where the lines of the language begin. Older engines have this as a property. */
  get direction() {
    const locale = new Intl.Locale(this.language);
    return (locale.getTextInfo?.() ?? locale.textInfo).direction;
  }

  /** What the tool prints when it does something with the knowledge. */
  ask(command, ...more) {
    return run(this.tool, this.#about(command, more));
  }

  /** The same, line by line. */
  linesOf(command, ...more) {
    return linesOf(this.tool, this.#about(command, more));
  }

  #about(command, more) {
    return [command, join(this.public, KNOWLEDGE), "--language", this.language, ...more];
  }
}
