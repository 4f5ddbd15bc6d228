import { type ByteBlock, readBlocks } from "./byte-blocks.server.ts";
import { type ByteRange, rangeBlocks } from "./byte-blocks-plain.server.ts";
import type { Compression, FileFormat, ReadLimits, RowBatch } from "./format.ts";
import { readJsonRow } from "./json-row.ts";
import type { Line } from "./line-splitter.ts";
import { LineSplitter } from "./line-splitter.ts";
import { RowCollector } from "./row-collector.ts";
import { RowFault } from "./row-fault.ts";

/** Rows are dropped soon after they are parsed: what is still held when memory is collected has to be moved about. */
const ROWS_OF_RANGE = 64;

export const jsonl: FileFormat = {
  id: "jsonl",
  title: "JSON Lines",
  about: "One JSON object per line, UTF-8; blank lines are skipped and counted.",
  extensions: [".jsonl", ".ndjson"],
  read,
};

function read(file: string, compression: Compression["id"], limits: ReadLimits): AsyncGenerator<RowBatch> {
  const blocks = readBlocks(file, compression, limits);
  return rowsOf(blocks, new LineSplitter(limits.maxRowBytes), new RowCollector(compression === "none"));
}

/** A part of a plain file that begins and ends at line ends (see `lineRanges`); lines are counted from its beginning. */
export function readJsonlRange(file: string, range: ByteRange, limits: ReadLimits): AsyncGenerator<RowBatch> {
  const splitter = new LineSplitter(limits.maxRowBytes, range.from);
  return rowsOf(rangeBlocks(file, range), splitter, new RowCollector(true, ROWS_OF_RANGE));
}

async function* rowsOf(
  blocks: AsyncIterable<ByteBlock> | Iterable<ByteBlock>,
  splitter: LineSplitter,
  out: RowCollector,
): AsyncGenerator<RowBatch> {
  let bytesRead = 0;
  for await (const block of blocks) {
    bytesRead = block.bytesRead;
    for (const line of splitter.push(block.bytes)) {
      collect(line, out);
      if (out.full) yield out.take(bytesRead);
    }
  }
  for (const line of splitter.end()) collect(line, out);
  yield { ...out.take(bytesRead), lines: splitter.lines };
}

function collect(line: Line, out: RowCollector): void {
  if (line.fault === null && line.text.trimStart() === "") return;
  const row = line.fault ?? readJsonRow(line.text);
  if (row instanceof RowFault) out.error(row, line);
  else out.row(row, line);
}
