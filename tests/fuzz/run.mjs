// Runs the fuzzers, as many at a time as the machine has processors, and prints a table of what they did. Called by scripts/fuzz with
// the minutes for each, --keep, --coverage or nothing.

import { execFileSync, spawn } from "node:child_process";
import { cpSync, createWriteStream, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { packFolder } from "../../scripts/pack.mjs";

/** The fuzzers, and the most bytes that an input has: longer ones take long and find nothing more. */
const TARGETS = { link: 1024, knowledge: 4096, words: 4096, compiled: 8192, evidence: 16384, likeness: 8192, walk: 64 };
/** An input that takes longer counts as a hang. Pages are about a hundred times slower than in the product. */
const MOST_SECONDS = 60;
/** How long each fuzzer makes up inputs in a run of all tests. */
const SHORT_SECONDS = 10;
/** The beginning of the name of a source of the core, without the command line. */
const OF_CORE = /^.*(?<!tests\/)\bcore\/(?!cli\/)/;
const QUIET = { stdio: ["ignore", "ignore", "ignore"] };

/** Small inputs with names that say what they are, and everything else that reaches new code, packed. */
const seeds = (target) => `tests/fuzz/seeds/${target}`;
const archive = (target) => `tests/fuzz/corpus/${target}.tar.gz`;
const corpus = (target) => `build/found/${target}/corpus`;
const found = (target) => `build/found/${target}/inputs`;
const faults = (target) => `build/found/${target}/faults`;
const log = (target) => `build/found/${target}/log.txt`;

for (const target of Object.keys(TARGETS)) {
  for (const folder of [found(target), faults(target)]) mkdirSync(folder, { recursive: true });
  for (const old of [corpus(target), log(target)]) rmSync(old, { recursive: true, force: true });
  execFileSync("tar", ["--extract", "--file", archive(target), "--directory", `build/found/${target}`]);
}
const [, , wish] = process.argv;
if (wish === "--keep") keep();
else if (wish === "--coverage") coverage();
else if (wish === undefined) await fuzzAll(shortly);
else await fuzzAll((target) => forLong(target, Number(wish)));

/** Runs each fuzzer in one of these two ways, and prints what they did. */
async function fuzzAll(fuzz) {
  const waiting = Object.keys(TARGETS);
  const sound = {};
  const work = async () => {
    for (let target; (target = waiting.shift()); ) sound[target] = await fuzz(target);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  console.log(table(Object.keys(TARGETS)));
  for (const target of Object.keys(TARGETS).filter((one) => !sound[one])) {
    console.log(`\n${target} found a fault; the input is in ${faults(target)}.\n${tail(target)}`);
    process.exitCode = 1;
  }
}

/** Tries every kept input once, and what some seconds make of the seeds. */
async function shortly(target) {
  console.log(`   ${target}: the kept inputs, and ${SHORT_SECONDS} s`);
  const replayed = await run(target, ["-runs=0"], [seeds(target), corpus(target)]);
  return replayed && run(target, [`-max_total_time=${SHORT_SECONDS}`], [found(target), seeds(target)]);
}

function forLong(target, minutes) {
  if (!(minutes > 0)) throw new Error("Say for how many minutes: scripts/fuzz MINUTES");
  console.log(`   ${target}: for ${minutes} min`);
  const folders = [found(target), seeds(target), corpus(target)];
  return run(target, [`-max_total_time=${Math.ceil(minutes * 60)}`], folders);
}

/** Resolves to whether no fault was found. */
function run(target, howLong, folders) {
  const options = [
    ...howLong,
    `-max_len=${TARGETS[target]}`,
    `-timeout=${MOST_SECONDS}`,
    `-artifact_prefix=${faults(target)}/`,
    "-print_final_stats=1",
  ];
  return new Promise((resolve) => {
    const fuzzer = spawn(`build/native/fuzz_${target}`, [...options, ...folders]);
    fuzzer.stderr.pipe(createWriteStream(log(target), { flags: "a" }));
    fuzzer.on("close", (code) => resolve(code === 0));
  });
}

function tail(target) {
  return readFileSync(log(target), "utf8").split("\n").slice(-40).join("\n");
}

function table(targets) {
  const rows = targets.map((target) => {
    const text = readFileSync(log(target), "utf8");
    const all = (pattern) => [...text.matchAll(pattern)].map(([, number]) => Number(number));
    const sum = (pattern) => all(pattern).reduce((total, number) => total + number, 0);
    const most = (pattern) => Math.max(0, ...all(pattern));
    const runs = sum(/number_of_executed_units: (\d+)/g);
    const seconds = sum(/Done \d+ runs in (\d+) second/g);
    return [target, runs, seconds, Math.round(runs / (seconds || 1)), most(/ cov: (\d+)/g), most(/ corp: (\d+)/g)];
  });
  const head = ["fuzzer", "inputs tried", "seconds", "a second", "branches reached", "inputs worth keeping"];
  return [head, head.map((_, i) => (i ? "--:" : "---")), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** Packs the fewest inputs that reach, with the seeds, all that is reached. */
function keep() {
  for (const target of Object.keys(TARGETS)) {
    const folder = `build/found/${target}`;
    const kept = `${folder}/kept`;
    rmSync(kept, { recursive: true, force: true });
    cpSync(seeds(target), kept, { recursive: true });
    const options = ["-set_cover_merge=1", `-max_len=${TARGETS[target]}`];
    execFileSync(`build/native/fuzz_${target}`, [...options, kept, corpus(target), found(target)], QUIET);
    for (const seed of readdirSync(seeds(target))) rmSync(`${kept}/${seed}`);
    rmSync(corpus(target), { recursive: true });
    cpSync(kept, corpus(target), { recursive: true });
    packFolder(archive(target), folder, "corpus", 0);
    console.log(`   ${target}: ${readdirSync(corpus(target)).length} inputs`);
  }
}

/** How much of each source of the core the kept inputs reach, by all fuzzers together. */
function coverage() {
  const profiles = Object.keys(TARGETS).map((target) => {
    const profile = `build/found/${target}/profile`;
    execFileSync(`build/coverage/fuzz_${target}`, ["-runs=0", seeds(target), corpus(target)], {
      ...QUIET,
      env: { ...process.env, LLVM_PROFILE_FILE: profile },
    });
    return profile;
  });
  execFileSync("llvm-profdata-14", ["merge", ...profiles, "-o", "build/found/profile"]);
  const programs = Object.keys(TARGETS).flatMap((target) => ["-object", `build/coverage/fuzz_${target}`]);
  const options = ["export", "-summary-only", "-instr-profile=build/found/profile", ...programs.slice(1)];
  const { files } = JSON.parse(execFileSync("llvm-cov-14", options, { encoding: "utf8" })).data[0];
  const ofCore = files.filter(({ filename }) => OF_CORE.test(filename));
  const sum = (kind) => ({
    covered: ofCore.reduce((all, { summary }) => all + summary[kind].covered, 0),
    count: ofCore.reduce((all, { summary }) => all + summary[kind].count, 0),
  });
  const row = (name, { lines, branches }) => {
    const share = ({ covered, count }) => `${covered} of ${count} | ${Math.floor((100 * covered) / (count || 1))} %`;
    return `| ${name} | ${share(lines)} | ${share(branches)} |`;
  };
  console.log("| source | lines | share | branches | share |\n| --- | --: | --: | --: | --: |");
  for (const { filename, summary } of ofCore) console.log(row(filename.replace(OF_CORE, ""), summary));
  console.log(row("all", { lines: sum("lines"), branches: sum("branches") }));
}
