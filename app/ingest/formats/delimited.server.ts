import { readBlocks } from "./byte-blocks.server.ts";
import { bestDelimiter } from "./delimiter.ts";
import type { Compression, FileFormat, ReadLimits, RowBatch } from "./format.ts";
import { UnusableFile } from "./format.ts";
import type { Line } from "./line-splitter.ts";
import { LineSplitter } from "./line-splitter.ts";
import type { TableRecord } from "./record-reader.ts";
import { RecordReader } from "./record-reader.ts";
import { RowCollector } from "./row-collector.ts";
import { RowFault, textFault } from "./row-fault.ts";
import { columnNames } from "./table-header.ts";

export const csv: FileFormat = {
  id: "csv",
  title: "CSV",
  about: "Comma or semicolon separated, a header row first; every cell stays text, quoted cells may hold line breaks.",
  extensions: [".csv"],
  read: (file, compression, limits) => read(file, compression, limits, [",", ";"]),
};

export const tsv: FileFormat = {
  id: "tsv",
  title: "TSV",
  about: "Tab separated, a header row first; every cell stays text.",
  extensions: [".tsv", ".tab"],
  read: (file, compression, limits) => read(file, compression, limits, ["\t"]),
};

async function* read(
  file: string,
  compression: Compression["id"],
  limits: ReadLimits,
  delimiters: readonly string[],
): AsyncGenerator<RowBatch> {
  const splitter = new LineSplitter(limits.maxRowBytes);
  const out = new RowCollector(compression === "none");
  const table = new Table(delimiters, limits.maxRowBytes, out);
  let bytesRead = 0;
  for await (const block of readBlocks(file, compression, limits)) {
    bytesRead = block.bytesRead;
    for (const line of splitter.push(block.bytes)) {
      table.line(line);
      if (out.full) yield out.take(bytesRead);
    }
  }
  for (const line of splitter.end()) table.line(line);
  table.end();
  yield out.take(bytesRead);
}

class Table {
  readonly #delimiters: readonly string[];
  readonly #maxRowBytes: number;
  readonly #out: RowCollector;
  #records: RecordReader | null = null;
  #columns: string[] | null = null;

  constructor(delimiters: readonly string[], maxRowBytes: number, out: RowCollector) {
    this.#delimiters = delimiters;
    this.#maxRowBytes = maxRowBytes;
    this.#out = out;
  }

  line(line: Line): void {
    if (this.#records === null && line.text.trim() === "" && line.fault === null) return;
    this.#records ??= new RecordReader(bestDelimiter(line.text, this.#delimiters), this.#maxRowBytes);
    for (const record of this.#records.push(line)) this.#take(record);
  }

  end(): void {
    for (const record of this.#records?.end() ?? []) this.#take(record);
    if (this.#columns === null)
      throw new UnusableFile("empty", "the table has no rows", "Deliver a header row and data.");
  }

  #take(record: TableRecord): void {
    if (this.#columns === null) {
      this.#columns = header(record);
      return;
    }
    const fault = record.fault ?? cellFault(record.cells, this.#columns);
    if (fault !== null) {
      this.#out.error(fault, record);
      return;
    }
    if (record.cells.every((cell) => cell === "")) return;
    const columns = this.#columns;
    this.#out.row(Object.fromEntries(record.cells.map((cell, index) => [columns[index], cell])), record);
  }
}

function header(record: TableRecord): string[] {
  if (record.fault !== null) {
    throw new UnusableFile("header", `the header row cannot be read: ${record.fault.hint}`, "Repair the first line.");
  }
  return columnNames(record.cells);
}

function cellFault(cells: string[], columns: string[]): RowFault | null {
  if (cells.length === columns.length) return firstTextFault(cells, columns);
  const hint = `${cells.length} cells where the header has ${columns.length}; is a delimiter inside a cell without quotes?`;
  return new RowFault("", "columns", hint);
}

function firstTextFault(cells: string[], columns: string[]): RowFault | null {
  const bad = cells.findIndex((cell) => cell.includes("\0"));
  return bad === -1 ? null : textFault(columns[bad] ?? "", cells[bad] ?? "");
}
