// The version, as CMakeLists.txt has it: the tool, the page, the package and the archive take it from there.

import { readFileSync } from "node:fs";

const [, found] = /^project\(signpost VERSION ([\d.]+)/m.exec(
  readFileSync(new URL("../CMakeLists.txt", import.meta.url), "utf8"),
);

export const version = found;
