// Draws pages as HTML with the code that draws them in the browser, web/page-view.ts.

import { fileURLToPath } from "node:url";
import { compileFunction } from "node:vm";
import { build } from "esbuild";
import { document, escaped } from "./html-document.mjs";

const VIEW = fileURLToPath(new URL("../../web/page-view.ts", import.meta.url));

/**
 * Gives a function that draws a page for readers without script: its title, its main part and its footer. `addressOf` says where a link of
 * the page leads; links to other sites stay.
 */
export async function loadDrawing() {
  const { outputFiles } = await build({
    entryPoints: [VIEW],
    bundle: true,
    format: "iife",
    globalName: "view",
    write: false,
    logLevel: "warning",
  });
  const { pageView } = compileFunction(`${outputFiles[0].text}; return view;`, ["document"], { filename: VIEW })(
    document,
  );
  return (page, addressOf) => {
    const { main, footer } = pageView(page);
    const html = (nodes) => nodes.map((node) => withoutScript(node, addressOf)).join("");
    return { title: escaped(page.title), main: html(main), footer: html(footer) };
  };
}

/** Names where links lead, and takes away what only a script can serve: buttons, and what holds nothing else. */
function withoutScript(node, addressOf) {
  if (!node.children) return node;
  if (node.tag === "button") return "";
  const href = node.attributes.get("href");
  if (href !== undefined && !href.startsWith("https:")) node.setAttribute("href", addressOf(href));
  const held = node.children.length;
  node.children = node.children.map((child) => withoutScript(child, addressOf)).filter((child) => child !== "");
  return held > 0 && node.children.length === 0 ? "" : node;
}
