/**
 * The way in, up to the door of the store: read → map → check → features, as chunks of columns.
 *
 * One async generator serves everything: `assay check`, the reading thread of an ingest, the preview of a mapping. It
 * never sees a database. Bad rows leave as errors with their place, good rows go on.
 */
import type { ItemRecord } from "#app/domain/record.ts";
import type { Scale } from "#app/domain/strength.ts";
import { checkItem } from "./check/check-item.ts";
import { type Chunk, ChunkBuilder, type Place } from "./chunk.ts";
import { detectFormat } from "./formats/detect.server.ts";
import { type FileFormat, type ReadLimits, type RawRow, type RowError, UnusableFile } from "./formats/format.ts";
import { chooseReader, type ReaderChoice, type RowReader } from "./row-reader.ts";
import { emptyNames, type Names } from "./names.ts";
import { ScaleWatch } from "./scale-watch.ts";
import { SeenIds } from "./seen-ids.ts";
import { openSegment, type Segment } from "./segment.server.ts";

export interface ReadRequest {
  file: string;
  /** Preset, mapping, or null to recognise the layout from the first rows. */
  reader: ReaderChoice | null;
  limits: ReadLimits;
  /** Where to write the canonical segment when the file itself cannot serve as the text store; null to keep no texts. */
  segmentFile: string | null;
  now: number;
}

export interface Opened {
  kind: "opened";
  format: FileFormat["id"];
  compression: "none" | "gzip" | "zstd";
  reader: string;
  orderKnown: boolean;
}

export interface Part {
  kind: "part";
  chunk: Chunk | null;
  errors: RowError[];
  newNames: { annotators: string[]; domains: string[]; languages: string[]; models: string[] };
  bytesRead: number;
  rows: number;
}

export interface Ended {
  kind: "ended";
  rows: number;
  scale: Scale | null;
  mixedScales: boolean;
  /** The segment's hash and size; null when the delivered file is the text store. */
  segment: { sha256: string; bytes: number } | null;
}

export type ReadEvent = Opened | Part | Ended;

const ITEMS_PER_CHUNK = 4096;
const ROWS_TO_RECOGNISE = 200;

/** @throws UnusableFile when nothing can be made of the file as a whole. */
export async function* readDelivery(request: ReadRequest): AsyncGenerator<ReadEvent> {
  const { format, compression } = await detectFormat(request.file);
  const batches = format.read(request.file, compression, request.limits);
  const { head, rest } = await takeHead(batches);
  const reader = chooseReader(request.reader, head.flatMap((batch) => batch.rows).slice(0, ROWS_TO_RECOGNISE), format.id);
  yield { kind: "opened", format: format.id, compression, reader: reader.id, orderKnown: reader.orderKnown };

  const fileIsText = reader.isCanonical && format.id === "jsonl" && compression === "none";
  const segment = fileIsText || request.segmentFile === null ? null : openSegment(request.segmentFile);
  const run = new ReadRun(reader, segment, request.now);
  try {
    for await (const batch of chain(head, rest)) {
      run.rejectAll(batch.errors);
      for (const row of batch.rows) run.take(row);
      run.bytesRead = batch.bytesRead;
      if (run.pendingItems >= ITEMS_PER_CHUNK || run.pendingErrors >= ITEMS_PER_CHUNK) yield run.part();
    }
    for (const item of reader.finish()) run.takeItem(item);
    yield run.part();
    yield { kind: "ended", rows: run.rows, ...run.scales.result(), segment: segment?.close() ?? null };
  } finally {
    segment?.abandon();
  }
}

/** The state of one reading: what has been gathered since the last part. */
class ReadRun {
  rows = 0;
  bytesRead = 0;
  readonly scales = new ScaleWatch();
  readonly #reader: RowReader;
  readonly #segment: Segment | null;
  readonly #now: number;
  readonly #names: Names = emptyNames();
  readonly #builder = new ChunkBuilder(this.#names);
  readonly #seen = new SeenIds();
  #errors: RowError[] = [];

  constructor(reader: RowReader, segment: Segment | null, now: number) {
    this.#reader = reader;
    this.#segment = segment;
    this.#now = now;
  }

  get pendingItems(): number {
    return this.#builder.items;
  }

  get pendingErrors(): number {
    return this.#errors.length;
  }

  rejectAll(errors: readonly RowError[]): void {
    this.rows += errors.length;
    for (const error of errors) this.#errors.push(error);
  }

  take(row: RawRow): void {
    this.rows += 1;
    const read = this.#reader.read(row);
    if (read.kind === "item") this.takeItem({ unchecked: read.unchecked, place: row });
    else if (read.kind === "errors") this.#reject(row, read.errors);
  }

  takeItem({ unchecked, place }: { unchecked: unknown; place: Place }): void {
    const checked = checkItem(unchecked, { now: this.#now });
    if (!checked.ok) return this.#reject(place, checked.errors);
    if (!this.#seen.add(checked.item.id)) return this.#reject(place, [DUPLICATE_ID]);
    for (const judgment of checked.item.judgments) this.scales.see(judgment);
    this.#builder.add(checked.item, this.#keepText(checked.item, place));
  }

  part(): Part {
    const errors = this.#errors;
    this.#errors = [];
    return {
      kind: "part",
      chunk: this.#builder.items > 0 ? this.#builder.take() : null,
      errors,
      newNames: {
        annotators: this.#names.annotators.takeNew(),
        domains: this.#names.domains.takeNew(),
        languages: this.#names.languages.takeNew(),
        models: this.#names.models.takeNew(),
      },
      bytesRead: this.bytesRead,
      rows: this.rows,
    };
  }

  #keepText(item: ItemRecord, place: Place): Place {
    if (!this.#segment) return place;
    return { line: place.line, ...this.#segment.append(item) };
  }

  #reject(place: Place, errors: readonly { field: string; rule: string; hint: string }[]): void {
    const [first] = errors;
    if (!first) return;
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more in this row)` : "";
    const { line, offset, length } = place;
    this.#errors.push({ line, offset, length, field: first.field, rule: first.rule, hint: first.hint + more });
  }
}

const DUPLICATE_ID = {
  field: "id",
  rule: "duplicate-id",
  hint: "An earlier row of this delivery has the same id; ids are unique within a delivery.",
};

type Batches = AsyncIterable<{ rows: RawRow[]; errors: RowError[]; bytesRead: number }>;
type Batch = { rows: RawRow[]; errors: RowError[]; bytesRead: number };

/** Reads until there are enough rows to recognise the layout by, keeping what was read. */
async function takeHead(batches: Batches): Promise<{ head: Batch[]; rest: AsyncIterator<Batch> }> {
  const rest = batches[Symbol.asyncIterator]();
  const head: Batch[] = [];
  for (let rows = 0; rows < ROWS_TO_RECOGNISE; ) {
    const next = await rest.next();
    if (next.done) break;
    head.push(next.value);
    rows += next.value.rows.length;
  }
  if (head.every((batch) => batch.rows.length === 0 && batch.errors.length === 0))
    throw new UnusableFile("empty", "The file holds no rows.", "Check that the export finished before it was sent.");
  return { head, rest };
}

async function* chain(head: Batch[], rest: AsyncIterator<Batch>): AsyncGenerator<Batch> {
  try {
    while (head.length > 0) yield head.shift() as Batch;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
