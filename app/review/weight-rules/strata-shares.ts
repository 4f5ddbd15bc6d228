/** What share of the weight of the records each stratum holds, and whether stated shares can be reached. */
import { percentText } from "#app/domain/figure.ts";
import type { Weighing } from "./factor-kind.ts";

/**
 * Each record counts the mean weight of its judgments of the slice that are in, split evenly over those judgments, so that
 * a record judged three times counts once.
 *
 * @param places stratum of each row, `strata` = none of them.
 * @returns strata + 1 shares that sum to 1, the last one of all other rows; all 0 where nothing has weight.
 */
export function sharesOfRecords({ view, mask, weight }: Weighing, places: Uint16Array, strata: number): number[] {
  const { items } = view;
  const mass = new Float64Array(strata + 1);
  let total = 0;
  for (let item = 0; item < items.n; item += 1) {
    const [from, to] = [items.firstJudgment[item] as number, items.firstJudgment[item + 1] as number];
    let judged = 0;
    for (let row = from; row < to; row += 1) judged += mask[row] as number;
    for (let row = from; row < to; row += 1) {
      if (mask[row] === 0) continue;
      const own = (weight[row] as number) / judged;
      const place = places[row] as number;
      mass[place] = (mass[place] as number) + own;
      total += own;
    }
  }
  return Array.from(mass, (one) => (total > 0 ? one / total : 0));
}

/** A sentence, or null. `actual` as of {@link sharesOfRecords}. */
export function shareFault(
  targets: readonly { stratum: string; share: number }[],
  actual: readonly number[],
): string | null {
  const empty = targets.find((_, i) => !((actual[i] ?? 0) > 0));
  if (empty)
    return `nothing of “${empty.stratum}” is left, and no weight makes ${percentText(empty.share)} of nothing.`;
  const named = targets.reduce((sum, { share }) => sum + share, 0);
  const rest = actual.at(-1) ?? 0;
  if (rest > 0 && named > 0.999)
    return `the named shares come to 100 %, but ${percentText(rest)} of the weight lies in none of them; exclude the rest or leave it a share.`;
  if (rest === 0 && named < 0.999)
    return `the shares come to ${percentText(named)}, and nothing of the batch lies outside them.`;
  return null;
}
