/** What one chooses about a release besides its batches: how feedback becomes pairs, and what is held out. */
import { DEFAULT_PAIR_OPTIONS, type PairOptions } from "./training-pair.ts";

interface Choice {
  title: string;
  /** One sentence or two. */
  about: string;
}

/** What becomes of the turns of one conversation, each of which is an item of its own. */
export const TURN_POLICIES = ["each", "share", "last"] as const;
export type TurnPolicy = (typeof TURN_POLICIES)[number];

export const TURN_CHOICES: Record<TurnPolicy, Choice> = {
  each: { title: "Every turn, full weight", about: "A conversation of ten turns then counts ten times." },
  share: {
    title: "Every turn, one weight per conversation",
    about:
      "Each turn weighs 1 / turns, so that long conversations do not outweigh short ones. Leave it off where a rule of the decision divides by turns already.",
  },
  last: { title: "The last turn only", about: "Earlier turns are left out, and counted as such." },
};

/** The two sides of a release that holds something out. */
export const SPLITS = ["train", "held-out"] as const;
export type Split = (typeof SPLITS)[number];

/** Items held out of each batch, in whole groups. */
export interface SplitSize {
  /** At most so many items of a batch. */
  heldOut: number;
  /** And at most this share of them, so that a small batch still trains. */
  mostShare: number;
}

/** A thousand a batch, as Llama 2 held out; a tenth of a batch of fewer than ten thousand. */
export const DEFAULT_SPLIT: SplitSize = { heldOut: 1000, mostShare: 0.1 };

export interface ReleaseOptions extends PairOptions {
  turns: TurnPolicy;
  /** null: nothing is held out. */
  split: SplitSize | null;
}

/** Those of the releases that were made before there was a choice. */
export const DEFAULT_RELEASE_OPTIONS: ReleaseOptions = { ...DEFAULT_PAIR_OPTIONS, turns: "each", split: null };
