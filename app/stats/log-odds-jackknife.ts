import { deleteGroupJackknife } from "./delete-group-jackknife.ts";
import type { Interval } from "./interval.ts";
import { fromLogOdds, logOdds } from "./log-odds.ts";

/** Of a statistic from its values without each group: `deleteGroupJackknife` or one that minds its bias. */
export type Jackknife = (value: number, leftOut: readonly number[]) => Interval | null;

/**
 * 95 % interval of a share by a jackknife on the scale of ln(p / (1 - p)), where shares near 0 and 1 spread evenly. It holds
 * the value also where that is nearer to 0 or 1 than the scale reaches (0.001).
 *
 * @returns null where the jackknife has too few groups.
 */
export function logOddsJackknife(
  value: number,
  leftOut: readonly number[],
  jackknife: Jackknife = deleteGroupJackknife,
): Interval | null {
  const odds = jackknife(
    logOdds(value),
    leftOut.map((one) => logOdds(one)),
  );
  return odds && { low: Math.min(value, fromLogOdds(odds.low)), high: Math.max(value, fromLogOdds(odds.high)) };
}
