/** Any agreement coefficient of a view from its table of units, with its cluster-robust interval. */
import { coefficientInterval } from "#app/stats/coefficient-interval.ts";
import { symmetricGradient } from "#app/stats/symmetric-gradient.ts";
import type { BatchView } from "../batch-view.ts";
import type { Counting, Detail, Outcome } from "../metric.ts";
import { FEWEST_PROMPTS, notComputable, notEnough } from "../outcomes.ts";
import { withoutAgreement } from "./overlap.ts";
import type { UnitTable } from "./unit-table.ts";

const PROMPTS = "prompts with two or more annotators";
export const ALL_ALIKE =
  "All shared comparisons have one and the same label: where nothing varies, agreement beyond chance is not defined.";

/** What a unit of r raters counts: once; its labels, r; its pairs, r (r - 1) / 2. */
export type CountOf = "unit" | "label" | "pair";

export interface Coefficient {
  count: CountOf;
  /** Prompts below which nothing is claimed; {@link FEWEST_PROMPTS} without it. */
  fewest?: number;
  /** Of the symmetric table of pairs (flat); null where it is undefined. */
  of(cells: Float64Array): { value: number; expected: number } | null;
  detail(cells: Float64Array): Detail;
}

/**
 * The table of all units gives the value, its gradient each unit's influence; the influences, summed by prompt, give the
 * variance. A bootstrap over prompts would cost a thousand passes for the same interval.
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
  const gradient = result && symmetricGradient(cells, table.size, (moved) => coefficient.of(moved)?.value ?? null);
  const fewest = coefficient.fewest ?? FEWEST_PROMPTS;
  if (!result || !gradient || table.prompts < fewest) {
    if (table.units < metric.minimumN) return notEnough(metric, table.units);
    if (table.prompts < fewest) return notEnough({ minimumN: fewest, nUnit: PROMPTS }, table.prompts);
    return notComputable(ALL_ALIKE);
  }
  const variance = varianceOf(table, coefficient.count, gradient);
  const { low, high } = coefficientInterval(result.value, variance, table.prompts, result.expected);
  const detail = coefficient.detail(cells);
  return { kind: "estimate", value: result.value, low, high, n: table.units, nUnit: metric.nUnit, detail };
}

/** All units' pairs of labels, symmetric and flat. */
export function pairTable({ size, units, firstEntry, cell, share, raters, weight }: UnitTable, count: CountOf) {
  const cells = new Float64Array(size * size);
  for (let u = 0; u < units; u += 1) {
    const times = (weight[u] as number) * timesOf(count, raters[u] as number);
    for (let e = firstEntry[u] as number; e < (firstEntry[u + 1] as number); e += 1)
      cells[cell[e] as number] = (cells[cell[e] as number] as number) + times * (share[e] as number);
  }
  for (let a = 0; a < size; a += 1)
    for (let b = a + 1; b < size; b += 1) {
      const half = (cells[a * size + b] as number) / 2;
      cells[a * size + b] = half;
      cells[b * size + a] = half;
    }
  return cells;
}

function varianceOf(table: UnitTable, count: CountOf, gradient: Float64Array): number {
  const { prompts, firstUnit, firstEntry, cell, share, raters, weight } = table;
  let sum = 0;
  let squares = 0;
  for (let p = 0; p < prompts; p += 1) {
    let influence = 0;
    for (let u = firstUnit[p] as number; u < (firstUnit[p + 1] as number); u += 1) {
      let own = 0;
      for (let e = firstEntry[u] as number; e < (firstEntry[u + 1] as number); e += 1)
        own += (gradient[cell[e] as number] as number) * (share[e] as number);
      influence += own * (weight[u] as number) * timesOf(count, raters[u] as number);
    }
    sum += influence;
    squares += influence * influence;
  }
  return (prompts / (prompts - 1)) * Math.max(0, squares - sum ** 2 / prompts);
}

function timesOf(count: CountOf, raters: number): number {
  if (count === "unit") return 1;
  return count === "label" ? raters : (raters * (raters - 1)) / 2;
}
