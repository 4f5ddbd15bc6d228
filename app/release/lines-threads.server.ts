/**
 * The threads that write exports, one set for the whole process: the first export that wants them starts them, the last
 * one ends them, and ten downloads at once have no more of them than one.
 */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { threadFile } from "#app/paths.server.ts";
import type { BlockLines } from "./lines-of-block.ts";
import type { LinesAnswer, LinesRequest } from "./lines-thread.server.ts";
import { VaultFault } from "./vault-fault.ts";

/** With more the thread that reads, hashes and sends is what an export waits for. */
const MOST_THREADS = 4;

/** A writing thread died. What it was writing for has to be begun again. */
export class ThreadEnded extends Error {
  constructor(why: string) {
    super(`A thread that was writing the export ended: ${why.replace(/\.$/, "")}. Start the export again.`);
    this.name = "ThreadEnded";
  }
}

export class LinesThreads {
  /** How many run at once. */
  readonly size: number;
  readonly #start: () => Worker;
  #threads: LinesThread[] = [];
  #users = 0;

  constructor(size: number, start: () => Worker) {
    this.size = size;
    this.#start = start;
  }

  /** Before the first `write`; they take a moment to start. */
  enter(): void {
    this.#users += 1;
    this.#threads = this.#threads.filter((thread) => !thread.ended);
    while (this.#threads.length < this.size) this.#threads.push(new LinesThread(this.#start()));
  }

  /** Takes the memory of the block. @throws VaultFault, ThreadEnded */
  write(request: LinesRequest): Promise<BlockLines> {
    const [head, ...more] = this.#threads.filter((thread) => !thread.ended);
    if (!head) return Promise.reject(new ThreadEnded("none is left"));
    return more.reduce((idlest, thread) => (thread.waiting < idlest.waiting ? thread : idlest), head).write(request);
  }

  /** After the last `write`, whatever became of it. */
  async leave(): Promise<void> {
    this.#users -= 1;
    if (this.#users === 0) await Promise.all(this.#threads.splice(0).map((thread) => thread.stop()));
  }
}

/** One core is left to the thread that reads the vault, hashes and sends. */
export const linesThreads = new LinesThreads(
  Math.min(Math.max(1, availableParallelism() - 1), MOST_THREADS),
  () => new Worker(threadFile("lines"), { resourceLimits: { maxYoungGenerationSizeMb: 32 } }),
);

class LinesThread {
  ended = false;
  readonly #worker: Worker;
  readonly #waiting: { take(answer: LinesAnswer): void; fail(error: Error): void }[] = [];

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.on("message", (answer: LinesAnswer) => this.#waiting.shift()?.take(answer));
    worker.on("error", ({ message }) => this.#end(message));
    worker.on("exit", (code) => this.#end(`exit code ${code}`));
  }

  get waiting(): number {
    return this.#waiting.length;
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

  #end(why: string): void {
    this.ended = true;
    for (const { fail } of this.#waiting.splice(0)) fail(new ThreadEnded(why));
  }
}

function linesOf({ bytes, lines, places }: Extract<LinesAnswer, { kind: "lines" }>): BlockLines {
  return { bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), lines, places };
}

function errorOf(answer: Exclude<LinesAnswer, { kind: "lines" }>, { block }: LinesRequest): Error {
  return answer.kind === "fault" ? new VaultFault(block.file, answer.what) : new Error(answer.message);
}
