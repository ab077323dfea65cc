// Makes RESULTS.md and its picture of the figures of one run.

const REACH = { wire: 65_536, page: 1, frame: 16, load: 100, start: 100 };
const BAR = ["json-logic-engine, compiled", "json-logic-engine, compiled as one list"];
const PAGE = "Signpost, a whole page";

/** Where the part of RESULTS.md begins that scripts/likeness makes. */
export const OWN_WORDS = "## Own words";

export const count = (number) => Math.round(number).toLocaleString("en-US");
const percent = (share) => `${Math.round(100 * share)} %`;
const ms = (number) => (number >= 100 ? count(number) : number >= 1 ? number.toFixed(1) : number.toFixed(3));
export const table = (head, rows) =>
  [head, head.map((_, i) => (i ? "---:" : "---")), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

export function results(figures) {
  return `# Results

Made by \`scripts/bench\` on ${figures.when}; do not edit. ${figures.machine}.
Times are medians in milliseconds, from one run, in which the engines took turns. Another machine gives other times; what can be
compared are the ratios within a table.

## Goals

${goals(figures)}

## Bytes on the wire

Signpost is counted whole, by Chromium on the built site: page, styles, script, core, knowledge and words, in Brotli. The first question can
be read and answered as soon as the page itself is there (${count(figures.visits[0].html)} bytes).

${table(
  ["Signpost, a first visit", "requests", "bytes to the first question", "bytes to the advice", "headers"],
  figures.visits.map(({ who, question, advice }) => [
    who,
    advice.requests,
    count(question.bytes),
    count(advice.bytes),
    count(advice.headers),
  ]),
)}

Peers are bundled and minified by esbuild, and packed with Brotli at its best. ${versions(figures)}

${figures.weights
  .map(([group, rows]) =>
    table(
      [group, "bytes", "of Signpost's"],
      rows.map(([name, bytes]) => [name, count(bytes), ratio(bytes, rows[0][1])]),
    ),
  )
  .join("\n\n")}

What the core is made of. Packed bytes are shared out by size: packing does not tell whose a byte is. What is inlined counts where it stands.

${table(
  ["part of the customers' core", "bytes before packing", "share", "bytes packed"],
  figures.parts.map(([part, bytes, packed]) => [
    part,
    count(bytes),
    percent(bytes / figures.parts.at(-1)[1]),
    count(packed),
  ]),
)}

## One more answer: which causes are still possible?

Each engine has the same causes as rules of its own: a cause names two to four of the questions, each with one or two of four answers (at the
shipped size, what ships). Conversations of up to eight answers run through each; the time is that of one more answer, the ids of all causes
that are still possible being the result. A fact that is not known yet has the value "untold", which every rule allows. Before anything
is timed, each engine's result is compared with the definition after every answer; a difference ends the run. Signpost is asked through
its WebAssembly, from a link to a list of ids, and orders the causes by likelihood and finds the questions worth asking besides; sizes above
what ships are measured in a build with raised limits and the same code.

${answers(figures)}

Per answer, as a multiple of Signpost's time:

${ratios(figures)}

![How the time of one more answer grows with the number of causes](growth.svg)

## Other work

A whole page of Signpost has the search for the best next step in it, the reasons, all words and all links: no peer has that to do. xstate and
inkjs follow a tree that an author has written, with a yes and a no at each place and one advice for each cause: they have nothing to decide.

${walks(figures)}

## Load

From the text of the rules to ready, in the engine's own format; the first time, and the median of those that follow. Signpost checks every
reference, every word and every link while it loads.

${loads(figures)}

## Memory

Bytes held after the load and one conversation, in a page of its own; Signpost's with all of its WebAssembly's memory, as it grew while loading.

${memories(figures)}

## What ships, in Chromium

${table(
  ["page for a link", "pages", "median", "99 in 100", "worst", "longer than a frame (16 ms)"],
  figures.pages.map(({ audience, pages, median, most, worst, late }) => [
    audience,
    count(pages),
    ms(median),
    ms(most),
    ms(worst),
    late,
  ]),
)}

${starts(figures)}
`;
}

function goals(figures) {
  const at = (causes) => figures.sizes.find((size) => size.causes === causes && !size.name.includes("shipped"));
  const [customer] = figures.visits;
  const [pages] = figures.pages;
  const { slowed } = figures.startUp;
  const large = at(10000).engines.Signpost;
  const goal = (what, wanted, got, met, why = "") => [what, wanted, got, met ? "met" : `missed${why && `: ${why}`}`];
  const [core, script] = ["Signpost: the core", "Signpost: core and script, which draws the pages"].map(
    (name) => figures.weights.flatMap(([, rows]) => rows).find(([other]) => other === name)[1],
  );
  return table(
    ["goal", "wanted", "in this run", ""],
    [
      goal(
        "first visit of a customer, to the advice",
        `at most ${count(REACH.wire)} bytes`,
        count(customer.advice.bytes),
        customer.advice.bytes <= REACH.wire,
        `the core takes ${count(core)} bytes, the script ${count(script - core)}, the page ${count(customer.html)}, knowledge and words ${count(customer.advice.bytes - script - customer.html)}`,
      ),
      goal("a page, median, customers", `under ${REACH.page} ms`, `${ms(pages.median)} ms`, pages.median < REACH.page),
      goal(
        "a page at worst, customers",
        `under ${REACH.frame} ms`,
        `${ms(pages.worst)} ms`,
        pages.worst < REACH.frame,
        `${pages.late} of ${count(pages.pages)} pages take longer, 99 in 100 are within ${ms(pages.most)} ms; the worst is \`${pages.link}\``,
      ),
      ...[1000, 10000].map((causes) => {
        const { engines } = at(causes);
        const bar = Math.min(...BAR.map((name) => engines[name].answer));
        return goal(
          `one more answer at ${count(causes)} causes`,
          "faster than json-logic-engine compiled, the better of both ways",
          `${ms(engines.Signpost.answer)} ms to ${ms(bar)} ms`,
          engines.Signpost.answer < bar,
        );
      }),
      goal(
        "load of 10,000 causes",
        `under ${REACH.load} ms`,
        `${ms(large.load)} ms (the first time ${ms(large.first)} ms)`,
        large.load < REACH.load,
        `${(at(10000).bytes / 1e6).toFixed(1)} MB of JSON are read and checked, ${count((large.load * 1e6) / at(10000).bytes)} ns for each byte`,
      ),
      goal(
        `start, from the script's asking for the core to the first page, at ${figures.startUp.slowdown} times slowdown`,
        `under ${REACH.start} ms`,
        `${ms(slowed.all)} ms`,
        slowed.all < REACH.start,
        `${ms(slowed.fetch)} ms wait for the files, ${ms(slowed.compile)} ms compile, ${ms(slowed.load)} ms load the knowledge and make the page in code that runs for the first time, ${ms(slowed.draw)} ms draw`,
      ),
    ],
  );
}

function versions({ versions: all }) {
  return `Versions: ${Object.entries(all)
    .map(([name, version]) => `${name} ${version}`)
    .join(", ")}.`;
}

const ratio = (one, other) => {
  const times = one / other;
  return times >= 10 ? `${count(times)}×` : times >= 0.1 ? `${times.toFixed(2)}×` : `${times.toFixed(3)}×`;
};

const of = (size, engine, show) => {
  const found = size.engines[engine];
  return found.left ? "not run ¹" : show(found);
};

const names = ({ sizes }, wanted) => Object.keys(sizes[0].engines).filter(wanted);
const isWalk = (figures) => (name) => name === PAGE || name === "xstate" || name === "inkjs";

function bySize(figures, wanted, show) {
  const { sizes } = figures;
  const rows = names(figures, wanted).map((name) => [name, ...sizes.map((size) => of(size, name, show))]);
  return table(["causes", ...sizes.map(({ name }) => name)], rows) + footnote(figures, names(figures, wanted));
}

function footnote({ sizes }, shown) {
  const reasons = shown.flatMap((name) => {
    const first = sizes.findIndex(({ engines }) => engines[name].left);
    if (first < 0) return [];
    const { engines, name: size } = sizes[first - 1];
    return `${name} takes ${ms(engines[name].answer)} ms at ${size} causes`;
  });
  return reasons.length === 0 ? "" : `\n\n¹ Not run at this size: ${reasons.join("; ")}.`;
}

const answers = (figures) =>
  bySize(
    figures,
    (name) => !isWalk(figures)(name),
    ({ answer }) => ms(answer),
  );
const walks = (figures) => bySize(figures, isWalk(figures), ({ answer }) => ms(answer));
const loads = (figures) =>
  bySize(
    figures,
    (name) => name !== PAGE,
    ({ first, load }) => `${ms(first)}, then ${ms(load)}`,
  );

function ratios(figures) {
  const { sizes } = figures;
  const rows = names(figures, (name) => !isWalk(figures)(name) && name !== "Signpost").map((name) => [
    name,
    ...sizes.map((size) => of(size, name, ({ answer }) => ratio(answer, size.engines.Signpost.answer))),
  ]);
  return table(["causes", ...sizes.map(({ name }) => name)], rows);
}

function memories(figures) {
  const sizes = figures.sizes.filter(({ engines }) => engines.Signpost.memory);
  const rows = names(figures, (name) => name !== PAGE).map((name) => [
    name,
    ...sizes.map((size) => of(size, name, ({ memory }) => `${(memory / 1e6).toFixed(1)} MB`)),
  ]);
  return table(["causes", ...sizes.map(({ name }) => name)], rows);
}

function starts({ startUp }) {
  const row = (name, { fetch, compile, load, draw, all }) => [name, ...[fetch, compile, load, draw, all].map(ms)];
  return table(
    ["start, from asking for the core to the first page", "files", "compile", "load, page", "draw", "all"],
    [row("full speed", startUp.plain), row(`${startUp.slowdown} times slower`, startUp.slowed)],
  );
}

/** Time of an answer over the number of causes, both in powers of ten. */
export function growth({ sizes }) {
  const generated = sizes.filter(({ name }) => !name.includes("shipped"));
  const [left, top, width, height] = [70, 50, 480, 400];
  const [least, most] = [-3, 3]; // powers of ten of a millisecond
  const x = (causes) => left + ((Math.log10(causes) - 1) / 3) * width;
  const y = (time) => top + ((most - Math.log10(time)) / (most - least)) * height;
  const lines = Object.keys(generated[0].engines)
    .filter((name) => !isWalk()(name))
    .map((name) => ({
      name,
      points: generated
        .filter(({ engines }) => !engines[name].left)
        .map(({ causes, engines }) => [x(causes), y(engines[name].answer)]),
    }));
  const labels = spread(lines.map(({ name, points }) => ({ name, at: points[points.length - 1] })));
  const powers = Array.from({ length: most - least + 1 }, (_, i) => 10 ** (least + i));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 860 520" role="img" font-family="sans-serif" font-size="13" fill="#222">
<title>Time of one more answer as the number of causes grows</title>
<rect width="860" height="520" fill="#fff"/>
<text x="${left}" y="24" font-size="15">One more answer: milliseconds, by the number of causes (both in powers of ten)</text>
${powers.map((time) => `<path d="M${left} ${y(time).toFixed(1)}h${width}" stroke="#ddd"/><text x="${left - 8}" y="${(y(time) + 4).toFixed(1)}" text-anchor="end">${time}</text>`).join("\n")}
${generated.map(({ causes, name }) => `<path d="M${x(causes).toFixed(1)} ${top}v${height}" stroke="#ddd"/><text x="${x(causes).toFixed(1)}" y="${top + height + 20}" text-anchor="middle">${name}</text>`).join("\n")}
${lines.map(({ name, points }) => line(name, points)).join("\n")}
${labels.map(({ name, at, y: to }) => `<path d="M${(at[0] + 6).toFixed(1)} ${at[1].toFixed(1)}L${left + width + 18} ${to.toFixed(1)}" stroke="#bbb" fill="none"/><text x="${left + width + 22}" y="${(to + 4).toFixed(1)}"${name === "Signpost" ? ' font-weight="bold"' : ""}>${name}</text>`).join("\n")}
</svg>
`;
}

function line(name, points) {
  const own = name === "Signpost";
  const path = points.map(([px, py]) => `${px.toFixed(1)} ${py.toFixed(1)}`).join("L");
  const dots = points.map(
    ([px, py]) =>
      `<circle cx="${px.toFixed(1)}" cy="${py.toFixed(1)}" r="${own ? 4 : 3}" fill="${own ? "#c2410c" : "#555"}"/>`,
  );
  return `<path d="M${path}" fill="none" stroke="${own ? "#c2410c" : "#777"}" stroke-width="${own ? 3 : 1.5}"/>${dots.join("")}`;
}

/** Labels at the right, from top to bottom, none upon another. */
function spread(labels) {
  let last = 0;
  return [...labels]
    .sort((a, b) => a.at[1] - b.at[1])
    .map((label) => {
      last = Math.max(label.at[1], last + 18);
      return { ...label, y: last };
    });
}
