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

  /** Before the first `write`: one begins to start, which takes a moment; the others follow when there is work for them. */
  enter(): void {
    this.#users += 1;
    this.#threads = this.#threads.filter((thread) => !thread.ended);
    if (this.#threads.length === 0) this.#add();
  }

  /** Takes the memory of the block. @throws VaultFault, ThreadEnded */
  write(request: LinesRequest): Promise<BlockLines> {
    const alive = this.#threads.filter((thread) => !thread.ended);
    const idlest = alive.reduce<LinesThread | null>(
      (one, other) => (one && one.waiting <= other.waiting ? one : other),
      null,
    );
    if (!idlest) return Promise.reject(new ThreadEnded("none is left"));
    return (idlest.waiting > 0 && this.#threads.length < this.size ? this.#add() : idlest).write(request);
  }

  /** After the last `write`, whatever became of it. */
  async leave(): Promise<void> {
    this.#users -= 1;
    if (this.#users === 0) await Promise.all(this.#threads.splice(0).map((thread) => thread.stop()));
  }

  #add(): LinesThread {
    const thread = new LinesThread(this.#start());
    this.#threads.push(thread);
    return thread;
  }
}

/** Of the server: one core is left to the thread that reads the vault, hashes and sends, and answers others meanwhile. */
export const linesThreads = startedWith(availableParallelism() - 1);

/** Of a command, which has nobody else to answer: its own thread waits more than half of the time. */
export function threadsOfCommand(): LinesThreads {
  return startedWith(availableParallelism());
}

function startedWith(cores: number): LinesThreads {
  const start = () => new Worker(threadFile("lines"), { resourceLimits: { maxYoungGenerationSizeMb: 8 } });
  return new LinesThreads(Math.min(Math.max(1, cores), MOST_THREADS), start);
}

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
