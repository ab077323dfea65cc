// The folders of the core: what scripts/lint asks of their includes, and the picture of them in docs/.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { arrows, faults, folders } from "../../scripts/folders.mjs";

describe("the rule for includes", () => {
  const list = folders(`
core_library(low
  SOURCES a.cpp)
core_library(middle/part
  SOURCES b.cpp
  LINKS low)
core_library(high
  SOURCES c.cpp
  LINKS low part)`);
  const sound = [
    { file: "low/a.cpp", includes: ["low/a.h"] },
    { file: "middle/part/b.h", includes: ["low/a.h"] },
    { file: "high/c.h", includes: ["low/a.h", "middle/part/b.h"] },
  ];
  const wrong = (file, ...includes) => faults(list, [...sound, { file, includes }]);

  it("has nothing against what stands above", () => {
    assert.deepEqual(faults(list, sound), []);
  });

  it("forbids what stands below, and what is not there", () => {
    const what = "which does not stand above low";
    assert.deepEqual(wrong("low/d.h", "high/c.h", "other/e.h"), [
      `core/low/d.h includes high/c.h, ${what}`,
      `core/low/d.h includes other/e.h, ${what}`,
      "low includes high and does not link it",
      "low includes other and does not link it",
    ]);
  });

  it("forbids a file outside of the folders", () => {
    assert.deepEqual(wrong("d.h"), ["core/d.h stands in no folder that CMakeLists.txt lists"]);
  });

  it("asks that what is linked be included", () => {
    assert.deepEqual(faults(list, sound.slice(0, 2)), [
      "high links low and does not include it",
      "high links part and does not include it",
    ]);
  });
});

describe("docs/folders.svg", () => {
  it("shows the folders, and which include which", () => {
    const svg = readFileSync(new URL("../../docs/folders.svg", import.meta.url), "utf8");
    const titles = [...svg.matchAll(/<title>(.*)<\/title>/g)].map(([, title]) => title.replaceAll("&#45;&gt;", "->"));
    const shown = [...folders().map(({ folder }) => folder), ...arrows(folders()).map((pair) => pair.join("->"))];
    assert.deepEqual(titles.slice(1).sort(), shown.sort(), "run node scripts/folders.mjs");
  });
});
