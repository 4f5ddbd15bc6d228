/** The interface of a trainer format: a pair in, one line of a training file out. The list of all is `index.ts`. */
import type { TrainingPair } from "../training-pair.ts";

/** Where a pair comes from, and how the file it goes into is written. */
export interface PairContext {
  pair: TrainingPair;
  batch: { id: string; week: number };
  /** SHA-256 of the delivered file. */
  deliverySha256: string;
  /**
   * Every prompt and response as messages, also those delivered as plain text. Set for a release that holds both: trainers
   * read a column as text or as messages, not as a mixture.
   */
  conversational: boolean;
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
  /** Which trainers read it, and which fields they read. */
  reads: string;
  /** Its trainers drop the weight: a release with weights must not be trained on as if they counted. */
  ignoresWeight: boolean;
  /** What becomes of the weight. */
  weightNote: string;
  /** How a trainer reads the file: a few lines of Python. */
  snippet(fileName: string): string;
  /** One line without its line break; null when the format cannot hold this pair. The same pair gives the same bytes. */
  write(context: PairContext): string | null;
}
