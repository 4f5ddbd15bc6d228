/** Zstandard frames without compression, RFC 8878 section 3.1.1: enough to test a decoder without an encoder. */
const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
const NO_CONTENT_SIZE = 0;
/** Exponent 7: a window of 128 kB. */
const WINDOW = 7 << 3;
export const LARGEST_BLOCK = 128 * 1024;
const RAW = 0;
const RLE = 1;

export function zstdFrame(content: Uint8Array): Buffer {
  const parts: Uint8Array[] = [Buffer.from([...MAGIC, NO_CONTENT_SIZE, WINDOW])];
  for (let start = 0; start === 0 || start < content.length; start += LARGEST_BLOCK) {
    const block = content.subarray(start, start + LARGEST_BLOCK);
    parts.push(blockHeader(RAW, block.length, start + LARGEST_BLOCK >= content.length), block);
  }
  return Buffer.concat(parts);
}

/** `blocks` times 128 kB of one byte, four bytes each. */
export function zstdBomb(byte: number, blocks: number): Buffer {
  const parts: Uint8Array[] = [Buffer.from([...MAGIC, NO_CONTENT_SIZE, WINDOW])];
  for (let block = 1; block <= blocks; block++) {
    parts.push(blockHeader(RLE, LARGEST_BLOCK, block === blocks), Buffer.from([byte]));
  }
  return Buffer.concat(parts);
}

function blockHeader(type: number, size: number, last: boolean): Buffer {
  const header = Buffer.alloc(3);
  header.writeUIntLE((last ? 1 : 0) | (type << 1) | (size << 3), 0, 3);
  return header;
}
