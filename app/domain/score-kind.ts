/** What an imported set of scores is. */

/** reward and judge: one score per response, higher is better. trait: one vote per item on which response has more of it. */
export const SCORE_KINDS = ["reward", "judge", "trait"] as const;
export type ScoreKind = (typeof SCORE_KINDS)[number];
