import { closeSync, openSync, readSync } from "node:fs";
import { open } from "node:fs/promises";
import type { ByteBlock } from "./byte-blocks.server.ts";

/** Small enough to stay in the processor's cache while its lines are looked at again and again. */
const BLOCK_BYTES = 256 * 1024;

/** Bytes `from` (inclusive) to `to` (exclusive) of a file. */
export interface ByteRange {
  from: number;
  to: number;
}

/**
 * The bytes of a range as they are, read while the thread waits: for threads that have nothing else to do. What another thread
 * reads for them lies in the cache of another processor.
 */
export function* rangeBlocks(file: string, { from, to }: ByteRange): Generator<ByteBlock> {
  const handle = openSync(file, "r");
  try {
    const block = Buffer.allocUnsafeSlow(Math.min(BLOCK_BYTES, to - from));
    for (let at = from; at < to; ) {
      const read = readSync(handle, block, 0, Math.min(block.length, to - at), at);
      if (read === 0) return;
      at += read;
      yield { bytes: block.subarray(0, read), bytesRead: at };
    }
  } finally {
    closeSync(handle);
  }
}

/** The bytes of a file as they are; one block is read ahead of the one being worked on. */
export async function* plainBlocks(file: string, blockBytes = BLOCK_BYTES): AsyncGenerator<ByteBlock> {
  const handle = await open(file, "r");
  try {
    const size = Math.min(blockBytes, (await handle.stat()).size + 1);
    let spare = Buffer.allocUnsafeSlow(size);
    let at = 0;
    let pending = handle.read(Buffer.allocUnsafeSlow(size), 0, size, at);
    try {
      for (;;) {
        const { bytesRead, buffer } = await pending;
        if (bytesRead === 0) return;
        at += bytesRead;
        pending = handle.read(spare, 0, size, at);
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
