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
import { ContaminationCheck } from "./contamination/contamination-check.ts";
import type { ProtectedIndex } from "./contamination/protected-index.ts";
import { textKernel } from "./features/text-kernel.server.ts";
import type { ByteRange } from "./formats/byte-blocks-plain.server.ts";
import { detectFormat } from "./formats/detect.server.ts";
import type { FileFormat, RawRow, ReadLimits, RowError } from "./formats/format.ts";
import { jsonl, readJsonlRange } from "./formats/jsonl.server.ts";
import { HeadedRows } from "./headed-rows.ts";
import { emptyNames, type Names } from "./names.ts";
import type { ReaderChoice } from "./reader-choice.ts";
import { chooseReader, type RowReader } from "./row-reader.ts";
import { ScaleWatch } from "./scale-watch.ts";
import { SeenIds } from "./seen-ids.ts";
import type { Segment } from "./segment.server.ts";

export interface ReadRequest {
  file: string;
  /** Preset, mapping, or null to recognise the layout from the first rows. */
  reader: ReaderChoice | null;
  limits: ReadLimits;
  /** Where to write the canonical segment when the file itself cannot serve as the text store; null to keep no texts. */
  segmentFile: string | null;
  now: number;
  /** What the file should be, with its article, for what is said of one that is not; a delivery where it is left out. */
  noun?: string;
  /** Evaluation sets to hold the prompts against. */
  protection?: ProtectedIndex | null;
  /** Only this part of a plain canonical JSONL file; ids are then not checked across parts. */
  range?: ByteRange;
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
  /** Physical lines, for formats that have them. */
  lines: number;
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
  const { file, limits, range } = request;
  const { format, compression } = range
    ? { format: jsonl, compression: "none" as const }
    : await detectFormat(file, request.noun);
  const rows = new HeadedRows(range ? readJsonlRange(file, range, limits) : format.read(file, compression, limits));
  try {
    yield* read(request, { format, compression }, rows);
  } finally {
    await rows.close();
  }
}

async function* read(
  request: ReadRequest,
  { format, compression }: { format: FileFormat; compression: Opened["compression"] },
  rows: HeadedRows,
): AsyncGenerator<ReadEvent> {
  const head = request.range ? [] : await rows.first(ROWS_TO_RECOGNISE);
  const unreadable = rows.unreadable;
  if (request.reader === null && unreadable) throw unreadable;
  const reader = chooseReader(request.reader, head, format.id);
  yield { kind: "opened", format: format.id, compression, reader: reader.id, orderKnown: reader.orderKnown };

  const fileIsText = reader.isCanonical && format.id === "jsonl" && compression === "none";
  const segment = fileIsText ? null : await segmentOf(request);
  const run = new ReadRun(reader, segment, request);
  let lines = 0;
  try {
    for await (const batch of rows) {
      run.rejectAll(batch.errors);
      for (const row of batch.rows) run.take(row);
      run.bytesRead = batch.bytesRead;
      lines = batch.lines ?? lines;
      if (run.pendingItems >= ITEMS_PER_CHUNK || run.pendingErrors >= ITEMS_PER_CHUNK) yield run.part();
    }
    for (const item of reader.finish()) run.takeItem(item);
    yield run.part();
    yield { kind: "ended", rows: run.rows, lines, ...run.scales.result(), segment: segment?.close() ?? null };
  } finally {
    segment?.abandon();
  }
}

/** What writes and hashes it is loaded only where there is one to write. */
async function segmentOf({ segmentFile }: ReadRequest): Promise<Segment | null> {
  return segmentFile === null ? null : (await import("./segment.server.ts")).openSegment(segmentFile);
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
  readonly #builder: ChunkBuilder;
  readonly #seen: SeenIds | null;
  #errors: RowError[] = [];

  constructor(reader: RowReader, segment: Segment | null, { now, range, protection }: ReadRequest) {
    this.#reader = reader;
    this.#builder = new ChunkBuilder(this.#names, protection ? new ContaminationCheck(protection) : null, textKernel());
    this.#segment = segment;
    this.#now = now;
    this.#seen = range ? null : new SeenIds();
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
    else if (read.kind === "items") for (const unchecked of read.unchecked) this.takeItem({ unchecked, place: row });
    else if (read.kind === "errors") this.#reject(row, read.errors);
  }

  takeItem({ unchecked, place }: { unchecked: unknown; place: Place }): void {
    const checked = checkItem(unchecked, { now: this.#now });
    if (!checked.ok) {
      this.#reject(place, checked.errors);
      return;
    }
    if (this.#seen?.add(checked.item.id) === false) {
      this.#reject(place, [DUPLICATE_ID]);
      return;
    }
    for (const judgment of checked.item.judgments) this.scales.see(judgment);
    this.#builder.add(checked.item, this.#keepText(checked.item, place));
  }

  part(): Part {
    // Rows that could not be read come before those that could: the order of the file is put back here.
    const errors = this.#errors.sort((a, b) => a.line - b.line);
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

export const DUPLICATE_ID = {
  field: "id",
  rule: "duplicate-id",
  hint: "An earlier row of this delivery has the same id; ids are unique within a delivery.",
};
