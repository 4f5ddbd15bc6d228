import { isoDate } from "./xlsx-date.ts";
import { unescaped } from "./xlsx-parts.ts";
import type { XmlHandler } from "./xml-events.ts";

export type Cell = string | number | boolean | null;

export interface SheetRow {
  /** 1-based, as the spreadsheet shows it. */
  row: number;
  /** By column, from A; holes are null. */
  cells: Cell[];
}

export interface CellContext {
  strings: readonly string[];
  dateStyles: ReadonlySet<number>;
  date1904: boolean;
}

const MOST_COLUMNS = 16_384;

/** What a formula shows when it has no result; spreadsheets also make formulas of texts that begin with "=". */
const FORMULA_ERROR = /^#(?:N\/A|[A-Z0-9/]+[!?])$/;

/** Rows of a worksheet: a formula gives its stored result, a link its text; a formula without result is missing (null). */
export class SheetPart implements XmlHandler {
  /** Complete rows not yet taken. */
  rows: SheetRow[] = [];
  readonly #context: CellContext;
  #row: SheetRow | null = null;
  #rowNumber = 0;
  #column = 0;
  #type = "n";
  #style = 0;
  #value: string | null = null;
  #formula = false;
  #inValue = false;
  #inPhonetic = false;

  constructor(context: CellContext) {
    this.#context = context;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === "row") {
      this.#rowNumber = Number(attributes.r) || this.#rowNumber + 1;
      this.#row = { row: this.#rowNumber, cells: [] };
    } else if (name === "c" && this.#row !== null) {
      this.#column = columnOf(attributes.r) ?? this.#row.cells.length;
      this.#type = attributes.t ?? "n";
      this.#style = Number(attributes.s ?? 0);
      this.#value = null;
      this.#formula = false;
    } else if (name === "rPh") this.#inPhonetic = true;
    else if (name === "f") this.#formula = true;
    else if ((name === "v" || name === "t") && !this.#inPhonetic) {
      this.#inValue = true;
      this.#value ??= "";
    }
  }

  text(text: string): void {
    if (this.#inValue) this.#value += text;
  }

  close(name: string): void {
    if (name === "v" || name === "t") this.#inValue = false;
    else if (name === "rPh") this.#inPhonetic = false;
    else if (name === "c") this.#closeCell();
    else if (name === "row" && this.#row !== null) {
      this.rows.push(this.#row);
      this.#row = null;
    }
  }

  #closeCell(): void {
    const cells = this.#row?.cells;
    if (cells === undefined || this.#value === null || this.#column >= MOST_COLUMNS) return;
    while (cells.length < this.#column) cells.push(null);
    cells[this.#column] = this.#cell(this.#value);
  }

  #cell(value: string): Cell {
    const { strings, dateStyles, date1904 } = this.#context;
    if (this.#type === "s") return strings[Number(value)] ?? null;
    if (this.#type === "b") return value.trim() === "1" || value.trim() === "true";
    if (this.#type === "e" || (this.#formula && FORMULA_ERROR.test(value))) return null;
    if (this.#type !== "n") return unescaped(value);
    const number = Number(value);
    if (value.trim() === "" || !Number.isFinite(number)) return value.trim() === "" ? null : value;
    return dateStyles.has(this.#style) ? isoDate(number, date1904) : number;
  }
}

/** "C7" → 2. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference ?? "")?.[0];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
