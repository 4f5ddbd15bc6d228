/**
 * Writes the blocks of an export side by side and gives their lines back in order, so that the bytes do not depend on how
 * many threads there were, and the thread that serves an export stays free for others.
 */
import { liftKernel } from "./lift-kernel.server.ts";
import { type BlockLines, linesOfBlock } from "./lines-of-block.ts";
import { linesThreads } from "./lines-threads.server.ts";
import type { WeighedBlock } from "./pairs-of-block.ts";
import type { HowToWrite } from "./rows-of-records.ts";

/** Less is written sooner than a thread starts. */
const BYTES_WITHOUT_THREADS = 3 * 1024 * 1024;
/**
 * Blocks beyond one per thread: what the threads take up while the reader of the export takes what they wrote. Of a Parquet
 * file he takes sixteen at once, hashes and writes them, and two threads have done as many as these meanwhile.
 */
const BLOCKS_AHEAD = 6;

/**
 * Pulled as fast as the lines are taken: a slow reader leaves the threads idle, and one that leaves lets go of them.
 *
 * @param textBytes that all blocks come to @throws VaultFault, ThreadEnded
 */
export async function* linesInThreads(
  blocks: AsyncIterable<WeighedBlock>,
  how: HowToWrite,
  textBytes: number,
  threads = linesThreads,
): AsyncGenerator<BlockLines> {
  if (textBytes <= BYTES_WITHOUT_THREADS) {
    for await (const block of blocks) yield linesOfBlock(block, how, { kernel: liftKernel() });
    return;
  }
  const ahead: Promise<BlockLines>[] = [];
  threads.enter();
  try {
    for await (const block of blocks) {
      const written = threads.write({ block, how });
      // A failure is reported when its turn comes, not before.
      written.catch(() => {});
      ahead.push(written);
      if (ahead.length >= threads.size + BLOCKS_AHEAD) yield await (ahead.shift() as Promise<BlockLines>);
    }
    for (const next of ahead) yield await next;
  } finally {
    await threads.leave();
  }
}
