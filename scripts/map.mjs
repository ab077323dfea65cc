// The pages that draw the conversation: map.html for customers, map-agent.html for agents, whose words must not meet.

import { spawnSync } from "node:child_process";

const MOST_BYTES = 1e8;

/** Both pages by name. `template` is public/map.html, `tool` the signpost command, `folder` a knowledge with words in `language`. */
export function mapPages(template, tool, folder, language = "en") {
  return {
    "map.html": mapPage(template, tool, folder, language, "customer"),
    "map-agent.html": mapPage(
      template.replaceAll("#1.customer", "#1.agent").replace('class="tag" hidden', 'class="tag"'),
      tool,
      folder,
      language,
      "agent",
    ),
  };
}

function mapPage(template, tool, folder, language, audience) {
  const settings = ["--language", language, "--audience", audience, "--page", "index.html"];
  const map = (...more) => run(tool, ["map", folder, ...settings, ...more]);
  const picture = forPage(run("dot", ["-Tsvg"], map()));
  return template.replace("<!-- map -->", () => picture).replace("<!-- outline -->", () => map("--outline"));
}

/**
 * Graphviz's picture as a part of a page: without what depends on its version, with the look left to the page's styles, sizes
 * that grow with the reader's text, and titles that say what a box is instead of what it is called inside.
 */
export function forPage(svg) {
  const rem = (points) => `${Math.ceil(points) / 16}rem`;
  return svg
    .slice(svg.indexOf("<svg"))
    .replace(/<!--.*?-->\n?/gs, "")
    .replace(/<title>.*?<\/title>\n?/gs, "")
    .replace(/&#45;/g, "-")
    .replace(/ (?:font-family|font-size|fill|stroke)="[^"]*"/g, "")
    .replace(/ id="(?:graph|node|edge|a_)[^"]*"/g, "")
    .replace(/ xmlns(?::xlink)?="[^"]*"/g, "")
    .replace(/<a xlink:href="([^"]*)" xlink:title="([^"]*)">/g, '<a href="$1"><title>$2</title>')
    .replace(/<svg width="([\d.]+)pt" height="([\d.]+)pt"/, (_, width, height) => {
      return `<svg class="map" width="${rem(width)}" height="${rem(height)}"`;
    });
}

function run(command, parameters, input) {
  const { status, stdout, stderr, error } = spawnSync(command, parameters, {
    encoding: "utf8",
    maxBuffer: MOST_BYTES,
    input,
  });
  if (status === 0) return stdout;
  throw new Error(`${[command, ...parameters].join(" ")} failed: ${error?.message ?? stderr}`);
}
