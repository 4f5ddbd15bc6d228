/** One reading thread, seen from outside: requests go in, their events come out in order. */
import { Worker } from "node:worker_threads";
import { threadFile } from "#app/paths.server.ts";
import { UnusableFile } from "./formats/format.ts";
import type { ReadEvent, ReadRequest } from "./read-delivery.server.ts";
import type { ReaderMessage, ToReader } from "./reader-thread.server.ts";

/** Young generation kept small: most of what a parser makes dies at once, and memory is a promise. */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 32 };

export class Reader {
  readonly #worker = new Worker(threadFile("reader"), { resourceLimits: RESOURCE_LIMITS });
  readonly #arrived: ReaderMessage[] = [];
  #failure: Error | null = null;
  #wake = () => {};

  constructor() {
    this.#worker.on("message", (message: ReaderMessage) => {
      this.#arrived.push(message);
      this.#wake();
    });
    this.#worker.on("error", (error) => this.#fail(error));
    this.#worker.on("exit", () => this.#fail(new Error("The reading thread stopped before the end of the file.")));
  }

  /** Starts on the request as soon as those before it are done. */
  ask(request: ReadRequest): void {
    this.#worker.postMessage(request satisfies ToReader);
  }

  /** The next event. @throws UnusableFile as `readDelivery` does. */
  async next(): Promise<ReadEvent> {
    while (this.#arrived.length === 0) {
      if (this.#failure) throw this.#failure;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const message = this.#arrived.shift() as ReaderMessage;
    if (message.kind === "part") this.#worker.postMessage("credit" satisfies ToReader);
    return eventOf(message);
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#wake();
  }
}

function eventOf(message: ReaderMessage): ReadEvent {
  if (message.kind === "unusable") throw new UnusableFile(message.rule, message.message, message.hint);
  if (message.kind === "crashed") throw Object.assign(new Error(message.message), { stack: message.stack });
  return message;
}
