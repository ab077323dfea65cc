// scripts/requirements.mjs says what the tests have shown, and never more.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { judge } from "../../scripts/requirements.mjs";

const ran = (name, passed = true) => ({ name, passed });
const faultsOf = (promise, ...tests) => judge({ "E-07": { text: "It fits", ...promise } }, tests).faults;

describe("a promise", () => {
  it("is held by tests that begin with its id, or have a piece of its own in their names", () => {
    assert.deepEqual(faultsOf({}, ran("a frame › E-07 fits")), []);
    assert.deepEqual(faultsOf({ tests: ["fits, and"] }, ran("a frame › fits, and settles")), []);
  });

  it("is not held by a test of another id, nor by nothing", () => {
    assert.deepEqual(faultsOf({}, ran("a frame › fits as E-07 says")), [
      "E-07: no test holds it, and no reason is given",
    ]);
  });

  it("is not held where one of its pieces is in no name, whatever else holds it", () => {
    assert.deepEqual(faultsOf({ tests: ["settles"] }, ran("E-07 fits")), [
      'E-07: no test that ran has "settles" in its name',
    ]);
  });

  it("is not held by a test that failed", () => {
    assert.deepEqual(faultsOf({}, ran("E-07 fits"), ran("E-07 settles", false)), ["E-07: fails: E-07 settles"]);
  });

  it("has a reason or a test, and not both", () => {
    const reason = { "not met": "tests have no clock" };
    assert.deepEqual(faultsOf(reason), []);
    assert.deepEqual(faultsOf(reason, ran("E-07 fits")), [
      "E-07: a test holds it, so this is no reason: tests have no clock",
    ]);
  });

  it("may fail where it is a goal", () => assert.deepEqual(faultsOf({ level: "should" }), []));

  it("is in the table if a test begins with its id", () => {
    assert.deepEqual(judge({}, [ran("E-99 flies")]).faults, [
      "E-99: a test begins with it, and the table does not have it",
    ]);
  });
});

describe("the browsers of a promise", () => {
  const two = { tests: ["fits", "settles"] };
  const inBoth = [
    ran("a frame [chromium] › fits"),
    ran("a frame [firefox] › fits"),
    ran("a frame [chromium] › settles"),
  ];

  it("are those in which each of its pieces ran", () => {
    assert.deepEqual(faultsOf({ ...two, in: "chromium", partly: "firefox" }, ...inBoth), []);
    assert.deepEqual(faultsOf({ ...two, in: "chromium firefox" }, ...inBoth), [
      "E-07: not all of its tests ran in firefox",
    ]);
  });

  it("are no others", () => {
    assert.deepEqual(faultsOf({ ...two, in: "chromium", partly: "webkit" }, ...inBoth), [
      "E-07: not all of its tests ran in webkit",
    ]);
  });

  it("do not hang on pieces that need no browser", () => {
    assert.deepEqual(
      faultsOf({ ...two, in: "firefox" }, ran("a frame [firefox] › fits"), ran("the styles › settles")),
      [],
    );
  });

  it("are those in which the tests passed", () => {
    assert.ok(faultsOf({ in: "webkit" }, ran("a frame [webkit] › E-07 fits", false)).length > 1);
  });

  it("are said for each promise, in part where only some of its tests ran there", () => {
    const [{ where }] = judge({ "E-07": { text: "It fits", ...two } }, inBoth).rows;
    assert.equal(where, "chromium (firefox)");
  });
});
