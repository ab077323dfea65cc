// Bytes on the wire: what each peer's code weighs as a browser would get it, bundled and minified by the same tool as Signpost.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { builtFile, root, siteFolder } from "../browser/support.mjs";
import { bundle } from "./browser.mjs";

const peers = join(root, "tests/bench/peers/node_modules");

export function brotli(content) {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

// For each group: what is bundled, as the source of a module, and files that come beside it.
const GROUPS = {
  "Asks questions, code alone (no questions, no rules, no words, no page around)": {
    "publicodes with @publicodes/forms (no drawing of a form)": {
      code: `export * from "publicodes"; export * from "@publicodes/forms";`,
    },
    "survey-core with survey-js-ui and its styles": {
      code: `export { Model } from "survey-core"; export { renderSurvey } from "survey-js-ui";`,
      beside: ["survey-core/survey-core.min.css"],
    },
    "xstate (walks a tree; no drawing)": { code: `export { createMachine, createActor } from "xstate";` },
    "inkjs (walks a tree; no drawing)": { code: `export { Story } from "inkjs";` },
  },
  "Engines of rules: they ask nothing": {
    "json-rules-engine": { code: `export { Engine } from "json-rules-engine";` },
    "json-logic-js": { code: `export { default } from "json-logic-js";` },
    "json-logic-engine": { code: `export { LogicEngine } from "json-logic-engine";` },
    "@gorules/zen-engine-wasm (expressions only)": {
      code: `export * from "@gorules/zen-engine-wasm/dist/zen_engine_wasm.js";`,
      beside: ["@gorules/zen-engine-wasm/dist/zen_engine_wasm_bg.wasm"],
    },
  },
  "Widgets for a page: what the host loads (what their frames load from other servers comes on top)": {
    "giscus (web component)": { code: `import "giscus";` },
    "lite-youtube-embed": {
      code: `import "lite-youtube-embed";`,
      beside: ["lite-youtube-embed/src/lite-yt-embed.css"],
    },
    "Typeform embed": {
      code: `export { createWidget } from "@typeform/embed";`,
      beside: ["@typeform/embed/build/css/widget.css"],
    },
  },
};

/** [group, [name, bytes]] of all peers, and Signpost's own parts that can be held against them. */
export async function weights() {
  const ours = (...names) =>
    names.reduce((sum, name) => sum + brotli(readFileSync(join(siteFolder, builtFile(name)))), 0);
  const own = [
    [["Signpost: core and script, which draws the pages", ours("signpost.wasm", "main.js")]],
    [["Signpost: the core", ours("signpost.wasm")]],
    [
      ["Signpost: loader of the frame", brotli(readFileSync(join(siteFolder, "embed.js")))],
      [
        "Signpost: element, core and knowledge come when it is near",
        brotli(readFileSync(join(siteFolder, "signpost-element.js"))),
      ],
    ],
  ];
  return Promise.all(
    Object.entries(GROUPS).map(async ([group, packages], i) => [
      group,
      [
        ...own[i],
        ...(await Promise.all(Object.entries(packages).map(async ([name, parts]) => [name, await weigh(parts)]))),
      ],
    ]),
  );
}

async function weigh({ code, beside = [] }) {
  const script = await bundle({ stdin: { contents: code, resolveDir: peers } });
  return [script, ...beside.map((path) => readFileSync(join(peers, path)))].reduce(
    (sum, part) => sum + brotli(part),
    0,
  );
}
