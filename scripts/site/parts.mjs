// The parts of a site, in their order: the pages are made in half a second, and the others only need the names of their files.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { licenses } from "../licenses.mjs";
import { bundleCore, bundleScript, bundleStyles } from "./bundle.mjs";
import { loadDrawing } from "./drawing.mjs";
import { mapPages } from "./map.mjs";
import { answersInPlaceOf, singlePage } from "./single.mjs";
import { ROOT } from "./site.mjs";
import { fill } from "./templates.mjs";

const START = "#1.customer";
const RELOAD = 'new EventSource("/changes").onmessage = () => location.reload();';

/** What a session needs, and what others embed. */
export async function addPages(site) {
  for (const name of ["styles/page.css", "styles/demo.css"]) site.add(name, await bundleStyles(site, name));
  await addCore(site, "signpost", "customer");
  await addAgentFiles(site);

  const reload = site.reload && { footer: { js: RELOAD } };
  site.add("main.js", await bundleScript(site, "main.ts", reload));
  site.add("agent.js", await bundleScript(site, "agent.ts", reload));
  site.add("agent-engine.js", await bundleScript(site, "agent-engine.ts"));
  addPublic(site, "embed.js", await bundleScript(site, "embed.ts", { format: "iife" }));
  addPublic(site, "signpost-element.js", await bundleScript(site, "signpost-element.ts"));

  site.addAs("index.html", await firstPage(site, await site.ask("article", "--short")));
  site.addAs("all.html", fill(site.template("all.html"), { article: await site.ask("article") }));
  site.addAs("agent.html", site.template("agent.html", { styles: await bundleStyles(site, "styles/agent.css") }));
  site.addAs("demo.html", site.template("demo.html"));
}

/** What the script of support agents asks for. */
export function addAgentFiles(site) {
  return addCore(site, "agent", "agent");
}

/** A core, in both forms, and what its audience reads. */
async function addCore(site, name, audience) {
  site.add(`${name}.wasm`, readCore(site, name));
  site.add(`${name}-js.js`, await bundleCore(site, `${name}-js.mjs`));
  site.add(`knowledge/${audience}.txt`, await site.ask("compile", "--audience", audience));
}

/** The page of customers: its question as the script draws it, and what stands below that for readers without script. */
async function firstPage(site, overview) {
  const draw = await loadDrawing();
  const { main, footer } = draw(JSON.parse(await site.ask("page", "--link", START)), (link) => link);
  const styles = site.content("styles/page.css");
  return fill(site.template("index.html", { styles }), { main, footer, overview });
}

/** The conversation as a picture: map.html for customers, map-agent.html for agents, whose words must not meet. */
export async function addMaps(site) {
  site.add("styles/map.css", await bundleStyles(site, "styles/map.css"));
  site.add("map.js", await bundleScript(site, "map.ts"));
  for (const [name, html] of Object.entries(await mapPages(site))) site.addAs(name, html);
}

/** What is taken along: the page in one file, the licenses, and the digests of all scripts. */
export async function addCopies(site) {
  const loaded = ["signpost.wasm", "knowledge/customer.txt"];
  const answers = answersInPlaceOf(await site.ask("article", "--short"), await site.ask("article"));
  const single = singlePage({
    html: await firstPage(site, answers),
    styles: site.content("styles/page.css"),
    script: await bundleScript(site, "single.ts", { inject: [join(ROOT, "web/inline-files.ts")] }),
    address: site.address?.href,
    files: Object.fromEntries(loaded.map((name) => [site.names[name], site.content(name)])),
  });
  site.addAs("helper-single.html", single);
  site.addAs("licenses.txt", licenses("site"));
  const scripts = Object.entries(site.files).filter(([path]) => path.endsWith(".js"));
  site.addAs(
    "integrity.json",
    JSON.stringify(Object.fromEntries(scripts.map(([path, text]) => [path, integrity(text)]))),
  );
}

/** The conversation without script: plain/, thousands of pages. */
export async function addPlainPages(site) {
  const draw = await loadDrawing();
  const template = site.template("plain.html");
  for await (const line of site.linesOf("pages")) {
    const { name, addresses, page } = JSON.parse(line);
    const addressOf = (link) => {
      if (addresses[link]) return addresses[link];
      throw new Error(`plain/${name}: ${link} leads nowhere`);
    };
    site.addAs(
      `plain/${name}`,
      fill(template, { link: page.link, ...draw({ ...page, site: site.address?.href }, addressOf) }),
    );
  }
}

/** What other pages name has a plain name too; they may demand the other one, which never changes. */
function addPublic(site, name, content) {
  site.addAs(name, content);
  site.add(name, content);
}

function readCore(site, name) {
  try {
    return readFileSync(join(site.core, `${name}.wasm`));
  } catch {
    throw new Error(`there is no core in ${site.core}: build it first, with scripts/build`);
  }
}

/** What a page that embeds a script can demand of it (Subresource Integrity). */
function integrity(content) {
  return `sha384-${createHash("sha384").update(content).digest("base64")}`;
}
