// Pages from templates.

import { createHash } from "node:crypto";
import { nameOrigin } from "../headers.mjs";

/** The template with each part in the place of `{{its name}}`: neither may name what the other does not have. */
export function fill(template, parts) {
  const left = new Set(Object.keys(parts));
  const page = template.replace(/\{\{(.*?)\}\}/g, (_, name) => {
    if (parts[name] === undefined) throw new Error(`a template asks for "${name}", which there is not`);
    left.delete(name);
    return parts[name];
  });
  if (left.size > 0) throw new Error(`a template leaves out "${[...left].join('", "')}"`);
  return page;
}

/** A page with the real names of the files that it needs. */
export function nameFiles(html, names) {
  return html.replace(
    /(href|src)="((?:\.\.\/)?)([\w./-]+\.(?:css|js|wasm)|knowledge\/\w+\.txt)"/g,
    (_, attribute, up, name) => {
      if (!names[name]) throw new Error(`there is no ${name} for a page to name`);
      return `${attribute}="${up}${names[name]}"`;
    },
  );
}

/** A page with its own address, where that is known: for the policy in sandboxed frames, search engines and previews of links. */
export function nameAddress(html, name, address) {
  if (!address || name === "plain.html") return html;
  const page = new URL(name === "index.html" ? "." : name, address).href;
  const links = `<link rel="canonical" href="${page}">\n<meta property="og:url" content="${page}">`;
  return nameOrigin(html, address.origin).replace("</title>", `$&\n${links}`);
}

/** Puts the styles into a page, so that it shows without another request, and allows them by their digest. */
export function inlineStyles(html, styles) {
  const css = styles.trim();
  const hash = createHash("sha256").update(css).digest("base64");
  return html
    .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${css}</style>`)
    .replace("style-src 'self'", `style-src 'self' 'sha256-${hash}'`);
}

/** Takes away what only the reader of the source needs: comments and indentation. */
export function minifyHtml(html) {
  return html.replace(/<!--(?! (?:map|outline) ).*?-->\s*/gs, "").replace(/\n\s+/g, "\n");
}
