// Runs the fuzzers, as many at a time as the machine has processors, and prints a table of what they did. Called by scripts/fuzz with
// the minutes for each, --keep or --coverage.

import { execFileSync, spawn } from "node:child_process";
import { createWriteStream, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";

/** The fuzzers, and the most bytes that an input has: longer ones take long and find nothing more. */
const TARGETS = { link: 1024, knowledge: 8192, words: 8192, evidence: 16384, walk: 64 };
/** An input that takes longer counts as a hang. Pages are about a hundred times slower than in the product. */
const MOST_SECONDS = 60;
const QUIET = { stdio: ["ignore", "ignore", "ignore"] };

const corpus = (target) => `tests/fuzz/corpus/${target}`;
const found = (target) => `build/found/${target}/inputs`;
const faults = (target) => `build/found/${target}/faults`;
const log = (target) => `build/found/${target}/log.txt`;

for (const target of Object.keys(TARGETS)) {
  for (const folder of [found(target), faults(target)]) mkdirSync(folder, { recursive: true });
}
const [, , wish] = process.argv;
if (wish === "--keep") keep();
else if (wish === "--coverage") coverage();
else await fuzz(Number(wish));

async function fuzz(minutes) {
  if (!(minutes > 0)) throw new Error("Say for how many minutes: scripts/fuzz MINUTES");
  const waiting = Object.keys(TARGETS);
  const sound = {};
  const work = async () => {
    for (let target; (target = waiting.shift()); ) {
      console.log(`   ${target}: for ${minutes} min`);
      sound[target] = await run(target, minutes);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  console.log(table(Object.keys(TARGETS)));
  for (const target of Object.keys(TARGETS).filter((one) => !sound[one])) {
    console.log(`\n${target} found a fault; the input is in ${faults(target)}.\n${tail(target)}`);
    process.exitCode = 1;
  }
}

/** Resolves to whether no fault was found. */
function run(target, minutes) {
  const options = [
    `-max_total_time=${Math.ceil(minutes * 60)}`,
    `-max_len=${TARGETS[target]}`,
    `-timeout=${MOST_SECONDS}`,
    `-artifact_prefix=${faults(target)}/`,
    "-print_final_stats=1",
  ];
  return new Promise((resolve) => {
    const fuzzer = spawn(`build/fuzz/fuzz_${target}`, [...options, found(target), corpus(target)]);
    fuzzer.stderr.pipe(createWriteStream(log(target)));
    fuzzer.on("close", (code) => resolve(code === 0));
  });
}

const tail = (target) => readFileSync(log(target), "utf8").split("\n").slice(-40).join("\n");

function table(targets) {
  const rows = targets.map((target) => {
    const text = readFileSync(log(target), "utf8");
    const last = (pattern) => Number([...text.matchAll(pattern)].at(-1)?.[1] ?? 0);
    const runs = last(/number_of_executed_units: (\d+)/g);
    const seconds = last(/Done \d+ runs in (\d+) second/g);
    return [target, runs, seconds, Math.round(runs / (seconds || 1)), last(/ cov: (\d+)/g), last(/ corp: (\d+)/g)];
  });
  const head = ["fuzzer", "inputs tried", "seconds", "a second", "branches reached", "inputs worth keeping"];
  return [head, head.map((_, i) => (i ? "--:" : "---")), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

function keep() {
  for (const target of Object.keys(TARGETS)) {
    const kept = `build/found/${target}/kept`;
    rmSync(kept, { recursive: true, force: true });
    mkdirSync(kept);
    execFileSync(`build/fuzz/fuzz_${target}`, ["-set_cover_merge=1", kept, corpus(target), found(target)], QUIET);
    rmSync(corpus(target), { recursive: true });
    renameSync(kept, corpus(target));
    console.log(`   ${target}: ${readdirSync(corpus(target)).length} inputs`);
  }
}

/** How much of each source of the core the kept inputs reach, by all fuzzers together. */
function coverage() {
  const profiles = Object.keys(TARGETS).map((target) => {
    const profile = `build/found/${target}/profile`;
    execFileSync(`build/coverage/fuzz_${target}`, ["-runs=0", corpus(target)], {
      ...QUIET,
      env: { ...process.env, LLVM_PROFILE_FILE: profile },
    });
    return profile;
  });
  execFileSync("llvm-profdata-14", ["merge", ...profiles, "-o", "build/found/profile"]);
  const programs = Object.keys(TARGETS).flatMap((target) => ["-object", `build/coverage/fuzz_${target}`]);
  const options = ["export", "-summary-only", "-instr-profile=build/found/profile", ...programs.slice(1)];
  const { files } = JSON.parse(execFileSync("llvm-cov-14", options, { encoding: "utf8" })).data[0];
  const ofCore = files.filter(({ filename }) => filename.includes("core/src/"));
  const sum = (kind) => ({
    covered: ofCore.reduce((all, { summary }) => all + summary[kind].covered, 0),
    count: ofCore.reduce((all, { summary }) => all + summary[kind].count, 0),
  });
  const row = (name, { lines, branches }) => {
    const share = ({ covered, count }) => `${covered} of ${count} | ${Math.floor((100 * covered) / (count || 1))} %`;
    return `| ${name} | ${share(lines)} | ${share(branches)} |`;
  };
  console.log("| source | lines | share | branches | share |\n| --- | --: | --: | --: | --: |");
  for (const { filename, summary } of ofCore) console.log(row(filename.replace(/.*core\/src\//, ""), summary));
  console.log(row("all", { lines: sum("lines"), branches: sum("branches") }));
}
