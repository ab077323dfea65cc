// The page in one file: for use offline, from a disk, and in sandboxes that may load nothing.

import { createHash } from "node:crypto";

/** The customers' page in one file: `html` is index.html, with all answers below its question, and `address` where the site is, if known. */
export function singlePage({ html, address, ...parts }) {
  const alone = replace(html, [
    [/<link rel="preload"[^>]*>\s*/g, ""],
    [/<script type="module"[^>]*><\/script>/, () => ""],
    [/<li><a href="(all\.html">.*?)<\/li>/, address ? `<li><a href="${address}$1</li>` : ""],
  ]);
  return inOneFile({ html: alone, ...parts });
}

/**
 * Puts everything into a page. Its policy names the styles and the script by their digests and lets nothing be loaded at all.
 *   files   what the engine asks for, by path: text as it is, bytes as a Buffer
 *   beside  where other scripts may lie, if anywhere
 */
export function inOneFile({ html, styles, script, files, beside = "" }) {
  // Script elements with a type that is no script are data, which no policy judges.
  const data = Object.entries(files).map(([name, content]) => {
    const form = Buffer.isBuffer(content) ? "base64" : "text";
    const text = form === "base64" ? content.toString("base64") : content.replaceAll("<", "\\u003c");
    return `<script type="text/plain" data-file="${name}" data-form="${form}">${text}</script>`;
  });
  const policy =
    `default-src 'none'; script-src ${beside}${digest(script)} 'wasm-unsafe-eval'; style-src ${digest(styles)}; img-src data:; ` +
    "base-uri 'none'; form-action 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
  return replace(html, [
    [/(http-equiv="Content-Security-Policy" content=)"[^"]*"/, `$1"${policy}"`],
    [/<style>.*?<\/style>/s, () => `<style>${styles}</style>`],
    // The script runs as soon as it is read, and needs all that stands before it.
    ["</body>", () => `${data.join("")}<script type="module">${script}</script></body>`],
  ]);
}

/**
 * All answers in place of the short overview, which names other files: each answer to the first question leads to its part. `overview` has
 * the ids of these links, such as 1.customer.stuck-nomail, and `article` calls the parts stuck-nomail.
 */
export function answersInPlaceOf(overview, article) {
  const links = [...overview.matchAll(/<section id="(1\.customer\.([^"]+))"/g)];
  return links.reduce(
    (html, [, link, id]) =>
      replace(html, [[` id="${id}"`, ` id="${link}"`]]).replaceAll(`href="#${id}"`, `href="#${link}"`),
    article,
  );
}

function digest(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** Replaces what must be there. */
function replace(text, pairs) {
  return pairs.reduce((result, [from, to]) => {
    const changed = result.replace(from, to);
    if (changed === result) throw new Error(`The page in one file needs ${from}`);
    return changed;
  }, text);
}
