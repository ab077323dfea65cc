// The load test itself, in short: what it counts must be whole visits. How fast they go is no test, since machines differ.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { builtFile, siteFolder } from "../browser/support.mjs";
import { load } from "./load.mjs";
import { visitTwice } from "./visit.mjs";

describe("the load test", () => {
  it("plays the visit of a browser: every file, each time, and every answer is 200", async () => {
    const { first, again } = await visitTwice(siteFolder);
    assert.equal(first.paths[0], "/");
    for (const name of ["main.js", "signpost.wasm"]) assert.ok(first.paths.includes(`/${builtFile(name)}`), name);
    assert.ok(again.sent < first.sent / 10, `${again.sent} bytes, and ${first.sent} before`);

    const { given, requests, failed, connections } = await load(siteFolder, first.paths, 2);
    assert.deepEqual(Object.keys(given).sort(), first.paths.map((path) => `200 ${path}`).sort());
    assert.equal(failed, 0);
    // Each connection may have been within a visit at the end, and nginx may have answered what wrk did not wait for.
    const counts = Object.values(given);
    assert.ok(Math.max(...counts) - Math.min(...counts) <= connections);
    assert.ok(Math.abs(counts.reduce((sum, count) => sum + count) - requests) <= connections);
    assert.ok(requests > first.paths.length * connections);
  });
});
