/** Rankings and ratings put together again from their comparisons. */
import { JUDGMENT_KINDS, type JudgmentKind } from "#app/domain/strength.ts";
import { type BatchView, NONE_U32 } from "../batch-view.ts";
import { eachItem } from "../rows.ts";

/** Of two responses a ranking is a choice, and raw agreement tells all. */
export const FEWEST_RANKED = 3;

export interface RankedItem {
  item: number;
  responses: number;
  /** Annotator numbers, ascending. */
  annotators: number[];
  /**
   * For each annotator the standing of each response: its mean difference from all responses of the item, of a rating in shares of
   * the scale. Higher is better; the level of a rating as a whole is lost in comparisons.
   */
  scores: number[][];
  weights: number[];
}

/**
 * Visits items that two or more named annotators ranked or rated in full. Several answers of an annotator are one, the first
 * row of each pair counting and the weights adding up.
 */
export function eachRankedItem(
  view: BatchView,
  kinds: readonly JudgmentKind[],
  visit: (ranked: RankedItem) => void,
  endPrompt: () => void,
): void {
  const { items, judgments, weight } = view;
  const wanted = kinds.map((kind) => JUDGMENT_KINDS.indexOf(kind));
  if (!judgments.kind.some((kind) => wanted.includes(kind))) return;
  eachItem(
    view,
    (item) => {
      const responses = (items.firstResponse[item + 1] as number) - (items.firstResponse[item] as number);
      const start = items.firstJudgment[item] as number;
      const end = items.firstJudgment[item + 1] as number;
      const pairs = (responses * (responses - 1)) / 2;
      if (pairs < 1 || end - start < 2 * pairs) return;
      const found = new Map<number, { strengths: Float64Array; filled: number; weight: number }>();
      for (let row = start; row < end; row += 1) {
        const annotator = judgments.annotator[row] as number;
        const strength = judgments.strength[row] as number;
        const w = weight[row] as number;
        if (!(w > 0) || annotator === NONE_U32 || Number.isNaN(strength)) continue;
        if (!wanted.includes(judgments.kind[row] as number)) continue;
        const [first, second] = [judgments.first[row] as number, judgments.second[row] as number];
        if (first >= responses || second >= responses) continue;
        const one = found.get(annotator) ?? {
          strengths: new Float64Array(responses ** 2).fill(2),
          filled: 0,
          weight: 0,
        };
        found.set(annotator, one);
        one.weight += w / pairs;
        if (one.strengths[first * responses + second] !== 2) continue;
        one.strengths[first * responses + second] = strength;
        one.strengths[second * responses + first] = -strength;
        one.filled += 1;
      }
      const complete = [...found].filter(([, { filled }]) => filled === pairs).sort(([a], [b]) => a - b);
      if (complete.length < 2) return;
      visit({
        item,
        responses,
        annotators: complete.map(([annotator]) => annotator),
        scores: complete.map(([, { strengths }]) => standings(strengths, responses)),
        weights: complete.map(([, one]) => one.weight),
      });
    },
    endPrompt,
  );
}

/** A negative strength of (i, j) prefers i. */
function standings(strengths: Float64Array, responses: number): number[] {
  return Array.from({ length: responses }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < responses; j += 1) if (j !== i) sum -= strengths[i * responses + j] as number;
    // Strengths are stored in 32 bits: equal standings must stay equal.
    return Math.round((sum / responses) * 1e5) / 1e5;
  });
}

export function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
