// scripts/serve, once all is compiled: it serves the sources of a copy of the project, in which a sentence is changed.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { root } from "../browser/support.mjs";
import { temporaryFolder } from "./support.mjs";

const WORDS = "public/knowledge/customers-portal/words/en.customer.json";
const SENTENCE = "Where are you stuck, since yesterday?";

describe("scripts/serve --watch", () => {
  let live;
  let address;
  let changes;
  const ask = (path) => fetch(address + path);
  const text = async (path) => (await ask(path)).text();
  const complaint = () => new Promise((done) => live.stderr.once("data", (data) => done(String(data))));
  const change = (edit) => {
    const words = JSON.parse(readFileSync(join(live.folder, WORDS), "utf8"));
    edit(words.questions.stuck);
    writeFileSync(join(live.folder, WORDS), JSON.stringify(words));
  };

  before(async () => {
    live = await start();
    address = live.address;
    changes = (await ask("/changes")).body.getReader();
  });
  after(() => live.kill());

  it("serves the page before the map is made, and says that the map will come", async () => {
    assert.match(await text("/"), /<title>Customers Portal/);
    const map = await ask("/map.html");
    assert.equal(map.status, 503);
    assert.match(await map.text(), /still being made/);
  });

  it("shows a changed sentence, and lets pages load themselves again", async () => {
    const before = await text("/");
    change((question) => (question.ask = SENTENCE));
    await changes.read();
    const page = await text("/");
    assert.ok(page.includes(SENTENCE));
    const script = /src="(main\.\w+\.js)"/;
    assert.notEqual(script.exec(page)[1], script.exec(before)[1], "no cache holds the script with the new words");
    assert.match(await text(`/${script.exec(page)[1]}`), /EventSource\("\/changes"\)/);
  });

  it("says what is wrong with changed words, and goes on with those before", async () => {
    const said = complaint();
    change((question) => delete question.ask);
    assert.equal(await said, 'words/en.customer.json /questions/stuck: the key "ask" is missing\n');
    assert.ok((await text("/")).includes(SENTENCE));
  });
});

/** Starts the server on a copy of the project, with what is compiled here. */
async function start() {
  const folder = temporaryFolder();
  for (const name of ["public", "web", "scripts", "hosting", "package.json", "CMakeLists.txt"])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  mkdirSync(join(folder, "build/dev"), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  symlinkSync(join(root, "build/wasm"), join(folder, "build/wasm"));
  symlinkSync(join(root, "build/release/signpost"), join(folder, "build/dev/signpost"));
  const live = spawn("node", ["scripts/live.mjs", "--watch", "0"], { cwd: folder });
  const said = await new Promise((done) => live.stdout.once("data", (data) => done(String(data))));
  const [address] = /http:\/\/localhost:\d+/.exec(said);
  return Object.assign(live, { folder, address });
}
