/** Reads a delivery in its own thread: parsing and storing then run side by side. */
import { Worker } from "node:worker_threads";
import { threadFile } from "#app/paths.server.ts";
import { UnusableFile } from "./formats/format.ts";
import type { ReadEvent, ReadRequest } from "./read-delivery.server.ts";
import type { ReaderMessage } from "./reader-thread.server.ts";

/** Young generation kept small: most of what a parser makes dies at once, and memory is a promise. */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 32 };

/** @throws UnusableFile as {@link readDelivery} does. Leaving the loop early stops the thread. */
export async function* readInThread(request: ReadRequest): AsyncGenerator<ReadEvent> {
  const worker = new Worker(threadFile("reader"), { workerData: request, resourceLimits: RESOURCE_LIMITS });
  const arrived: ReaderMessage[] = [];
  let ended = false;
  let failure: Error | null = null;
  let wake = () => {};
  worker.on("message", (message: ReaderMessage) => {
    arrived.push(message);
    wake();
  });
  worker.on("error", (error) => {
    failure = error;
    wake();
  });
  worker.on("exit", () => {
    ended = true;
    wake();
  });
  try {
    for (;;) {
      const message = arrived.shift();
      if (message) {
        yield eventOf(message);
        if (message.kind === "part") worker.postMessage("credit");
        if (message.kind === "ended") return;
        continue;
      }
      if (failure) throw failure;
      if (ended) throw new Error("The reading thread stopped before the end of the file.");
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    await worker.terminate();
  }
}

function eventOf(message: ReaderMessage): ReadEvent {
  if (message.kind === "unusable") throw new UnusableFile(message.rule, message.message, message.hint);
  if (message.kind === "crashed") throw Object.assign(new Error(message.message), { stack: message.stack });
  return message;
}
