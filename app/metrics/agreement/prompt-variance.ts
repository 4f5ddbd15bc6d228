/** How an agreement coefficient varies from prompt to prompt. */
import { jackknifeVariance } from "#app/stats/jackknife-variance.ts";
import { type CountOf, mirrored, timesOf, upperTable } from "./pair-table.ts";
import type { UnitTable } from "./unit-table.ts";

/** Prompts up to which the coefficient is worked out without each: beyond, that tells nothing that its slopes do not. */
export const MOST_LEFT_OUT = 100;

export interface PromptVariance {
  variance: number;
  /** Prompts of equal weight that would count for as much (Kish). */
  worth: number;
}

/**
 * Variance with prompts as clusters, from two on. Of few prompts with several comparisons each by the delete-one jackknife,
 * since there chance agreement is a curved function of what a single prompt changes. Else, and where the coefficient is not
 * defined without some prompt, from the influences of prompts, the slope of the coefficient in each cell times what they put
 * there: with one comparison a prompt that is the published large-sample variance. The influences' squares are multiplied by
 * K / (K - 1) for prompts of unequal weight, K being their worth, as `ClusterSums` does.
 *
 * Coverage of quadratic κ by 360 comparisons of 12 prompts: 93 by the jackknife, 91 by slopes alone; where their numbers
 * vary (log-normal, sigma 1) 93, with slopes and 11 degrees of freedom 84.
 */
export function promptVariance(
  table: UnitTable,
  count: CountOf,
  gradient: Float64Array,
  of: (cells: Float64Array) => number | null,
): PromptVariance {
  const { squares, worth } = influences(table, count, gradient);
  const left = isLeftOutByPrompt(table.prompts, table.units) ? leftOutVariance(table, count, of) : null;
  return { variance: left ?? (squares * worth) / (worth - 1), worth };
}

/** Whether the coefficient is to be worked out without each prompt. */
export function isLeftOutByPrompt(prompts: number, comparisons: number): boolean {
  return prompts <= MOST_LEFT_OUT && comparisons > prompts;
}

function leftOutVariance(table: UnitTable, count: CountOf, of: (cells: Float64Array) => number | null): number | null {
  const { prompts, size } = table;
  const cells = size * size;
  const clusters = new Float64Array(prompts * cells);
  for (let p = 0; p < prompts; p += 1) clusters.set(upperTable(table, count, p, p + 1), p * cells);
  return jackknifeVariance((sums) => of(mirrored(withoutDust(sums), size)), clusters, cells)?.variance ?? null;
}

/** What only the prompt that is left out had is none, and not the rounding of a difference. */
function withoutDust(sums: Float64Array): Float64Array {
  const dust = 1e-12 * sums.reduce((total, one) => total + one, 0);
  return sums.map((one) => (one > dust ? one : 0));
}

function influences(table: UnitTable, count: CountOf, gradient: Float64Array): { squares: number; worth: number } {
  const { prompts, firstUnit, firstEntry, cell, share, raters, weight } = table;
  let [sum, squares, all, allSquares] = [0, 0, 0, 0];
  for (let p = 0; p < prompts; p += 1) {
    let [influence, own] = [0, 0];
    for (let u = firstUnit[p] as number; u < (firstUnit[p + 1] as number); u += 1) {
      let slope = 0;
      for (let e = firstEntry[u] as number; e < (firstEntry[u + 1] as number); e += 1)
        slope += (gradient[cell[e] as number] as number) * (share[e] as number);
      const times = (weight[u] as number) * timesOf(count, raters[u] as number);
      influence += slope * times;
      own += times;
    }
    sum += influence;
    squares += influence * influence;
    all += own;
    allSquares += own * own;
  }
  return { squares: Math.max(0, squares - sum ** 2 / prompts), worth: all ** 2 / allSquares };
}
