/** Any agreement coefficient of a view from its table of units, with its cluster-robust interval. */
import { coefficientInterval } from "#app/stats/coefficient-interval.ts";
import { symmetricGradient } from "#app/stats/symmetric-gradient.ts";
import type { BatchView } from "../batch-view.ts";
import type { Counting, Detail, Outcome } from "../metric.ts";
import { FEWEST_PROMPTS, notComputable, notEnough } from "../outcomes.ts";
import { withoutAgreement } from "./overlap.ts";
import { type CountOf, pairTable } from "./pair-table.ts";
import { promptVariance } from "./prompt-variance.ts";
import type { UnitTable } from "./unit-table.ts";

const PROMPTS = "prompts with two or more annotators";
export const ALL_ALIKE =
  "All shared comparisons have one and the same label: where nothing varies, agreement beyond chance is not defined.";

export interface Coefficient {
  count: CountOf;
  /** Prompts below which nothing is claimed; {@link FEWEST_PROMPTS} without it. */
  fewest?: number;
  /** Of the symmetric table of pairs (flat); null where it is undefined. */
  of(cells: Float64Array): { value: number; expected: number } | null;
  detail(cells: Float64Array): Detail;
}

/**
 * The table of all units gives the value; its gradient each unit's influence and, summed by prompt, the variance, or, of few
 * prompts, the tables without each of them. A bootstrap over prompts would cost a thousand passes for the same interval.
 */
export function measureCoefficient(
  metric: Counting,
  view: BatchView,
  table: UnitTable,
  coefficient: Coefficient,
): Outcome {
  if (table.units === 0) return withoutAgreement(metric, view);
  const cells = pairTable(table, coefficient.count);
  const result = coefficient.of(cells);
  const statistic = (moved: Float64Array) => coefficient.of(moved)?.value ?? null;
  const gradient = result && symmetricGradient(cells, table.size, statistic);
  const fewest = coefficient.fewest ?? FEWEST_PROMPTS;
  if (!result || !gradient || table.prompts < fewest) {
    if (table.units < metric.minimumN) return notEnough(metric, table.units);
    if (table.prompts < fewest) return notEnough({ minimumN: fewest, nUnit: PROMPTS }, table.prompts);
    return notComputable(ALL_ALIKE);
  }
  const { variance, worth } = promptVariance(table, coefficient.count, gradient, statistic);
  const { low, high } = coefficientInterval(result.value, variance, worth, result.expected);
  const detail = coefficient.detail(cells);
  return { kind: "estimate", value: result.value, low, high, n: table.units, nUnit: metric.nUnit, detail };
}
