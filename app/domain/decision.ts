/**
 * The two axes of a batch decision. They are kept apart because data can be payable yet useless to train on (a stale
 * checkpoint), or trainable after exclusions yet owed a credit. Each list runs from best to worst.
 */

export const COMMERCIAL = ["accept", "accept_with_credit", "hold", "rework", "reject"] as const;
export type Commercial = (typeof COMMERCIAL)[number];

export const TRAINING = ["include", "reweight", "quarantine", "drop"] as const;
export type Training = (typeof TRAINING)[number];

export interface Choice {
  title: string;
  /** One sentence. */
  meaning: string;
}

/** What is owed. */
export const COMMERCIAL_CHOICES: Record<Commercial, Choice & { payable: boolean }> = {
  accept: { title: "Accept", meaning: "The accepted units are payable in full.", payable: true },
  accept_with_credit: {
    title: "Accept with credit",
    meaning: "The accepted units are payable less a credit.",
    payable: true,
  },
  hold: { title: "Hold", meaning: "The evidence is not enough to judge; nothing is payable yet.", payable: false },
  rework: {
    title: "Rework",
    meaning: "The batch goes back to the vendor; nothing is payable until a corrected delivery passes.",
    payable: false,
  },
  reject: { title: "Reject", meaning: "The batch is refused and not payable.", payable: false },
};

/** What is used. */
export const TRAINING_CHOICES: Record<Training, Choice & { usable: boolean }> = {
  include: { title: "Include", meaning: "Every kept judgment trains with weight 1.", usable: true },
  reweight: {
    title: "Reweight",
    meaning: "The batch trains with exclusions or weights on some of its judgments.",
    usable: true,
  },
  quarantine: { title: "Quarantine", meaning: "Nothing trains; the data is kept for audit.", usable: false },
  drop: { title: "Drop", meaning: "Nothing trains, and the data is not used again.", usable: false },
};

export interface Axes {
  commercial: Commercial;
  training: Training;
}

/** The worse choice on each axis by itself. */
export function worseAxes(a: Axes, b: Axes): Axes {
  return {
    commercial: worse(COMMERCIAL, a.commercial, b.commercial),
    training: worse(TRAINING, a.training, b.training),
  };
}

/** Positive when `a` is worse: first by what is owed, then by what is used. */
export function compareAxes(a: Axes, b: Axes): number {
  const commercial = COMMERCIAL.indexOf(a.commercial) - COMMERCIAL.indexOf(b.commercial);
  return commercial || TRAINING.indexOf(a.training) - TRAINING.indexOf(b.training);
}

function worse<T>(order: readonly T[], a: T, b: T): T {
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}
