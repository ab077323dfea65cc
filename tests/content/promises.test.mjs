// What can be read off the sources of the page: contrast of colors, sizes of text, what packages are allowed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const read = (path) => readFileSync(join(root, path), "utf8");

// WCAG 1.4.3 and 1.4.11: what stands on what, and the least contrast.
const TEXT = 4.5;
const EDGE = 3;
const PAIRS = [
  ...["background", "background-subtle"].flatMap((ground) =>
    ["text", "text-subtle", "heading", "link"].map((color) => [color, ground, TEXT]),
  ),
  ["button-text", "button", TEXT],
  ["button-text", "button-hover", TEXT],
  ...["info", "success", "danger"].flatMap((kind) =>
    ["text", `${kind}-text`].map((color) => [color, `${kind}-background`, TEXT]),
  ),
  ["link", "info-background", TEXT],
  ["control-border", "background", EDGE],
  ["button", "background", EDGE],
  ["focus", "background", EDGE],
  ["focus", "background-subtle", EDGE],
];

describe("the tokens", () => {
  for (const [scheme, colors] of Object.entries(schemes(read("public/styles/tokens.css")))) {
    for (const [color, ground, least] of PAIRS) {
      it(`A-11 in ${scheme}: ${color} on ${ground} has a contrast of at least ${least}`, () => {
        const found = contrast(colors[color], colors[ground]);
        assert.ok(found >= least, `${found.toFixed(2)} for ${colors[color]} on ${colors[ground]}`);
      });
    }
  }

  it("A-11 are measured as WCAG says", () => {
    assert.equal(contrast("#000", "#fff"), 21);
    assert.equal(contrast("#ffffff", "#fff"), 1);
    assert.equal(contrast("#777777", "#ffffff").toFixed(2), "4.48");
  });
});

describe("the styles", () => {
  const styles = read("public/styles/page.css");

  it("A-10 have no size of text in px", () => {
    for (const [, size] of styles.matchAll(/\bfont(?:-size)?:([^;}]*)/g)) assert.doesNotMatch(size, /\dpx/);
  });

  it("A-13 A-14 do not opt out of forced colors, and move nothing", () => {
    assert.doesNotMatch(styles, /forced-color-adjust|animation|transition|@keyframes/);
  });

  it("P-11 load no font and no picture", () => assert.doesNotMatch(styles, /@font-face|url\(/));
});

describe("package.json", () => {
  const { dependencies, optionalDependencies, devDependencies } = JSON.parse(read("package.json"));

  it("X-11 has no dependency at run time", () => assert.equal(dependencies, undefined));

  it("X-12 pins each package to one version, and scripts/setup runs none of their scripts", () => {
    for (const [name, version] of Object.entries({ ...optionalDependencies, ...devDependencies }))
      assert.match(version, /^\d+\.\d+\.\d+$/, name);
    assert.match(read("scripts/setup"), /npm ci --ignore-scripts/);
  });
});

/** The colors of each scheme by name, without the dashes. Dark keeps what it does not set anew. */
function schemes(css) {
  const [, light] = /^:root \{(.*?)^\}/ms.exec(css);
  const [, dark] = /prefers-color-scheme: dark\) \{(.*?)^\}/ms.exec(css);
  const colors = (text) =>
    Object.fromEntries([...text.matchAll(/--([\w-]+): (#[0-9a-f]+);/g)].map(([, name, hex]) => [name, hex]));
  return { light: colors(light), dark: { ...colors(light), ...colors(dark) } };
}

function contrast(one, other) {
  const [bright, dim] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

function luminance(hex) {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit) : hex.slice(1).match(/../g);
  const [red, green, blue] = digits.map((digit) => {
    const part = parseInt(digit, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
