/**
 * The reading thread: reads what it is asked for, one request after the other, and posts the events, each with the number of
 * its range. It waits for a credit before each part, so at most {@link CREDITS} chunks are ever in flight, however slow the
 * store is. The range that is waited for is never held back by that: whoever reads it has no earlier one left to deliver.
 */
import { parentPort } from "node:worker_threads";
import { textKernel } from "./features/text-kernel.server.ts";
import type { ByteRange } from "./formats/byte-blocks-plain.server.ts";
import { UnusableFile } from "./formats/format.ts";
import { type ReadEvent, type ReadRequest, readDelivery } from "./read-delivery.server.ts";

export type ReaderMessage =
  | ReadEvent
  | { kind: "unusable"; rule: string; message: string; hint: string }
  | { kind: "crashed"; message: string; stack: string };

/** What to read: the file, or those of its ranges that no other thread has taken before. */
export interface ReadersRequest {
  request: ReadRequest;
  ranges: readonly ByteRange[] | null;
  /** One shared number: how many ranges are taken. */
  claims: Int32Array;
}

export type ToReader = ReadersRequest | "credit";

/** A part is half a megabyte of columns: enough of them that the readers never wait while the other side hashes a file. */
export const CREDITS = 24;

if (parentPort) {
  listen(parentPort);
  // Its tables are made before the first request comes: whoever starts the thread opens the store meanwhile.
  textKernel();
}

function listen(port: NonNullable<typeof parentPort>): void {
  let credits = CREDITS;
  let wake = () => {};
  let reading = Promise.resolve();
  port.on("message", (message: ToReader) => {
    if (message !== "credit") {
      reading = reading.then(() => readClaimed(message));
      return;
    }
    credits += 1;
    wake();
  });

  async function readClaimed({ request, ranges, claims }: ReadersRequest): Promise<void> {
    const count = ranges?.length ?? 1;
    for (let k = Atomics.add(claims, 0, 1); k < count; k = Atomics.add(claims, 0, 1)) {
      const range = ranges?.[k];
      await read(k, range ? { ...request, range } : request);
    }
  }

  async function read(range: number, request: ReadRequest): Promise<void> {
    const post = (message: ReaderMessage, moved: ArrayBuffer[] = []) => port.postMessage([range, message], moved);
    try {
      for await (const event of readDelivery(request)) {
        if (event.kind === "part") {
          while (credits === 0)
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          credits -= 1;
        }
        post(event, buffersOf(event));
      }
    } catch (error) {
      post(explain(error));
    }
  }
}

/** Typed arrays move to the other thread instead of being copied. */
function buffersOf(event: ReadEvent): ArrayBuffer[] {
  if (event.kind !== "part" || !event.chunk) return [];
  const { items, responses, judgments, place, signatures } = event.chunk;
  const columns = [items, responses, judgments, place].flatMap((group) =>
    Object.values(group).flatMap((column) => (ArrayBuffer.isView(column) ? [column.buffer as ArrayBuffer] : [])),
  );
  return [...columns, signatures.buffer as ArrayBuffer];
}

function explain(error: unknown): ReaderMessage {
  if (error instanceof UnusableFile)
    return { kind: "unusable", rule: error.rule, message: error.message, hint: error.hint };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { kind: "crashed", message, stack: stack ?? "" };
}
