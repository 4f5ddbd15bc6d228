import { DelimitedRecord } from "./delimited-record.ts";
import type { Line } from "./line-splitter.ts";
import type { Place } from "./row-collector.ts";
import { RowFault } from "./row-fault.ts";

/** One record of a delimited table; `line` is the physical line it starts on. */
export interface TableRecord extends Place {
  cells: string[];
  fault: RowFault | null;
}

/**
 * Joins lines to records. A quote that never closes would swallow the rest of the table: then the record in which it opened is
 * the error, and the lines after it are read again as records of their own.
 */
export class RecordReader {
  readonly #delimiter: string;
  readonly #maxRowBytes: number;
  #record: DelimitedRecord | null = null;
  #held: Line[] = [];
  #heldBytes = 0;
  /** Index in `#held` of the line where the open quote stands. */
  #openedAt = 0;
  /** Bytes that may still be read again; grows with what is read, so the whole stays linear in the file. */
  #rereadBytes: number;

  constructor(delimiter: string, maxRowBytes: number) {
    this.#delimiter = delimiter;
    this.#maxRowBytes = maxRowBytes;
    this.#rereadBytes = 4 * maxRowBytes;
  }

  *push(line: Line): Generator<TableRecord> {
    this.#rereadBytes += line.length;
    let queue = [line];
    for (let at = 0; at < queue.length; at++) {
      const again = yield* this.#take(queue[at] as Line);
      if (again.length === 0) continue;
      queue = again.concat(queue.slice(at + 1));
      at = -1;
    }
  }

  *end(): Generator<TableRecord> {
    while (this.#record !== null) {
      const again = yield* this.#giveUp(this.#record, "is never closed");
      for (const line of again) yield* this.push(line);
    }
  }

  /** Returns the lines to read again. */
  *#take(line: Line): Generator<TableRecord, Line[]> {
    if (this.#record === null && line.fault === null && line.text.trim() === "") return [];
    const record = this.#record ?? new DelimitedRecord(this.#delimiter);
    const openBefore = record.openCell;
    this.#record = record;
    this.#held.push(line);
    this.#heldBytes += line.length + 1;
    record.push(line.text);
    if (record.openCell !== openBefore)
      this.#openedAt = record.openCell === -1 ? this.#openedAt : this.#held.length - 1;
    if (line.fault?.rule === "row-too-long") yield this.#finish(record.cells, line.fault);
    else if (record.strayText) return yield* this.#giveUp(record, "is closed in the middle of a text");
    else if (record.openCell === -1) yield this.#finish(record.cells, null);
    else if (this.#heldBytes > this.#maxRowBytes)
      return yield* this.#giveUp(record, "is not closed within the longest row allowed");
    return [];
  }

  *#giveUp(record: DelimitedRecord, what: string): Generator<TableRecord, Line[]> {
    const opened = this.#held[this.#openedAt] as Line;
    const after = this.#held.slice(this.#openedAt + 1);
    const bytes = after.reduce((sum, line) => sum + line.length + 1, 0);
    const again = bytes <= this.#rereadBytes;
    const lost = again || after.length === 0 ? "" : `; the ${after.length} lines after it were not read`;
    if (again) this.#rereadBytes -= bytes;
    const hint = `a quote that opens on line ${opened.line} ${what}; double the quotes inside a cell${lost}`;
    yield this.#finish(record.cells, new RowFault("", "unclosed-quote", hint), again ? this.#openedAt : undefined);
    return again ? after : [];
  }

  #finish(cells: string[], fault: RowFault | null, lastIndex = this.#held.length - 1): TableRecord {
    const first = this.#held[0] as Line;
    const last = this.#held[lastIndex] as Line;
    const bad = this.#held.find((line) => line.fault !== null)?.fault ?? fault;
    this.#record = null;
    this.#held = [];
    this.#heldBytes = 0;
    this.#openedAt = 0;
    return {
      cells,
      line: first.line,
      offset: first.offset,
      length: last.offset + last.length - first.offset,
      fault: bad,
    };
  }
}
