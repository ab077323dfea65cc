// Applies each fault of faults.mjs to a copy of the project, builds what it changes, and runs the tests that ought to notice. Called by
// scripts/mutate. A fault counts as noticed only if a test fails by name, and only if that test passes without the fault.

import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { faults as all } from "./faults.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const MOST_SECONDS = 1200;

const words = process.argv.slice(2);
const faults = all.filter(({ fault }) => words.length === 0 || words.some((word) => fault.includes(word)));
if (faults.length === 0) throw new Error(`No fault has one of these words: ${words.join(", ")}`);

/** For each copy the file whose fault was taken back, but not out of what is built. */
const stale = new Map();
const copies = Array.from({ length: Math.min(availableParallelism(), faults.length) }, (_, i) => copy(`copy-${i + 1}`));
for (const tree of copies) await build(tree, ["core/", "web/"]);
await checkThatTestsPass();
const missed = await tryFaults();
console.log(`\n${faults.length - missed.length} of ${faults.length} faults were noticed`);
for (const { fault, file } of missed) console.log(`   not noticed: ${fault} (${file})`);
process.exitCode = missed.length > 0 ? 1 : 0;

/** A copy of what git knows here, with what takes long to build. */
function copy(name) {
  const tree = join(root, "build/mutations", name);
  rmSync(tree, { recursive: true, force: true });
  const files = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
  for (const file of files) {
    mkdirSync(join(tree, dirname(file)), { recursive: true });
    cpSync(join(root, file), join(tree, file));
  }
  symlinkSync(join(root, "node_modules"), join(tree, "node_modules"));
  cpSync(join(root, "build/wasm"), join(tree, "build/wasm"), { recursive: true });
  mkdirSync(join(tree, "build/release"), { recursive: true });
  for (const made of ["release/signpost", "certificate.json"])
    cpSync(join(root, "build", made), join(tree, "build", made));
  execFileSync("cmake", ["--preset", "native"], { cwd: tree, stdio: "ignore" });
  return tree;
}

/** Each test by itself, without any fault. */
async function checkThatTestsPass() {
  const waiting = [...new Map(faults.map(({ noticed_by: test }) => [test.join(" "), test])).values()];
  await eachCopy(waiting, async (tree, test) => {
    const { failed, output } = await run(tree, test);
    if (failed !== undefined) throw new Error(`Without any fault, ${test.join(" ")} fails:\n${output.slice(-4000)}`);
  });
  console.log(`   ${waiting.length} runs of tests pass without a fault\n`);
}

async function tryFaults() {
  const missed = [];
  await eachCopy([...faults], async (tree, fault) => {
    const started = Date.now();
    const by = await withFault(tree, fault);
    if (by === undefined) missed.push(fault);
    const seconds = Math.round((Date.now() - started) / 1000);
    console.log(`${by === undefined ? "NOT NOTICED" : "noticed"}  ${fault.fault} (${fault.file}, ${seconds} s)`);
    if (by !== undefined) console.log(`   by: ${by}`);
  });
  return missed;
}

/** The name of the first test that fails with the fault, if one does. */
async function withFault(tree, { fault, file, from, to, noticed_by: test }) {
  const path = join(tree, file);
  const sound = readFileSync(path, "utf8");
  if (sound.split(from).length !== 2) throw new Error(`"${fault}": the text to replace stands not once in ${file}`);
  writeFileSync(
    path,
    sound.replace(from, () => to),
  );
  try {
    await build(tree, [file, ...(stale.get(tree) ?? [])]);
    return (await run(tree, test)).failed;
  } finally {
    writeFileSync(path, sound);
    stale.set(tree, [file]);
  }
}

/** Builds what these files are part of. A fault that cannot be built is a mistake in the list. */
async function build(tree, files) {
  const touches = (...places) => files.some((file) => places.some((place) => file.startsWith(place)));
  const steps = [
    touches("core/") && ["cmake", "--build", "--preset", "native", "--target", "core_tests"],
    touches("web/", "public/", "scripts/", "hosting/") && ["node", "scripts/site.mjs"],
    touches("web/", "public/", "scripts/") && ["node", "scripts/zendesk.mjs"],
  ];
  for (const [command, ...parts] of steps.filter(Boolean)) {
    const { code, output } = await start(tree, command, parts);
    if (code !== 0) throw new Error(`${files.join(", ")} cannot be built:\n${output.slice(-4000)}`);
  }
}

/** Runs a test: ["core", cases of doctest], or a command and its arguments. `failed` names the first test that failed. */
async function run(tree, [command, ...parts]) {
  const core = command === "core";
  const { code, output } = core
    ? await start(tree, "build/native/core_tests", [`--test-case=${parts.join(",")}`])
    : await start(tree, command, parts);
  if (code === 0) return { output };
  const name = core ? /^TEST CASE: +(.*)$/m : /^\s*not ok \d+ - (?!tests\/|\/)(.*)$/m;
  const failed = name.exec(output)?.[1] ?? (command === "node" && parts[0] === "--test" ? undefined : parts.join(" "));
  if (failed === undefined)
    throw new Error(`${command} ${parts.join(" ")} ends without saying which test failed:\n${output}`);
  return { failed, output };
}

function start(tree, command, parts) {
  return new Promise((done) => {
    const child = spawn(command, parts, { cwd: tree, timeout: MOST_SECONDS * 1000 });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
    child.on("close", (code) => done({ code, output }));
  });
}

/** Gives each item to the next copy that is free. */
async function eachCopy(waiting, work) {
  await Promise.all(
    copies.map(async (tree) => {
      for (let item; (item = waiting.shift()); ) await work(tree, item);
    }),
  );
}
