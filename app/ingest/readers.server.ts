/** The reading threads, seen from outside: one request goes in, the events of each of its ranges come out in order. */
import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { threadFile } from "#app/paths.server.ts";
import type { ByteRange } from "./formats/byte-blocks-plain.server.ts";
import { UnusableFile } from "./formats/format.ts";
import type { ReadEvent, ReadRequest } from "./read-delivery.server.ts";
import type { ReaderMessage, ToReader } from "./reader-thread.server.ts";

/** Young generation kept small: most of what a parser makes dies at once, and memory is a promise. */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 32 };

/** A range of a file that several threads share out is about as large. */
export const RANGE_BYTES = 4 * 1024 * 1024;
const WORTH_SPLITTING = 4 * RANGE_BYTES;
const MOST_READERS = 4;

interface Arrived {
  message: ReaderMessage;
  from: Worker;
}

export class Readers {
  readonly #workers: Worker[];
  /** By range: what has arrived of it and was not asked for yet. */
  #arrived: Arrived[][] = [];
  #failure: Error | null = null;
  #wake = () => {};

  constructor(count: number) {
    this.#workers = Array.from({ length: count }, () => this.#start());
  }

  /**
   * Starts on the request once those before it are done. Its ranges are shared out as the threads come to them: whoever is
   * done takes the next one, so that none waits while another still has several before it.
   */
  ask(request: ReadRequest, ranges: readonly ByteRange[] | null = null): void {
    const claims = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    this.#arrived = Array.from({ length: ranges?.length ?? 1 }, () => []);
    for (const worker of this.#workers) worker.postMessage({ request, ranges, claims } satisfies ToReader);
  }

  /** The next event of a range; a file read whole is one. @throws UnusableFile as `readDelivery` does. */
  async next(range = 0): Promise<ReadEvent> {
    const arrived = this.#arrived[range] ?? [];
    while (arrived.length === 0) {
      if (this.#failure) throw this.#failure;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const { message, from } = arrived.shift() as Arrived;
    if (message.kind === "part") from.postMessage("credit" satisfies ToReader);
    return eventOf(message);
  }

  get areSeveral(): boolean {
    return this.#workers.length > 1;
  }

  /** May be asked twice. */
  async stop(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #start(): Worker {
    const worker = new Worker(threadFile("reader"), { resourceLimits: RESOURCE_LIMITS });
    worker.on("message", ([range, message]: [number, ReaderMessage]) => {
      this.#arrived[range]?.push({ message, from: worker });
      this.#wake();
    });
    worker.on("error", (error) => this.#fail(error));
    worker.on("exit", () => this.#fail(new Error("The reading thread stopped before the end of the file.")));
    return worker;
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#wake();
  }
}

/** As many threads as the file is worth; whether it can be split is asked while they start, which takes longer. */
export function startReaders(file: string): Readers {
  const large = statSync(file).size >= WORTH_SPLITTING;
  return new Readers(large ? Math.min(availableParallelism(), MOST_READERS) : 1);
}

function eventOf(message: ReaderMessage): ReadEvent {
  if (message.kind === "unusable") throw new UnusableFile(message.rule, message.message, message.hint);
  if (message.kind === "crashed") throw Object.assign(new Error(message.message), { stack: message.stack });
  return message;
}
