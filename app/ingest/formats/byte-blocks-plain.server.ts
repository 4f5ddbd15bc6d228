import { open } from "node:fs/promises";
import type { ByteBlock } from "./byte-blocks.server.ts";

/** Small enough to stay in the processor's cache while its lines are looked at again and again. */
const BLOCK_BYTES = 256 * 1024;

/** Bytes `from` (inclusive) to `to` (exclusive) of a file. */
export interface ByteRange {
  from: number;
  to: number;
}

/** The bytes of a file, or of a range of it, as they are; one block is read ahead of the one being worked on. */
export async function* plainBlocks(
  file: string,
  range?: ByteRange,
  blockBytes = BLOCK_BYTES,
): AsyncGenerator<ByteBlock> {
  const handle = await open(file, "r");
  try {
    const { from, to } = range ?? { from: 0, to: Number.POSITIVE_INFINITY };
    const size = Math.min(blockBytes, (await handle.stat()).size + 1, to - from);
    if (size <= 0) return;
    let spare = Buffer.allocUnsafeSlow(size);
    let at = from;
    let pending = handle.read(Buffer.allocUnsafeSlow(size), 0, size, at);
    try {
      for (;;) {
        const { bytesRead, buffer } = await pending;
        if (bytesRead === 0) return;
        at += bytesRead;
        pending = handle.read(spare, 0, Math.min(size, to - at), at);
        // A failed read must wait for its turn, not end the process as an unhandled rejection.
        pending.catch(() => undefined);
        yield { bytes: buffer.subarray(0, bytesRead), bytesRead: at };
        spare = buffer;
      }
    } finally {
      await pending.catch(() => undefined);
    }
  } finally {
    await handle.close();
  }
}
