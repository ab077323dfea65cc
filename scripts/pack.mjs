// Packs a folder into an archive: in a fixed order, with nothing of the machine, of the clock or of who does it.

import { execFileSync } from "node:child_process";

/** Writes `name`, which lies in `folder`, into `archive`; `time` is that of each file, in seconds since 1970. */
export function packFolder(archive, folder, name, time) {
  const fixed = ["--sort=name", `--mtime=@${time}`, "--owner=0", "--group=0", "--numeric-owner"];
  const form = ["--format=gnu", "--mode=u=rwX,go=rX", "--use-compress-program=gzip -9n"];
  execFileSync("tar", ["--create", ...fixed, ...form, "--file", archive, "--directory", folder, name]);
}
