/**
 * Attributes of annotators from a CSV: `annotator` and one column per attribute, or `annotator,attribute,value`. One fault
 * refuses the file. Faults name line and field, never what the cell held.
 */
import { DelimitedRecord } from "../formats/delimited-record.ts";

export interface AttributeRow {
  pseudonym: string;
  attribute: string;
  value: string;
}

export interface AttributeFault {
  line: number;
  field: string;
  hint: string;
}

const LONGEST = 80;
const MOST_ATTRIBUTES = 50;
/** More values than this tell annotators apart rather than group them. */
export const MOST_VALUES = 50;
const MOST_FAULTS = 20;

export function readAttributes(text: string): { rows: AttributeRow[]; faults: AttributeFault[] } {
  const reader = new AttributeReader();
  for (const [index, raw] of text
    .replace(/^\uFEFF/, "")
    .split("\n")
    .entries()) {
    if (raw.trim() === "") continue;
    if (!reader.take(index + 1, raw) || reader.faults.length >= MOST_FAULTS) break;
  }
  return reader.end();
}

class AttributeReader {
  readonly faults: AttributeFault[] = [];
  readonly #rows: AttributeRow[] = [];
  readonly #seen = new Set<string>();
  readonly #values = new Map<string, Set<string>>();
  #header: string[] | null = null;
  #isLong = false;

  /** false when reading on makes no sense. */
  take(line: number, raw: string): boolean {
    const record = new DelimitedRecord(",");
    record.push(raw);
    const cells = record.cells.map((cell) => cell.trim());
    if (record.openCell !== -1 || record.strayText)
      this.#fault(line, "row", "A quote is not closed on this line, or text follows it.");
    else if (this.#header === null) return this.#takeHeader(line, cells);
    else if (cells.length !== this.#header.length)
      this.#fault(line, "row", `${cells.length} cells where the first line names ${this.#header.length} columns.`);
    else this.#takeRow(line, cells, this.#header);
    return true;
  }

  end(): { rows: AttributeRow[]; faults: AttributeFault[] } {
    if (this.faults.length === 0 && this.#rows.length === 0)
      this.#fault(1, "row", "The file holds no value of any annotator.");
    return { rows: this.faults.length > 0 ? [] : this.#rows, faults: this.faults };
  }

  #takeHeader(line: number, cells: string[]): boolean {
    const names = cells.map((cell) => cell.toLowerCase());
    this.#isLong = names.join() === "annotator,attribute,value";
    this.#header = this.#isLong ? names : cells;
    if (names[0] !== "annotator") this.#fault(line, "annotator", "The first column is called annotator.");
    else if (cells.length < 2) this.#fault(line, "row", "Name at least one attribute beside annotator.");
    else if (cells.length > MOST_ATTRIBUTES + 1) this.#fault(line, "row", `At most ${MOST_ATTRIBUTES} attributes.`);
    else if (new Set(names).size < names.length) this.#fault(line, "row", "Two columns have the same name.");
    else for (const [i, cell] of cells.entries()) this.#check(line, `column ${i + 1}`, cell);
    return this.faults.length === 0;
  }

  #takeRow(line: number, cells: string[], header: string[]): void {
    const [pseudonym = "", attribute = "", value = ""] = cells;
    if (!this.#check(line, "annotator", pseudonym)) return;
    if (this.#isLong) {
      if (this.#check(line, "attribute", attribute)) this.#add(line, "value", { pseudonym, attribute, value });
      return;
    }
    if (this.#repeats(line, "annotator", pseudonym)) return;
    for (const [i, name] of header.entries())
      if (i > 0) this.#add(line, name, { pseudonym, attribute: name, value: cells[i] ?? "" });
  }

  /** An empty cell is an unknown value, which is nothing to keep. */
  #add(line: number, field: string, row: AttributeRow): void {
    if (row.value === "" || !this.#check(line, field, row.value)) return;
    if (this.#isLong && this.#repeats(line, "attribute", JSON.stringify([row.pseudonym, row.attribute]))) return;
    const values = this.#values.get(row.attribute) ?? new Set();
    this.#values.set(row.attribute, values.add(row.value));
    if (values.size > MOST_VALUES)
      this.#fault(line, field, `More than ${MOST_VALUES} different values tell people apart; group them into bands.`);
    else if (this.#values.size > MOST_ATTRIBUTES)
      this.#fault(line, "attribute", `At most ${MOST_ATTRIBUTES} attributes.`);
    else this.#rows.push(row);
  }

  #repeats(line: number, field: string, key: string): boolean {
    if (this.#seen.has(key)) this.#fault(line, field, "Given on an earlier line already.");
    const repeats = this.#seen.has(key);
    this.#seen.add(key);
    return repeats;
  }

  #check(line: number, field: string, text: string): boolean {
    const hint = faultOf(text);
    if (hint) this.#fault(line, field, hint);
    return hint === null;
  }

  #fault(line: number, field: string, hint: string): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push({ line, field, hint });
  }
}

function faultOf(text: string): string | null {
  if (text === "") return "This is empty.";
  if (text.length > LONGEST) return `At most ${LONGEST} characters.`;
  if (/[\p{Cc}\p{Cf}\uFFFD]/u.test(text)) return "No control or invisible characters; the file is UTF-8.";
  if (/\S@\S+\.\S/.test(text)) return "This looks like an e-mail address; only pseudonyms and bands are kept.";
  return null;
}
