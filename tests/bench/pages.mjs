// How long the shipped core takes for a page, in Chromium: every page of every conversation (all answers, "did not work", up to a
// limit), in the order in which it is first met. The first pages meet code that the engine has not optimized yet, as a reader's do.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { builtFile, root, siteFolder } from "../browser/support.mjs";
import { bundle, startBrowser } from "./browser.mjs";

const MOST_PAGES = 3000;
const FRAME = 16; // milliseconds, at 60 pictures a second

const PAGE = `
  import createCore from "signpost-core";
  window.timePages = async (audience, most) => {
    const get = (name) => fetch("/" + name);
    const core = await createCore({ wasmBinary: await (await get("core.wasm")).arrayBuffer() });
    const fault = core.load(await (await get(audience + ".txt")).text());
    if (fault) throw new Error(fault);
    const times = [];
    const links = new Set(["#1." + audience]);
    for (const link of links) {
      const start = performance.now();
      const page = core.page(link);
      times.push({ link, time: performance.now() - start });
      const { options = [], failed } = JSON.parse(page).step;
      for (const next of [...options.map((option) => option.link), failed]) {
        if (next && links.size < most) links.add(next);
      }
    }
    return times;
  };
`;

/** [{ audience, pages, median, most, worst, link, late }]: milliseconds; 99 in 100 are within `most`, `late` take longer than a frame. */
export async function pages() {
  const built = (name) => readFileSync(join(siteFolder, builtFile(name)));
  const script = await bundle({
    stdin: { contents: PAGE, resolveDir: root },
    alias: { "signpost-core": join(root, "build/wasm/signpost.mjs") },
  });
  const browser = await startBrowser({
    "/pages.html": "<!doctype html><title>Pages</title><script type=module src=/pages.js></script>",
    "/pages.js": Buffer.from(script),
    "/core.wasm": built("signpost.wasm"),
    "/customer.txt": built("knowledge/customer.txt"),
    "/agent.txt": built("knowledge/agent.txt"),
  });
  const result = [];
  for (const audience of ["customer", "agent"]) {
    const page = await browser.open("/pages.html");
    await page.waitForFunction("window.timePages");
    const times = await page.evaluate((who, most) => window.timePages(who, most), audience, MOST_PAGES);
    times.sort((a, b) => a.time - b.time);
    const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
    const { time: worst, link } = at(1);
    const late = times.filter(({ time }) => time > FRAME).length;
    result.push({ audience, pages: times.length, median: at(0.5).time, most: at(0.99).time, worst, link, late });
    await page.close();
  }
  await browser.close();
  return result;
}
