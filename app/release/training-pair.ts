/**
 * A training pair, and why something gives none.
 *
 * By item (the default): one pair per two responses of the item; the consensus is the weighted mean strength, its sign
 * says which response is chosen, its size is the margin. By judgment: one pair per kept comparison. What yields no pair
 * is counted under a reason. A tie, both bad, or a consensus of exactly 0 never becomes a preference: exported, it would
 * read as one that nobody has. Ties may be kept with a soft label of 0.5, for the formats that can hold one.
 *
 * Gold items are held out unless asked for: they are hidden test items, and a model trained on them would be tested on
 * what it has seen.
 */
import type { ItemRecord } from "#app/domain/record.ts";

export const PAIR_UNITS = ["item", "judgment"] as const;
export type PairUnit = (typeof PAIR_UNITS)[number];

/** Which pairs a ranking, rating or choice of more than two responses becomes. */
export const PAIRINGS = ["all", "best-random", "best-worst"] as const;
export type Pairing = (typeof PAIRINGS)[number];

export const PAIRING_CHOICES: Record<Pairing, { title: string; about: string }> = {
  all: {
    title: "All pairs",
    about: "K(K − 1)/2 pairs of one prompt: correlated, so keep them in one batch of training.",
  },
  "best-random": {
    title: "Best against a random worse one",
    about: "One pair per item. Which one is drawn by the id of the record and the seed.",
  },
  "best-worst": { title: "Best against worst", about: "One pair per item: the easiest one to tell apart." },
};

export const TIE_POLICIES = ["drop", "soft"] as const;
export type TiePolicy = (typeof TIE_POLICIES)[number];

export const TIE_CHOICES: Record<TiePolicy, { title: string; about: string }> = {
  drop: { title: "Leave ties out", about: "They are counted as ties." },
  soft: {
    title: "Keep ties with a soft label of 0.5",
    about:
      "Only in formats that hold a soft label: generic JSONL and Parquet. No other format ever shows them as chosen and rejected.",
  },
};

/** Where `label_prob`, the probability that the chosen response is the better one, comes from. */
export const SOFT_LABELS = ["none", "strength", "votes"] as const;
export type SoftLabel = (typeof SOFT_LABELS)[number];

export const SOFT_LABEL_CHOICES: Record<SoftLabel, { title: string; about: string }> = {
  none: { title: "No soft label", about: "The size of the weighted mean strength is the margin." },
  strength: { title: "From strength", about: "label_prob = 0.5 + margin / 2." },
  votes: {
    title: "From consensus",
    about:
      "label_prob is the weighted share of the judgments that prefer the chosen response, ties half; at least 0.5.",
  },
};

export interface PairOptions {
  unit: PairUnit;
  includeGold: boolean;
  pairing: Pairing;
  ties: TiePolicy;
  softLabel: SoftLabel;
  /** For what is drawn at random. */
  seed: number;
}

export const DEFAULT_PAIR_OPTIONS: PairOptions = {
  unit: "item",
  includeGold: false,
  pairing: "all",
  ties: "drop",
  softLabel: "none",
  seed: 1,
};

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
  "earlier-turn": "Only the last turn of its conversation is kept.",
} as const;
export type NoPairReason = keyof typeof NO_PAIR_REASONS;

export interface TrainingPair {
  record: ItemRecord;
  /** Positions in `record.responses`. */
  chosen: number;
  rejected: number;
  /** Signed strength in [-1, +1]; negative prefers the response shown earlier. Weighted mean over `votes`. */
  consensus: number;
  /** Size of the consensus, in (0, 1]; 0 only for a tie that is kept, whose sides are then in display order. */
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

/** Thumbs on one response: what trainers of unpaired feedback and of steps read. */
export interface TrainingSingle {
  record: ItemRecord;
  /** Position in `record.responses`. */
  response: number;
  /** The weighted majority of its thumbs; an even vote gives none. */
  label: boolean;
  /** Mean weight of the thumbs that count. */
  weight: number;
  /** Index into `record.judgments` of the first of them. */
  judgment: number;
}

/** The tag of an item whose responses are the steps of one solution, in order, each with thumbs. */
export const STEPS_TAG = "steps";

export interface PairResult {
  pairs: TrainingPair[];
  singles: TrainingSingle[];
  /** One per item, pair of responses or judgment that gives no pair. */
  none: NoPairReason[];
  /** How many weights this record used: where the next record's begin. */
  rows: number;
}
