import { readBlocks } from "./byte-blocks.server.ts";
import { ElementSplitter } from "./element-splitter.ts";
import type { Compression, FileFormat, ReadLimits, RowBatch } from "./format.ts";
import { UnusableFile } from "./format.ts";
import { readJsonRow } from "./json-row.ts";
import type { Line } from "./line-splitter.ts";
import { RowCollector } from "./row-collector.ts";
import { RowFault } from "./row-fault.ts";

export const jsonArray: FileFormat = {
  id: "json",
  title: "JSON array",
  about: 'One array of objects, or one object that holds it under "data" or "rows"; read element by element.',
  extensions: [".json"],
  read,
};

async function* read(file: string, compression: Compression["id"], limits: ReadLimits): AsyncGenerator<RowBatch> {
  const splitter = new ElementSplitter(limits.maxRowBytes);
  const out = new RowCollector(compression === "none");
  let bytesRead = 0;
  for await (const block of readBlocks(file, compression, limits)) {
    bytesRead = block.bytesRead;
    for (const element of splitter.push(block.bytes)) {
      collect(element, out);
      if (out.full) yield out.take(bytesRead);
    }
  }
  for (const element of splitter.end()) collect(element, out);
  if (splitter.endsEarly) {
    throw new UnusableFile(
      "truncated",
      "this JSON ends too early: it was cut off, or a bracket or quote is missing",
      "Upload it again, or ask for a complete file; compare sizes or checksums.",
    );
  }
  if (!splitter.found) {
    throw new UnusableFile(
      "json",
      "this JSON holds no array of rows",
      'Deliver an array of objects, or an object with the array under "data" or "rows", or one object per line.',
    );
  }
  yield out.take(bytesRead);
}

function collect(element: Line, out: RowCollector): void {
  const row = element.fault ?? readJsonRow(element.text);
  if (row instanceof RowFault) out.error(row, element);
  else out.row(row, element);
}
