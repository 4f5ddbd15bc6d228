import type { BurnDownWeek } from "#app/components/burn-down.tsx";
import type { WeekAmounts } from "#app/review/contract-standing.ts";

/**
 * Money added up week by week, in whole units of the currency. Delivered and accepted stop after the last week that has
 * any: what has not come is not yet, not a flat line.
 */
export function burnedDown(
  weeks: readonly (WeekAmounts & { batchId: string })[],
  minorPerMajor: number,
): BurnDownWeek[] {
  const lastDelivered = weeks.findLastIndex(({ delivered }) => delivered !== null);
  const lastAccepted = weeks.findLastIndex(({ accepted }) => accepted !== null);
  const sums = { planned: 0, delivered: 0, accepted: 0 };
  const major = (minor: number) => Math.round(minor / minorPerMajor);
  return weeks.map((week, i) => {
    sums.planned += week.planned.minor;
    sums.delivered += week.delivered?.minor ?? 0;
    sums.accepted += week.accepted?.minor ?? 0;
    return {
      label: `week ${week.week}`,
      planned: major(sums.planned),
      delivered: i <= lastDelivered ? major(sums.delivered) : null,
      accepted: i <= lastAccepted ? major(sums.accepted) : null,
      href: `/batches/${week.batchId}`,
    };
  });
}
