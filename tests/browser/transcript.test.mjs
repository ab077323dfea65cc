// What a screen reader would say, from the top of a page to its end, kept as text: tests/browser/golden/*.txt.
// UPDATE_GOLDEN=1 writes these files anew; read the difference before you commit it.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { build } from "esbuild";
import { inEngines, root, startSite, type } from "./support.mjs";

const GOLDEN = join(root, "tests/browser/golden");
const MOST_PHRASES = 500;
const PAGES = {
  "customer-first": "#1.customer",
  "customer-question": "#1.customer.stuck-nomail",
  "customer-guide": "#1.customer.stuck-password.site-portal.linked-no",
  "customer-handover": "#1.customer.stuck-password.site-support",
  "customer-solved": "#1.customer.stuck-password.site-portal.linked-no.solved-signinlink",
  "agent-question": "#1.agent",
};

inEngines(
  "a screen reader",
  (engine) => {
    let site;
    let page;

    before(async () => {
      site = await startSite(undefined, engine);
      page = await site.open();
    });
    after(() => site.close());

    for (const [name, link] of Object.entries(PAGES)) {
      it(`A-24 says what tests/browser/golden/${name}.txt holds`, async () => {
        if (link.startsWith("#1.agent")) page = await site.open(link);
        await type(page, link);
        const said = (await transcript(page)).replaceAll(site.address, "https://help.example/");
        const file = join(GOLDEN, `${name}.txt`);
        if (process.env.UPDATE_GOLDEN) {
          mkdirSync(GOLDEN, { recursive: true });
          writeFileSync(file, said);
        }
        assert.equal(said, readFileSync(file, "utf8"));
      });
    }
  },
  { only: ["chromium"], because: "the reader is a program in the page, the same in each" },
);

async function transcript(page) {
  if (!(await page.evaluate(() => "virtualReader" in window))) await page.evaluate(await readerSource());
  const phrases = await page.evaluate(async (most) => {
    const { virtual } = window.virtualReader;
    await virtual.start({ container: document.body });
    const said = [await virtual.lastSpokenPhrase()];
    while (said.length < most && !said[said.length - 1].startsWith("end of document")) {
      await virtual.next();
      said.push(await virtual.lastSpokenPhrase());
    }
    await virtual.stop();
    return said;
  }, MOST_PHRASES);
  return `${phrases.join("\n")}\n`;
}

let source;
async function readerSource() {
  source ??= await build({
    stdin: { contents: 'export { virtual } from "@guidepup/virtual-screen-reader";', resolveDir: root },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "virtualReader",
    logLevel: "warning",
  });
  return `${source.outputFiles[0].text}; window.virtualReader = virtualReader;`;
}
