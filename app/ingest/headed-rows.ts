import { type RawRow, type RowBatch, UnusableFile } from "./formats/format.ts";

/** Held in memory while a readable row is looked for. */
const ERRORS_TO_GIVE_UP = 10_000;

/** The rows of a file, of which the first can be looked at before they are read in earnest. */
export class HeadedRows {
  readonly #rest: AsyncIterator<RowBatch>;
  readonly #head: RowBatch[] = [];

  constructor(batches: AsyncIterable<RowBatch>) {
    this.#rest = batches[Symbol.asyncIterator]();
  }

  /** @throws UnusableFile when the file has no row at all. */
  async first(count: number): Promise<RawRow[]> {
    for (let rows = 0, errors = 0; rows < count && errors < ERRORS_TO_GIVE_UP; ) {
      const next = await this.#rest.next();
      if (next.done) break;
      this.#head.push(next.value);
      rows += next.value.rows.length;
      errors += next.value.errors.length;
    }
    if (this.#head.every((batch) => batch.rows.length === 0 && batch.errors.length === 0))
      throw new UnusableFile("empty", "The file holds no rows.", "Check that the export finished before it was sent.");
    return this.#head.flatMap((batch) => batch.rows).slice(0, count);
  }

  /** Why no layout can be recognised: none of the rows at the head could be read. */
  get unreadable(): UnusableFile | null {
    const errors = this.#head.flatMap((batch) => batch.errors);
    const [first] = errors;
    if (!first || this.#head.some((batch) => batch.rows.length > 0)) return null;
    const hint = `The first fault: line ${first.line}, ${first.field || "row"}: ${first.hint}`;
    return new UnusableFile(
      "nothing-usable",
      errors.length === 1 ? "The first row cannot be read." : `None of the first ${errors.length} rows can be read.`,
      hint,
    );
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<RowBatch> {
    for (let batch = this.#head.shift(); batch; batch = this.#head.shift()) yield batch;
    for (let next = await this.#rest.next(); !next.done; next = await this.#rest.next()) yield next.value;
  }

  async close(): Promise<void> {
    await this.#rest.return?.();
  }
}
