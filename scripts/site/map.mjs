// The pages that draw the conversation: map.html for customers, map-agent.html for agents, whose words must not meet.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./site.mjs";
import { minifyHtml } from "./templates.mjs";
import { run } from "./tool.mjs";

const DRAWN = join(ROOT, "build/drawn");

/** Both pages by name, from the template map.html. */
export async function mapPages(site) {
  const template = site.template("map.html");
  const forAgents = site
    .template("map.html", { page: "map-agent.html" })
    .replaceAll("#1.customer", "#1.agent")
    .replace('class="tag" hidden', 'class="tag"');
  return {
    "map.html": await mapPage(site, template, "customer"),
    "map-agent.html": await mapPage(site, forAgents, "agent"),
  };
}

async function mapPage(site, template, audience) {
  const picture = await drawMap(site, audience);
  const outline = (await ask(site, audience, "--outline")).trim();
  return template.replace("<!-- map -->", () => picture).replace("<!-- outline -->", () => outline);
}

/** The picture. */
export async function drawMap(site, audience) {
  return minifyHtml(forPage(await drawn(await ask(site, audience)))).trim();
}

/** What Graphviz draws. That takes ten seconds, half of what a site takes, so it's kept for those who build the same map again. */
async function drawn(dot) {
  const file = join(DRAWN, `${createHash("sha256").update(dot).digest("hex")}.svg`);
  if (existsSync(file)) return readFileSync(file, "utf8");
  const svg = await run("dot", ["-Tsvg"], dot);
  mkdirSync(DRAWN, { recursive: true });
  // Whole at once: another build may look for it meanwhile.
  writeFileSync(`${file}.${process.pid}`, svg);
  renameSync(`${file}.${process.pid}`, file);
  return svg;
}

function ask(site, audience, ...more) {
  return site.ask("map", "--audience", audience, "--page", "index.html", ...more);
}

/**
 * Graphviz's picture as a part of a page: without what depends on its version, with the look left to the page's styles, sizes
 * that grow with the reader's text, and titles that say what a box is instead of what it is called inside.
 */
function forPage(svg) {
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
