/**
 * A training pair, and why something gives none.
 *
 * By item (the default): one pair per two responses of the item; the consensus is the weighted mean strength, its sign
 * says which response is chosen, its size is the margin. By judgment: one pair per kept comparison. What yields no pair
 * is counted under a reason. A tie, both bad, or a consensus of exactly 0 never becomes a pair: exported, it would read
 * as a preference that nobody has.
 *
 * Gold items are held out unless asked for: they are hidden test items, and a model trained on them would be tested on
 * what it has seen.
 */
import type { ItemRecord } from "#app/domain/record.ts";

export const PAIR_UNITS = ["item", "judgment"] as const;
export type PairUnit = (typeof PAIR_UNITS)[number];

export interface PairOptions {
  unit: PairUnit;
  includeGold: boolean;
}

export const DEFAULT_PAIR_OPTIONS: PairOptions = { unit: "item", includeGold: false };

/** Why no pair; each says what was wrong with the item, the pair of responses or the judgment. */
export const NO_PAIR_REASONS = {
  gold: "Gold items are held out of training.",
  "awaiting-feedback": "The item has no judgment yet.",
  excluded: "Rules leave out every judgment of it.",
  "no-preference": "The kept judgments compare nothing: skipped, or feedback on single responses.",
  "both-bad": "The kept judgments call both responses bad, or both good, and prefer neither.",
  tie: "The kept judgments tie, or balance to exactly 0.",
  "identical-responses": "Both responses are the same text.",
  "empty-response": "One of the responses is empty.",
} as const;
export type NoPairReason = keyof typeof NO_PAIR_REASONS;

export interface TrainingPair {
  record: ItemRecord;
  /** Positions in `record.responses`. */
  chosen: number;
  rejected: number;
  /** Signed strength in [-1, +1]; negative prefers the response shown earlier. Weighted mean over `votes`. */
  consensus: number;
  /** Size of the consensus, in (0, 1]. */
  margin: number;
  /** Mean weight of `votes`. */
  weight: number;
  /** The kept comparisons behind it; ties count with strength 0. */
  votes: Vote[];
}

export interface Vote {
  /** Index into `record.judgments`. */
  judgment: number;
  strength: number;
  weight: number;
}

export interface PairResult {
  pairs: TrainingPair[];
  /** One per item, pair of responses or judgment that gives no pair. */
  none: NoPairReason[];
  /** How many weights this record used: where the next record's begin. */
  rows: number;
}
