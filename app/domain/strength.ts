/**
 * The one signed convention for preferences inside Assay.
 *
 * A *strength* s lies in [-1, +1]. Negative: the response shown first is preferred; positive: the later one; 0: a tie.
 * "Both bad", "both good" and "skip" are not ties: they carry no strength and are kept apart as a {@link TieKind}.
 */

export const JUDGMENT_KINDS = [
  "likert",
  "choice",
  "strength",
  "rating",
  "ranking",
  "thumbs",
  "edit",
  "spans",
  "critique",
] as const;
export type JudgmentKind = (typeof JUDGMENT_KINDS)[number];

export const TIE_KINDS = ["none", "tie", "both_bad", "both_good", "skip"] as const;
export type TieKind = (typeof TIE_KINDS)[number];

/** The label scale of a delivery: how many ordered categories, from "first much better" to "second much better". */
export interface Scale {
  kind: JudgmentKind;
  /** Number of ordered categories; category 0 prefers the first shown response most. */
  categories: number;
  /** Whether the middle category exists and means a tie. */
  hasTie: boolean;
}

/**
 * Likert 1…k with 1 = first much better. Odd k has a middle (tie); even k has none, so the two central points are the
 * weakest preferences, never 0.
 *
 * @example likertStrength(1, 5) // -1
 * @example likertStrength(4, 8) // -0.25
 */
export function likertStrength(value: number, points: number): number {
  if (points % 2 === 1) {
    const middle = (points + 1) / 2;
    return (value - middle) / (middle - 1);
  }
  const half = points / 2;
  return value <= half ? -(half - value + 1) / half : (value - half) / half;
}

/** Forced choice with a degree: 1 = negligibly … `degrees` = significantly better. */
export function degreeStrength(side: "first" | "second", degree: number, degrees: number): number {
  return ((side === "first" ? -1 : 1) * degree) / degrees;
}
