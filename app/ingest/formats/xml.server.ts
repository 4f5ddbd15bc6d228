import { readBlocks } from "./byte-blocks.server.ts";
import type { Compression, FileFormat, ReadLimits, RowBatch } from "./format.ts";
import { RowCollector } from "./row-collector.ts";
import { RowFault } from "./row-fault.ts";
import type { XmlRefusal } from "./xml-events.ts";
import { XmlRows } from "./xml-rows.ts";

export const xml: FileFormat = {
  id: "xml",
  title: "XML",
  about:
    "Each child of the root element is a row, its children are the columns; a name that repeats becomes a list. A document type is not read.",
  extensions: [".xml"],
  read,
};

const DELIVERY: XmlRefusal = {
  message: (line) => `not well-formed XML, or text that is not UTF-8: the first fault is on line ${line}`,
  hint: "Ask for the whole file in UTF-8, or deliver JSON Lines.",
};

async function* read(file: string, compression: Compression["id"], limits: ReadLimits): AsyncGenerator<RowBatch> {
  // Its parser is loaded only for an XML file.
  const { XmlEvents } = await import("./xml-events.ts");
  const rows = new XmlRows(limits.maxRowBytes);
  const events = new XmlEvents(rows, DELIVERY);
  const out = new RowCollector(false);
  let bytesRead = 0;
  for await (const block of readBlocks(file, compression, limits)) {
    bytesRead = block.bytesRead;
    events.write(block.bytes);
    collect(rows, out);
    if (out.full) yield out.take(bytesRead);
  }
  events.end();
  collect(rows, out);
  yield out.take(bytesRead);
}

function collect(rows: XmlRows, out: RowCollector): void {
  for (const { line, value } of rows.rows) {
    const place = { line, offset: -1, length: 0 };
    if (value instanceof RowFault) out.error(value, place);
    else out.row(value, place);
  }
  rows.rows = [];
}
