/**
 * What became of each record in a release, as columns: gathered while its texts stream past, read when releases are
 * compared and counted. Six bytes a record; a chunk at a time, so that a million records need no more memory than a few.
 */
import type { RecordPairs } from "./pairs-of-block.ts";
import { SPLITS } from "./release-options.ts";
import { NO_PAIR_REASONS } from "./training-pair.ts";

/** Records of a chunk. */
export const OUTCOMES_PER_CHUNK = 65_536;
/** In `reasons` and `splits`: none. */
export const NO_ENTRY = 255;

/** Records `chunk * OUTCOMES_PER_CHUNK …` of a delivery, in item order. */
export interface OutcomeChunk {
  deliveryId: number;
  chunk: number;
  /** Mean weight of what the record gives; 0 = it gives nothing. */
  weights: Float32Array;
  /** Why it gives nothing, a place in `legend.reasons`; NO_ENTRY where it gives something. */
  reasons: Uint8Array;
  /** Which split it is written to, a place in `legend.splits`; NO_ENTRY where the release has no split. */
  splits: Uint8Array;
  /** Names stored with the numbers, so that a later list of reasons changes nothing. */
  legend: { reasons: string[]; splits: string[] };
}

const LEGEND = { reasons: Object.keys(NO_PAIR_REASONS), splits: [...SPLITS] as string[] };

/** One record of a chunk. */
export interface Outcome {
  weight: number;
  /** null where it gives something. */
  reason: string | null;
  /** null where it gives nothing, or the release has no split. */
  split: string | null;
}

export function outcomeAt({ weights, reasons, splits, legend }: OutcomeChunk, i: number): Outcome {
  return {
    weight: weights[i] ?? 0,
    reason: legend.reasons[reasons[i] ?? NO_ENTRY] ?? null,
    split: legend.splits[splits[i] ?? NO_ENTRY] ?? null,
  };
}

export class OutcomeRecorder {
  readonly #splits: boolean;
  readonly #chunks: OutcomeChunk[] = [];
  #open: OutcomeChunk | null = null;
  #at = 0;

  /** @param splits the release holds something out. */
  constructor(splits: boolean) {
    this.#splits = splits;
  }

  /** Once per record, in item order; deliveries one after the other. */
  add(deliveryId: number, { pairs, singles, none, heldOut }: RecordPairs): void {
    const { weights, reasons, splits } = this.#place(deliveryId);
    const given = [...pairs, ...singles];
    if (given.length > 0) {
      weights[this.#at] = given.reduce((sum, { weight }) => sum + weight, 0) / given.length;
      if (this.#splits) splits[this.#at] = heldOut ? 1 : 0;
    } else reasons[this.#at] = LEGEND.reasons.indexOf(none[0] ?? "no-preference");
    this.#at += 1;
  }

  /** Once, after the last record. */
  end(): OutcomeChunk[] {
    this.#close();
    return this.#chunks;
  }

  #place(deliveryId: number): OutcomeChunk {
    const open = this.#open;
    if (open && open.deliveryId === deliveryId && this.#at < OUTCOMES_PER_CHUNK) return open;
    const chunk = open?.deliveryId === deliveryId ? open.chunk + 1 : 0;
    this.#close();
    this.#at = 0;
    this.#open = {
      deliveryId,
      chunk,
      weights: new Float32Array(OUTCOMES_PER_CHUNK),
      reasons: new Uint8Array(OUTCOMES_PER_CHUNK).fill(NO_ENTRY),
      splits: new Uint8Array(OUTCOMES_PER_CHUNK).fill(NO_ENTRY),
      legend: LEGEND,
    };
    return this.#open;
  }

  #close(): void {
    if (!this.#open) return;
    const { weights, reasons, splits } = this.#open;
    const n = this.#at;
    this.#chunks.push({
      ...this.#open,
      weights: weights.slice(0, n),
      reasons: reasons.slice(0, n),
      splits: splits.slice(0, n),
    });
    this.#open = null;
  }
}
