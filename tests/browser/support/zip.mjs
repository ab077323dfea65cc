// Reads a zip archive as an unpacker does, from its directory at the end.

import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";

/** The entries of an archive, in order: {path, content, isLink}. */
export function readZip(path) {
  const zip = readFileSync(path);
  const end = zip.lastIndexOf("PK\x05\x06", undefined, "latin1");
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const [packed, , nameLength, extra, comment] = [20, 24, 28, 30, 32].map((place, index) =>
      index < 2 ? zip.readUInt32LE(at + place) : zip.readUInt16LE(at + place),
    );
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const isLink = (zip.readUInt32LE(at + 38) >>> 16) >>> 12 === 0o12;
    at += 46 + nameLength + extra + comment;
    return { path: name, content: inflateRawSync(zip.subarray(start, start + packed)), isLink };
  });
}
