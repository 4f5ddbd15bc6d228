/**
 * Reads a delivery off this thread. A large plain canonical file is cut at line ends and read by two or more threads side
 * by side; what they make is put together again in file order, so the result does not depend on how many there were.
 */
import { detectFormat } from "./formats/detect.server.ts";
import { lineRanges } from "./formats/line-ranges.server.ts";
import { RangeMerger } from "./range-merger.ts";
import type { ReadEvent, ReadRequest } from "./read-delivery.server.ts";
import { RANGE_BYTES, type Readers, startReaders } from "./readers.server.ts";
import { recogniseHead } from "./recognise.server.ts";

const CANONICAL = { kind: "preset", id: "assay" } as const;

/**
 * Leaving the loop early stops the threads.
 *
 * @param readers threads that were started for this file before
 * @throws UnusableFile as `readDelivery` does
 */
export async function* readInThreads(
  request: ReadRequest,
  readers = startReaders(request.file),
): AsyncGenerator<ReadEvent> {
  try {
    if (readers.areSeveral && (await canBeSplit(request))) yield* readRanges(readers, request);
    else yield* readWhole(readers, request);
  } finally {
    await readers.stop();
  }
}

async function canBeSplit({ file, reader, limits }: ReadRequest): Promise<boolean> {
  if (reader !== null && !(reader.kind === "preset" && reader.id === CANONICAL.id)) return false;
  const { format, compression } = await detectFormat(file);
  return (
    format.id === "jsonl" && compression === "none" && (await recogniseHead(file, format, limits))?.id === CANONICAL.id
  );
}

async function* readWhole(readers: Readers, request: ReadRequest): AsyncGenerator<ReadEvent> {
  readers.ask(request);
  for (;;) {
    const event = await readers.next();
    yield event;
    if (event.kind === "ended") return;
  }
}

/** The events are asked for in the order of the ranges, whoever reads them. */
async function* readRanges(readers: Readers, request: ReadRequest): AsyncGenerator<ReadEvent> {
  const merger = new RangeMerger();
  const ranges = lineRanges(request.file, RANGE_BYTES);
  readers.ask({ ...request, reader: CANONICAL }, ranges);
  for (const k of ranges.keys()) {
    for (
      let event = await readers.next(k);
      event.kind !== "ended" || !merger.end(event);
      event = await readers.next(k)
    ) {
      if (event.kind === "part") yield merger.merge(event);
      else if (k === 0) yield event;
    }
  }
  yield merger.ended();
}
