/**
 * One judgment as the comparisons it makes: the form that metrics, weights and exports read.
 *
 * Sign: negative prefers `first`. A judgment of a pair is one comparison; a K-way ranking, rating or choice is
 * K(K-1)/2 or K-1 of them, the first of which leads. Feedback on single responses is one row without `second`.
 * Both bad, both good and skip carry no strength; they are not ties.
 */
import type { ChoiceValue, GoldAnswer, JudgmentRecord } from "./record.ts";
import { degreeStrength, likertStrength, type TieKind } from "./strength.ts";

export interface Comparison {
  /** Positions, 0-based in display order; `first` < `second`. */
  first: number;
  second: number | null;
  /** In [-1, +1]; null when the judgment prefers neither and calls no tie. */
  strength: number | null;
  /**
   * Ordered category on the label's own scale, 0 = first much better: Likert value - 1; choice 0, 1, 2 (with degrees d
   * 0 … 2d); whole-number strength value + scale; thumbs 0 down, 1 up. -1 where the scale has no categories.
   */
  category: number;
  tie: TieKind;
  /** Exactly one comparison of a judgment leads: the sum of leads is the number of judgments. */
  lead: boolean;
}

/** "Neither response is valid" among the numbers of a strength scale, as HelpSteer writes it. Never averaged. */
export const NEITHER_VALID = -100;

/** Expects a checked judgment of an item with `responseCount` responses. Returns at least one comparison. */
export function normaliseJudgment(judgment: JudgmentRecord, responseCount: number): Comparison[] {
  switch (judgment.kind) {
    case "likert":
      return [pair(likertStrength(judgment.value, judgment.points), judgment.value - 1, judgment.tie_kind)];
    case "strength":
      return [strengthPair(judgment.value, judgment.scale, judgment.tie_kind)];
    case "choice":
      if (responseCount > 2) return choiceAmong(judgment, responseCount);
      return [choicePair(judgment.value, judgment.degree, judgment.degrees, judgment.tie_kind)];
    case "rating":
      return allPairs(responseCount, judgment.tie_kind, (i, j) => {
        const { values, min, max } = judgment;
        return ((values[j] ?? 0) - (values[i] ?? 0)) / (max - min);
      });
    case "ranking":
      return allPairs(responseCount, judgment.tie_kind, (i, j) =>
        Math.sign((judgment.ranks[i] ?? 0) - (judgment.ranks[j] ?? 0)),
      );
    case "thumbs":
      return [single(judgment.response ?? 0, judgment.value ? 1 : 0, judgment.tie_kind)];
    case "edit":
      if (judgment.preferred === undefined || responseCount < 2)
        return [single(judgment.preferred ?? 0, -1, undefined)];
      return preferredOverOthers(judgment.preferred, responseCount, 1, -1);
    case "spans":
      return [single(judgment.spans[0]?.response ?? 0, -1, judgment.tie_kind)];
    case "critique":
      return [single(0, -1, judgment.tie_kind)];
  }
}

/** Signed strength of the agreed answer to a pair; NaN when it prefers neither and is no tie. */
export function goldStrength(gold: GoldAnswer): number {
  return goldComparison(gold)?.strength ?? Number.NaN;
}

function goldComparison(gold: GoldAnswer): Comparison | null {
  const { kind, value } = gold;
  if (kind === "choice") return choicePair(value, gold.degree, gold.degrees, undefined);
  if (typeof value !== "number") return null;
  if (kind === "likert" && gold.points !== undefined)
    return pair(likertStrength(value, gold.points), value - 1, undefined);
  if (kind === "strength" && gold.scale !== undefined) return strengthPair(value, gold.scale, undefined);
  return null;
}

/** Whether the steps of a strength scale can be counted: whole, and few enough for a column of 16 bits. */
export function isStepped(scale: number): boolean {
  return Number.isInteger(scale) && scale <= 10_000;
}

function strengthPair(value: number, scale: number, tieKind: JudgmentRecord["tie_kind"]): Comparison {
  if (isNeitherValid(value, scale)) return pair(0, -1, "both_bad");
  const category = Number.isInteger(value) && isStepped(scale) ? value + scale : -1;
  return pair(value / scale, category, tieKind);
}

export function isNeitherValid(value: number, scale: number): boolean {
  return value === NEITHER_VALID && scale < -NEITHER_VALID;
}

function choicePair(
  value: ChoiceValue,
  degree: number | undefined,
  degrees: number | undefined,
  tieKind: JudgmentRecord["tie_kind"],
): Comparison {
  const levels = degrees ?? 1;
  const taken = degree ?? levels;
  if (value === "first" || value === 0) return pair(degreeStrength("first", taken, levels), levels - taken, tieKind);
  if (value === "second" || value === 1) return pair(degreeStrength("second", taken, levels), levels + taken, tieKind);
  if (value === "tie") return pair(0, levels, tieKind);
  return pair(0, -1, typeof value === "number" ? "skip" : value);
}

/** One of more than two: the chosen response beats each other one; a tie or both bad holds for every pair. */
function choiceAmong(judgment: JudgmentRecord & { kind: "choice" }, responseCount: number): Comparison[] {
  const { value, degree, degrees, tie_kind } = judgment;
  const chosen = value === "first" ? 0 : value === "second" ? 1 : value;
  const levels = degrees ?? 1;
  if (typeof chosen === "number" && (tie_kind === undefined || tie_kind === "tie"))
    return preferredOverOthers(chosen, responseCount, (degree ?? levels) / levels, levels);
  const tieKind = typeof chosen === "number" ? tie_kind : chosen === "tie" ? (tie_kind ?? "tie") : chosen;
  return allPairs(responseCount, tieKind, () => 0);
}

function preferredOverOthers(chosen: number, responseCount: number, size: number, levels: number): Comparison[] {
  const rows: Comparison[] = [];
  for (let other = 0; other < responseCount; other += 1) {
    if (other === chosen) continue;
    const strength = chosen < other ? -size : size;
    const category = levels < 0 ? -1 : Math.round(levels + strength * levels);
    const first = Math.min(chosen, other);
    const second = Math.max(chosen, other);
    rows.push({ first, second, strength, category, tie: "none", lead: rows.length === 0 });
  }
  return rows;
}

function allPairs(count: number, tieKind: JudgmentRecord["tie_kind"], strengthOf: (i: number, j: number) => number) {
  if (count < 2) return [single(0, -1, tieKind)];
  const rows: Comparison[] = [];
  for (let i = 0; i < count; i += 1)
    for (let j = i + 1; j < count; j += 1) {
      const { strength, tie } = pair(strengthOf(i, j), -1, tieKind);
      rows.push({ first: i, second: j, strength, category: -1, tie, lead: rows.length === 0 });
    }
  return rows;
}

function pair(strength: number, category: number, tieKind: JudgmentRecord["tie_kind"]): Comparison {
  if (tieKind !== undefined && tieKind !== "tie")
    return { first: 0, second: 1, strength: null, category: -1, tie: tieKind, lead: true };
  // -0 is a tie too, and must print and compare as 0.
  if (strength === 0) return { first: 0, second: 1, strength: 0, category, tie: "tie", lead: true };
  return { first: 0, second: 1, strength, category, tie: "none", lead: true };
}

function single(response: number, category: number, tieKind: JudgmentRecord["tie_kind"]): Comparison {
  return { first: response, second: null, strength: null, category, tie: tieKind ?? "none", lead: true };
}
