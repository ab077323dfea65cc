// A zip archive: in a fixed order, with nothing of the machine, of the clock or of who does it.

import { deflateRawSync } from "node:zlib";

const METHOD = 8; // deflate
const NEEDED = 20; // version 2.0 of the format unpacks it
const UTF8 = 0x0800;
// 1 January 1980, the first day that the format knows.
const DATE = 0x0021;

/** The archive of files, given by their paths; each a text or a Buffer. PKWARE's APPNOTE 6.3.10 describes the format. */
export function zipOf(files) {
  const entries = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [path, content] of entries) {
    const name = Buffer.from(path);
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes, { level: 9 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(NEEDED, 0);
    common.writeUInt16LE(UTF8, 2);
    common.writeUInt16LE(METHOD, 4);
    common.writeUInt16LE(DATE, 8);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    parts.push(signed("PK\x03\x04", common, name, packed));
    directory.push(signed("PK\x01\x02", Buffer.from([NEEDED, 0]), common, place, name));
    offset += parts.at(-1).length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, list, signed("PK\x05\x06", end)]);
}

function signed(signature, ...parts) {
  return Buffer.concat([Buffer.from(signature, "latin1"), ...parts]);
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes) {
  let value = ~0;
  for (const byte of bytes) value = TABLE[(value ^ byte) & 0xff] ^ (value >>> 8);
  return ~value >>> 0;
}
