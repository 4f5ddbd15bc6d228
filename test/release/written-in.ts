import type { BlockLines } from "#app/release/lines-of-block.ts";

/** Of lines all bytes, of Parquet the pages: between them lies room that nothing was written into. */
export function writtenIn({ bytes, places }: BlockLines): Buffer {
  if (places.length === 0) return bytes;
  return Buffer.concat(places.map(({ offset, bytes: length }) => bytes.subarray(offset, offset + length)));
}
