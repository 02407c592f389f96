// The checksum of bytes that may be damaged by chance, not by intent. Here and not of node:zlib: the journal is pure.

/** CRC-32 as of ISO 3309, gzip and PNG: finds each change of up to 32 bits in a row. Whole number below 2^32. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffff_ffff;
  // By index: an iterator takes several times as long.
  for (let at = 0; at < bytes.length; at++)
    crc = (TABLE[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffff_ffff) >>> 0;
}

const POLYNOMIAL = 0xedb8_8320;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ POLYNOMIAL : rest >>> 1;
  return rest;
});
