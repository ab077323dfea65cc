// How well own words are understood: prints tables. With a file of real stories, it also keeps them in RESULTS.md, and draws a picture.
//   node tests/bench/likeness.mjs [REAL]

import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import { advice, examples, measured, modelBytes, stories, suggestions, sum, unrelated, wordsOf } from "../likeness.mjs";
import { count, OWN_WORDS, table } from "./results.mjs";
import { speeds } from "./likeness-speed.mjs";
import { sizePicture } from "./likeness-picture.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const PAGE = { customer: "customers' page", agent: "agents' page" };
const SCOPES = ["portal", "gitlab_com", "boundary"];
const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;

const [realFile] = process.argv.slice(2);
const real = realFile && readFileSync(realFile, "utf8").trim().split("\n").map(JSON.parse);
const comparison = measured("compare").filter(({ language }) => language === "en");
const sizes = sizesOf(comparison);
const section = await format(
  `${OWN_WORDS}

Made by \`scripts/likeness\` on ${new Date().toISOString().slice(0, 10)}; do not edit. ${cpus().length} cores of ${cpus()[0].model}.
${count(writtenStories().length)} written stories, ${count(learnedAsUnrelated().length)} texts about something else. Cross-validation in five parts: each text is asked once, of what was
learned from the other four fifths. A suggestion is right if it gives the same answers or leads to the same guide. "Wrongly sure" is a
likeness of 0.5 or more.

### What ships

${shippedTables(measured("quality"))}

### Texts about other things, never learned from

${unrelatedTable()}

${real ? `### Real stories\n\n${realTable(real)}\n` : ""}
### Other ways to learn

The same parts, in English. Here nothing is said where "about something else" comes first, for not all have a likeness; stories of both tellers on both
pages.

${formsTable(comparison)}

### Other features

English, logistic regression with all weights, and cut to the 10,000 cells that ship. All have 8,192 places, which more features share.

${featuresTable(comparison)}

### Size

Bytes that the model adds to a download, in Brotli. As it ships: silent where the core says so (core/likeness/ranking.h).

${sizesTable(sizes)}

![The share of stories understood, by the bytes of the model](../../docs/likeness.svg)
`,
  { parser: "markdown", printWidth: 120 },
);
console.log(section);
if (real) keep();
console.log(await speedTable());

/** Not kept: a machine says another time on another day. */
async function speedTable() {
  const inShort = ({ median, longest }) => [median.toFixed(1), longest.toFixed(1)];
  const rows = (await speeds()).map(({ kilobytes, alone, drawn }) => [
    `${kilobytes} KB`,
    ...inShort(alone),
    ...inShort(drawn),
  ]);
  const head = ["milliseconds, median and longest", "core", "", "drawn in Chromium, 4 times slower", ""];
  return table(head, rows);
}

function keep() {
  const path = join(here, "RESULTS.md");
  const [others] = readFileSync(path, "utf8").split(OWN_WORDS);
  writeFileSync(path, `${others.trimEnd()}\n\n${section}`);
  writeFileSync(join(here, "../../docs/likeness.svg"), sizePicture(sizes));
}

function writtenStories() {
  return examples.filter(({ guide }) => guide).flatMap(({ text, also = [] }) => [text, ...also]);
}

function learnedAsUnrelated() {
  return examples.flatMap((example) => example.unrelated ?? []);
}

function shippedTables(audiences) {
  const told = audiences.flatMap(({ audience, language, quality }) =>
    ["customers", "agents"].map((teller, i) => {
      const { asked, first, five, silent, sure } = quality.told[i];
      const shares = [first, five, silent, sure].map((figure) => percent(figure, asked));
      return [`${PAGE[audience]}, ${language}: stories told by ${teller}`, count(asked), ...shares];
    }),
  );
  const others = audiences.map(({ audience, language, quality: { others: of } }) => [
    `${PAGE[audience]}, ${language}: about something else`,
    of.asked,
    ...[of.silent, of.sure].map((figure) => percent(figure, of.asked)),
  ]);
  return [
    table(["", "stories", "right first", "among five", "wrongly silent", "wrongly sure"], told),
    table(["", "texts", "rightly silent", "wrongly sure"], others),
  ].join("\n\n");
}

function unrelatedTable() {
  const texts = Object.values(unrelated).flat();
  const found = suggestions(texts);
  const learned = learnedAsUnrelated().map(wordsOf);
  const row = (name, some) => [
    name,
    some.length,
    ...Object.keys(PAGE).map(
      (audience) => some.filter((text) => found[audience][texts.indexOf(text)].length === 0).length,
    ),
  ];
  return table(
    ["", "texts", ...Object.values(PAGE).map((page) => `silent on the ${page}`)],
    [
      ...Object.entries(unrelated).map(([group, some]) => row(group, some)),
      row("all", texts),
      row(
        "those that share less than half of their words with each text learned from",
        texts.filter((text) => learned.every((words) => alike(wordsOf(text), words) < 0.5)),
      ),
    ],
  );
}

/** The words that two texts have in common among all that they have (Jaccard). */
function alike(one, other) {
  const both = [...one].filter((word) => other.has(word)).length;
  return both / (one.size + other.size - both);
}

function realTable(all) {
  const [apart, whole] = [stories.map(({ text }) => text), []].map((without) => askReal(all, without));
  const row = (name, isIn) => {
    const [first, second] = [apart, whole].map((answers) => sum(answers.filter(isIn).map(({ figures }) => figures)));
    return [name, first.asked, first.first, first.five, first.silent, second.first, second.five, second.silent];
  };
  return `A guide is right if it stands for what was right then (tests/content/advice.json). Asked with what happened and what stood on the screen. The
form and its settings were chosen with these stories in sight, so new ones may fare worse.

${table(
  [
    "",
    "stories",
    "restatements left out: right first",
    "among five",
    "silent",
    "learned from all: right first",
    "among five",
    "silent",
  ],
  [...SCOPES.map((scope) => row(scope, (one) => one.scope === scope)), row("all", () => true)],
)}`;
}

function askReal(all, without) {
  const texts = all.map(({ situation, message_seen: message }) => [situation, message].filter(Boolean).join(" "));
  const found = suggestions(texts, without);
  return all.map(({ scope, role, expected }, i) => {
    const right = found[role][i].map(({ guide }) => advice[guide].some((label) => expected.includes(label)));
    const figures = {
      asked: 1,
      first: Number(right[0] ?? 0),
      five: Number(right.includes(true)),
      silent: Number(!right.length),
    };
    return { scope, figures };
  });
}

/** Of one thing that was tried for each audience: shares over all. */
function shares(qualities) {
  const told = sum(qualities.flatMap((quality) => quality.told));
  const others = sum(qualities.map((quality) => quality.others));
  return {
    first: percent(told.first, told.asked),
    five: percent(told.five, told.asked),
    silent: percent(told.silent, told.asked),
    quiet: percent(others.silent, others.asked),
  };
}

function formsTable(audiences) {
  const rows = audiences[0].forms.map(({ name }, i) => {
    const { first, five, silent, quiet } = shares(audiences.map(({ forms }) => forms[i].quality));
    return [name, first, five, silent, quiet];
  });
  return table(["", "right first", "among five", "wrongly silent", "rightly silent"], rows);
}

function featuresTable(audiences) {
  const rows = audiences[0].features.map(({ name }, i) => {
    const [all, cut] = ["all", "cut"].map((form) => shares(audiences.map(({ features }) => features[i][form])));
    return [name, all.first, all.five, all.quiet, cut.first, cut.five, cut.quiet];
  });
  const head = ["right first", "among five", "rightly silent"];
  return table(["", ...head.map((of) => `all weights: ${of}`), ...head.map((of) => `cut: ${of}`)], rows);
}

/** [{ cells, bytes: [of each audience], first, five, silent, quiet }] */
function sizesOf(audiences) {
  return audiences[0].sizes.map(({ cells }, i) => ({
    cells,
    bytes: Object.fromEntries(
      audiences.map(({ audience, sizes: all, without }) => [audience, modelBytes(all[i].compiled, without)]),
    ),
    ...shares(audiences.map(({ sizes: all }) => all[i].quality)),
  }));
}

function sizesTable(all) {
  const rows = all.map(({ cells, bytes, first, five, silent, quiet }) => [
    count(cells),
    ...Object.keys(PAGE).map((audience) => count(bytes[audience])),
    first,
    five,
    silent,
    quiet,
  ]);
  const head = ["cells", ...Object.values(PAGE).map((page) => `bytes on the ${page}`)];
  return table([...head, "right first", "among five", "wrongly silent", "rightly silent"], rows);
}
