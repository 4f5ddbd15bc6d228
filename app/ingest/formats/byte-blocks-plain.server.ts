import { open } from "node:fs/promises";
import type { ByteBlock } from "./byte-blocks.server.ts";

const BLOCK_BYTES = 4 * 1024 * 1024;

/** The bytes of a file as they are, one block read ahead of the one being worked on. */
export async function* plainBlocks(file: string, blockBytes = BLOCK_BYTES): AsyncGenerator<ByteBlock> {
  const handle = await open(file, "r");
  try {
    const size = Math.min(blockBytes, (await handle.stat()).size + 1);
    let spare = Buffer.allocUnsafeSlow(size);
    let at = 0;
    let pending = handle.read(Buffer.allocUnsafeSlow(size), 0, size, 0);
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
