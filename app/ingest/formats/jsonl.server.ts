import { readBlocks } from "./byte-blocks.server.ts";
import type { Compression, FileFormat, ReadLimits, RowBatch } from "./format.ts";
import { readJsonRow } from "./json-row.ts";
import type { Line } from "./line-splitter.ts";
import { LineSplitter } from "./line-splitter.ts";
import { RowCollector } from "./row-collector.ts";
import { RowFault } from "./row-fault.ts";

export const jsonl: FileFormat = {
  id: "jsonl",
  title: "JSON Lines",
  about: "One JSON object per line, UTF-8; blank lines are skipped and counted.",
  extensions: [".jsonl", ".ndjson"],
  read,
};

async function* read(file: string, compression: Compression["id"], limits: ReadLimits): AsyncGenerator<RowBatch> {
  const splitter = new LineSplitter(limits.maxRowBytes);
  const out = new RowCollector(compression === "none");
  let bytesRead = 0;
  for await (const block of readBlocks(file, compression, limits)) {
    bytesRead = block.bytesRead;
    for (const line of splitter.push(block.bytes)) {
      collect(line, out);
      if (out.full) yield out.take(bytesRead);
    }
  }
  for (const line of splitter.end()) collect(line, out);
  yield out.take(bytesRead);
}

function collect(line: Line, out: RowCollector): void {
  if (line.fault === null && line.text.trimStart() === "") return;
  const row = line.fault ?? readJsonRow(line.text);
  if (row instanceof RowFault) out.error(row, line);
  else out.row(row, line);
}
