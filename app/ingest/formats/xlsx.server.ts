import { open } from "node:fs/promises";
import type { Compression, FileFormat, ReadLimits, RowBatch } from "./format.ts";
import { UnusableFile } from "./format.ts";
import { RowCollector } from "./row-collector.ts";
import { textFault } from "./row-fault.ts";
import { columnNames } from "./table-header.ts";
import type { Cell, SheetRow } from "./xlsx-sheet.ts";

export const xlsx: FileFormat = {
  id: "xlsx",
  title: "XLSX",
  about:
    "The first visible sheet with a header row; formulas give their results (errors count as missing), dates ISO 8601. Streamed, but its table of texts is held in memory.",
  extensions: [".xlsx"],
  read,
};

async function* read(file: string, _compression: Compression["id"], limits: ReadLimits): AsyncGenerator<RowBatch> {
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    // What reads its parts is loaded only for a workbook.
    const { Workbook } = await import("./xlsx-workbook.server.ts");
    const workbook = new Workbook(file, handle, limits);
    await workbook.open();
    for (const sheet of workbook.sheets) {
      const out = new RowCollector(false);
      const table = new SheetTable(out);
      for await (const row of workbook.rows(sheet)) {
        if (!table.take(row)) break;
        if (out.full) yield out.take(0);
      }
      if (!table.hasHeader) continue;
      yield out.take(size);
      return;
    }
  } finally {
    await handle.close();
  }
  throw new UnusableFile(
    "header",
    "no sheet has a header row of two columns or more",
    "Put column names in the first row.",
  );
}

class SheetTable {
  #columns: string[] | null = null;
  readonly #out: RowCollector;

  constructor(out: RowCollector) {
    this.#out = out;
  }

  get hasHeader(): boolean {
    return this.#columns !== null;
  }

  /** False when the sheet's first row shows that it holds no table. */
  take({ row, cells }: SheetRow): boolean {
    if (cells.every(isBlank)) return true;
    if (this.#columns === null) {
      if (cells.filter((cell) => typeof cell === "string" && !isBlank(cell)).length < 2) return false;
      this.#columns = columnNames(withoutBlankEnd(cells).map((cell) => String(cell ?? "")));
      return true;
    }
    const place = { line: row, offset: -1, length: 0 };
    for (const [index, cell] of cells.entries()) {
      const fault = typeof cell === "string" ? textFault(this.#name(index), cell) : null;
      if (fault === null) continue;
      this.#out.error(fault, place);
      return true;
    }
    const entries: [string, Cell][] = this.#columns.map((name, index) => [name, cells[index] ?? null]);
    for (let index = this.#columns.length; index < cells.length; index++) {
      if (!isBlank(cells[index] ?? null)) entries.push([this.#name(index), cells[index] ?? null]);
    }
    this.#out.row(Object.fromEntries(entries), place);
    return true;
  }

  #name(index: number): string {
    return this.#columns?.[index] ?? `column_${index + 1}`;
  }
}

function isBlank(cell: Cell): boolean {
  return cell === null || (typeof cell === "string" && cell.trim() === "");
}

function withoutBlankEnd(cells: Cell[]): Cell[] {
  const last = cells.findLastIndex((cell) => !isBlank(cell));
  return cells.slice(0, last + 1);
}
