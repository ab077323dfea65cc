// Writes files into a folder, with the packed ones that servers such as GitLab Pages hand out beside them.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const BEST = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };

/** Writes files, given by their paths. */
export function writeFiles(files, folder) {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Writes the packed files, in threads of their own, and gives their sizes in Brotli. */
export async function writePacked(files, folder) {
  const sizes = {};
  const pack = async ([path, content]) => {
    const [brotli, zip] = await Promise.all([
      promisify(brotliCompress)(content, BEST),
      promisify(gzip)(content, { level: 9 }),
    ]);
    writeFiles({ [`${path}.br`]: brotli, [`${path}.gz`]: zip }, folder);
    sizes[path] = brotli.length;
  };
  await Promise.all(Object.entries(files).map(pack));
  return sizes;
}
