// Functions that nobody calls: what scripts/lint says of the core.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { unused } from "../../scripts/unused.mjs";

describe("the search for functions that nobody calls", () => {
  const source = { file: "core/a.cpp", text: "int one() { return 1; }\nint two() { return A::made().three(); }\n" };
  const of = (header) => unused([{ file: "core/a.h", text: header }, source]).map(({ name }) => name);

  it("names what is declared and defined only", () => {
    assert.deepEqual(of("int one();\nstd::vector<int> two(const std::string& of = {});\n"), ["one", "two"]);
  });

  it("takes no comment and no text for a call", () => {
    assert.deepEqual(of('int one();  ///< like one()\n// one()\nconst char* kText = "one()";\n'), ["one"]);
  });

  it("knows members and what is called within a header", () => {
    const members = "class A {\n  static A made();\n  int three() const { return one(); }\n  int four() const;\n};\n";
    assert.deepEqual(of(`int one();\n${members}`), ["four"]);
  });
});
