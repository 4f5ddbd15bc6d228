import type { RawRow, RowBatch, RowError } from "./format.ts";
import type { RowFault } from "./row-fault.ts";

export const BATCH_ROWS = 512;

export interface Place {
  line: number;
  offset: number;
  length: number;
}

/** Gathers rows and errors into batches; `placed` is false where the delivered file has no such byte position. */
export class RowCollector {
  #rows: RawRow[] = [];
  #errors: RowError[] = [];
  readonly #placed: boolean;
  readonly #batchRows: number;
  /** Rows and errors gathered since the start. */
  total = 0;

  constructor(placed: boolean, batchRows = BATCH_ROWS) {
    this.#placed = placed;
    this.#batchRows = batchRows;
  }

  row(value: unknown, { line, offset, length }: Place): void {
    this.total++;
    this.#rows.push(this.#placed ? { value, line, offset, length } : { value, line, offset: -1, length: 0 });
  }

  error({ field, rule, hint }: RowFault, { line, offset, length }: Place): void {
    this.total++;
    const place = this.#placed ? { offset, length } : { offset: -1, length: 0 };
    this.#errors.push({ line, field, rule, hint, ...place });
  }

  get full(): boolean {
    return this.#rows.length + this.#errors.length >= this.#batchRows;
  }

  take(bytesRead: number): RowBatch {
    const batch = { rows: this.#rows, errors: this.#errors, bytesRead };
    this.#rows = [];
    this.#errors = [];
    return batch;
  }
}
