/**
 * Writes the blocks of an export side by side and gives their lines back in order, so that the bytes do not depend on how
 * many threads there were, and the thread that serves an export stays free for others.
 */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { threadFile } from "#app/paths.server.ts";
import { type BlockLines, linesOfBlock } from "./lines-of-block.ts";
import type { LinesAnswer, LinesRequest } from "./lines-thread.server.ts";
import type { WeighedBlock } from "./pairs-of-block.ts";
import type { HowToWrite } from "./rows-of-records.ts";
import { VaultFault } from "./vault-fault.ts";

/** Fewer blocks are written sooner than a thread starts. */
const BLOCKS_WITHOUT_THREADS = 6;
const MOST_THREADS = 4;
/** Per thread: one is worked on, one waits. */
const BLOCKS_AHEAD = 2;

/** @throws VaultFault */
export async function* linesInThreads(
  blocks: AsyncIterable<WeighedBlock>,
  how: HowToWrite,
): AsyncGenerator<BlockLines> {
  const threads: LinesThread[] = [];
  const ahead: Promise<BlockLines>[] = [];
  let n = 0;
  try {
    for await (const block of blocks) {
      n += 1;
      if (n <= BLOCKS_WITHOUT_THREADS) {
        yield linesOfBlock(block, how);
        continue;
      }
      if (threads.length === 0) threads.push(...startThreads());
      ahead.push(writtenBy(threads[n % threads.length] as LinesThread, block, how));
      const [next] = ahead;
      if (next && ahead.length >= BLOCKS_AHEAD * threads.length) yield await next.finally(() => ahead.shift());
    }
    for (const next of ahead) yield await next;
  } finally {
    await Promise.all(threads.map((thread) => thread.stop()));
  }
}

function startThreads(): LinesThread[] {
  return Array.from({ length: Math.min(availableParallelism(), MOST_THREADS) }, () => new LinesThread());
}

/** A failure is reported when its turn comes, not before. */
function writtenBy(thread: LinesThread, block: WeighedBlock, how: HowToWrite): Promise<BlockLines> {
  const written = thread.write({ block, how });
  written.catch(() => {});
  return written;
}

class LinesThread {
  readonly #worker = new Worker(threadFile("lines"), { resourceLimits: { maxYoungGenerationSizeMb: 32 } });
  readonly #waiting: { take(answer: LinesAnswer): void; fail(error: Error): void }[] = [];

  constructor() {
    this.#worker.on("message", (answer: LinesAnswer) => this.#waiting.shift()?.take(answer));
    this.#worker.on("error", (error) => this.#failAll(error));
    this.#worker.on("exit", () => this.#failAll(new Error("A writing thread stopped.")));
  }

  write(request: LinesRequest): Promise<BlockLines> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        take: (answer) => (answer.kind === "lines" ? resolve(linesOf(answer)) : reject(errorOf(answer, request))),
        fail: reject,
      });
      this.#worker.postMessage(request, [request.block.bytes.buffer as ArrayBuffer]);
    });
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #failAll(error: Error): void {
    for (const waiting of this.#waiting.splice(0)) waiting.fail(error);
  }
}

function linesOf({ bytes, lines, places }: Extract<LinesAnswer, { kind: "lines" }>): BlockLines {
  return { bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), lines, places };
}

function errorOf(answer: Exclude<LinesAnswer, { kind: "lines" }>, { block }: LinesRequest): Error {
  return answer.kind === "fault" ? new VaultFault(block.file, answer.what) : new Error(answer.message);
}
