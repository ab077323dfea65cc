// What the bytes of the customers' core are for: its functions by name, in a build that kept the names.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { builtFile, root, siteFolder } from "../browser/support.mjs";
import { brotli } from "./weights.mjs";

/** The first part that a function's name fits is its own. What is inlined counts where it stands. */
const PARTS = {
  "JSON, from text to values": /nlohmann|parse_json|::Builder::|find_pointer|place_of|strto|scan/,
  "the knowledge and its words, each fault with its place":
    /KnowledgeReader|WordsReader|signpost::(Node|Ids|Document)::|did_you_mean|nearest|address_fault|text_fault|Problem|\)::load|report|is_id/,
  "the next step":
    /signpost::Decision|_step|_ahead|seconds_with|foreseen|Policy|Walker|Weighted|signpost::State|Action/,
  "the diagnosis":
    /diagnose|conflicts|settling|exclusions|fitting|weight_after|true_answers|heaviest|Weighed|Likelihood/,
  "links and cases":
    /parse_link|to_link|normalize|with_answer|with_tried|without_|drop_what|untold_try|with_outcome|before_last|forget|audience|Case|applies|meets/,
  "pages, and why": /PageMaker|JsonWriter|write|\)::page|PageStep|ShownAnswer|Words|spans|mark_at|joined|plain/,
  "the C++ library and memory": /./,
};

const CODE = 10;
const DATA = 11;

/** [[part, bytes before packing, bytes of the packed core if all packs alike]], with the whole as the last. */
export function parts() {
  const named = readFileSync(join(root, "build/wasm/named.wasm"));
  const { sections, functions } = read(named);
  const sizes = Object.fromEntries(Object.keys(PARTS).map((part) => [part, 0]));
  for (const { name, bytes } of functions) {
    const [part] = Object.entries(PARTS).find(([, pattern]) => pattern.test(name));
    sizes[part] += bytes;
  }
  sizes["texts and tables"] = sections.get(DATA);
  const all = Object.values(sizes).reduce((sum, bytes) => sum + bytes, 0);
  const packed = brotli(readFileSync(join(siteFolder, builtFile("signpost.wasm"))));
  const rows = Object.entries(sizes).sort(([, a], [, b]) => b - a);
  return [...rows, ["the core", all]].map(([part, bytes]) => [part, bytes, Math.round((packed * bytes) / all)]);
}

/** The sizes of the sections by their numbers, and the functions that are no imports. */
function read(file) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = file[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const text = () => {
    const length = number();
    at += length;
    return file.toString("utf8", at - length, at);
  };
  const sections = new Map();
  const bodies = [];
  const names = new Map();
  while (at < file.length) {
    const kind = file[at++];
    const end = number() + at;
    sections.set(kind, end - at);
    if (kind === CODE) {
      for (let left = number(); left > 0; left--) {
        const bytes = number();
        bodies.push(bytes);
        at += bytes;
      }
    }
    if (kind === 0 && text() === "name") {
      while (at < end) {
        const what = file[at++];
        const part = number() + at;
        if (what === 1) for (let left = number(); left > 0; left--) names.set(number(), text());
        at = part;
      }
    }
    at = end;
  }
  // Imports come first in the numbering, and are named too.
  const imports = names.size - bodies.length;
  return { sections, functions: bodies.map((bytes, i) => ({ name: names.get(imports + i), bytes })) };
}
