// The page in one file: for use offline, from a disk, and in sandboxes that may load nothing.

import { createHash } from "node:crypto";

/**
 * Puts everything into the page. Its policy names the styles and the script by their digests and lets nothing be loaded at all.
 *   html    index.html
 *   files   what the engine asks for, by path: text as it is, bytes as a Buffer
 */
export function singlePage({ html, styles: pageStyles, script, files }) {
  // The page of all answers is another file.
  const styles = `${pageStyles}li:has(>a[href$="all.html"]){display:none}`;
  // Script elements with a type that is no script are data, which no policy judges.
  const data = Object.entries(files).map(([name, content]) => {
    const form = Buffer.isBuffer(content) ? "base64" : "json";
    const text = form === "base64" ? content.toString("base64") : content.replaceAll("<", "\\u003c");
    return `<script type="text/plain" data-file="${name}" data-form="${form}">${text}</script>`;
  });
  const policy =
    `default-src 'none'; script-src ${digest(script)} 'wasm-unsafe-eval'; style-src ${digest(styles)}; img-src data:; ` +
    "base-uri 'none'; form-action 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
  return replace(html, [
    [/(http-equiv="Content-Security-Policy" content=)"[^"]*"/, `$1"${policy}"`],
    [/<link rel="preload"[^>]*>\s*/g, ""],
    [/<style>.*?<\/style>/s, () => `<style>${styles}</style>`],
    [/<script type="module"[^>]*><\/script>/, () => ""],
    // The script runs as soon as it is read, and needs all that stands before it.
    ["</body>", () => `${data.join("")}<script type="module">${script}</script></body>`],
  ]);
}

function digest(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** Replaces what must be there. */
function replace(text, pairs) {
  return pairs.reduce((result, [from, to]) => {
    const changed = result.replace(from, to);
    if (changed === result) throw new Error(`index.html has no ${from}`);
    return changed;
  }, text);
}
