/** The interface of a trainer format: a pair in, rows of a training file out. The list of all is `index.ts`. */
import type { ItemRecord } from "#app/domain/record.ts";
import type { RowFields } from "../row-fields.ts";
import type { TrainingPair, TrainingSingle } from "../training-pair.ts";

/** Where a pair comes from, and how the file it goes into is written. */
export interface RowContext {
  batch: { id: string; week: number };
  /** SHA-256 of the delivered file. */
  deliverySha256: string;
  /**
   * Every prompt and response as messages, also those delivered as plain text. Set for a release that holds both: trainers
   * read a column as text or as messages, not as a mixture.
   */
  conversational: boolean;
}

export interface PairContext extends RowContext {
  pair: TrainingPair;
  fields: RowFields;
}

export interface SinglesContext extends RowContext {
  record: ItemRecord;
  /** In the order of the responses. */
  singles: readonly TrainingSingle[];
  fieldsOf(single: TrainingSingle): RowFields;
}

/** A row as JSON: an object without undefined entries that matter, whose keys stand in the order of the file. */
export type Row = Readonly<Record<string, unknown>>;

/** A file of an export by weight: its share of what the trainer should draw. */
export interface Shard {
  fileName: string;
  /** The shares of all shards add up to 1. */
  share: number;
}

export interface TrainerFormat {
  /** Kebab-case; also its URL and `--format`. */
  id: string;
  title: string;
  /** One sentence. */
  about: string;
  /** Without a dot. */
  extension: string;
  contentType: string;
  /** Lines of JSON, or pages of Parquet columns. */
  encoding: "lines" | "parquet";
  /** Which trainers read it, and which fields they read. */
  reads: string;
  /** Its trainers drop the weight: a release with weights must not be trained on as if they counted. */
  ignoresWeight: boolean;
  /** What becomes of a weight column. */
  weightNote: string;
  /** Its trainers read a margin of each row, so that a weight can reach them as one. */
  hasMargin: boolean;
  /** Its rows hold a soft label, so that a tie can be one. */
  holdsTies: boolean;
  /** Rows of one pair that it holds. */
  rowsOfPair: 0 | 1 | 2;
  /** The messages of a prompt stand in its rows as they were delivered, none changed or left out. */
  keepsPrompts: boolean;
  /** Hashed when a release is made; the bytes of the others follow from the manifest as well. */
  promised: boolean;
  /** Reads nothing but solutions in steps. */
  stepsOnly: boolean;
  /** How a trainer reads the file: a few lines to paste. */
  snippet(fileName: string): string;
  /** How the trainer draws from one file per weight. */
  mixer(shards: readonly Shard[], seed: number): string;
  /** No row when the format cannot hold this pair. The same pair gives the same rows. */
  pairRows(context: PairContext): readonly Row[];
  /** Rows of feedback on single responses, for formats of unpaired feedback or of steps. */
  singleRows?(context: SinglesContext): readonly Row[];
}
