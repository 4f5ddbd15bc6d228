/** Judgments that an imported reward model or judge contradicts, the surest contradictions first. */
import type { BatchView } from "#app/metrics/batch-view.ts";
import type { ScoreColumns } from "#app/metrics/metric.ts";
import { scoreMargin } from "#app/metrics/scores/score-comparisons.ts";
import type { LotUnit } from "./lot-units.ts";

/** How sure a reward model has to be that the other response is better. */
export const SURE = 0.9;

export interface Conflict {
  unit: LotUnit;
  /** score(other) - score(preferred), above 0. */
  margin: number;
}

/**
 * A reward model is fitted so that the logistic of a difference of scores is the probability of a preference: it contradicts
 * with confidence c from a difference of ln(c / (1 - c)) on. A judge's points have no such scale: there every difference
 * counts, and only the order of the list says which is larger.
 *
 * Source: Bradley and Terry (1952), as in Ouyang et al. 2022, equation 1.
 */
export function scoreConflicts(
  view: BatchView,
  set: ScoreColumns,
  units: readonly LotUnit[],
  confidence = SURE,
): Conflict[] {
  const least = set.kind === "reward" ? Math.log(confidence / (1 - confidence)) : 0;
  return units
    .flatMap((unit) => {
      const margin = -scoreMargin(view, set.values, unit.row);
      return margin > 0 && margin >= least ? [{ unit, margin }] : [];
    })
    .sort((a, b) => b.margin - a.margin || a.unit.row - b.unit.row);
}
