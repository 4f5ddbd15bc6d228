/** The measures of an annotator week by week: points of a chart, and what its title may say of them. */
import type { SeriesPoint } from "#app/components/series.ts";
import { groupDigits, valueText } from "#app/domain/figure.ts";
import type { AnnotatorWeek } from "#app/review/annotator-profile.server.ts";
import { type Measure as Flagged, LEAST_ROWS } from "#app/review/stand-apart.ts";
import { familyWiseZ } from "#app/stats/family-wise-z.ts";
import { Z_95 } from "#app/stats/normal-quantile.ts";

type Estimate = { value: number; low: number; high: number; n: number } | null;

interface Measure {
  key: string;
  title: string;
  nUnit: string;
  /** By which somebody may stand apart; null where nobody is named. */
  flag: Flagged | null;
  of: (week: AnnotatorWeek) => Estimate;
}

export const MEASURES: Measure[] = [
  { key: "gold", title: "Gold accuracy", nUnit: "gold answers", flag: "gold", of: ({ row }) => row.gold },
  {
    key: "agreement",
    title: "Agreement with the others",
    nUnit: "shared comparisons",
    flag: "agreement",
    of: ({ row }) => row.agreement,
  },
  { key: "skill", title: "Skill", nUnit: "shared comparisons", flag: null, of: ({ row }) => row.skill },
  {
    key: "firstSide",
    title: "First side preferred",
    nUnit: "decided comparisons",
    flag: "firstSide",
    of: ({ row }) => row.firstSide,
  },
  {
    key: "longerWins",
    title: "Longer response preferred",
    nUnit: "comparisons",
    flag: "longerWins",
    of: ({ row }) => row.longerWins,
  },
  { key: "ties", title: "Ties", nUnit: "comparisons", flag: null, of: ({ row }) => row.ties },
];

/** Nothing judges an annotator but the test of who stands apart. */
export function pointOf(
  name: string,
  { of, flag, nUnit }: Measure,
  week: AnnotatorWeek,
  several: boolean,
): SeriesPoint {
  const estimate = of(week);
  const isApart = week.row.flags.some(({ measure }) => measure === flag);
  const few = estimate === null || estimate.n < LEAST_ROWS;
  return {
    label: several ? `${week.contract.slice(0, 3)} ${week.week}` : `week ${week.week}`,
    state: isApart ? "fail" : few ? "insufficient" : "accent",
    word: isApart ? "yes" : few ? `under ${LEAST_ROWS} rows` : "no",
    href: `/batches/${week.batchId}/records?annotator=${encodeURIComponent(name)}`,
    outcome: estimate
      ? { kind: "estimate", value: estimate.value, low: estimate.low, high: estimate.high, n: estimate.n, nUnit }
      : { kind: "not-enough", n: 0, needed: 1, nUnit },
  };
}

/** The two weeks furthest apart, where more than chance among so many weeks sets them apart and both have enough rows. */
export function changeOf({ title, of }: Measure, weeks: readonly AnnotatorWeek[], several: boolean): string {
  const known = weeks.flatMap((week) => {
    const estimate = of(week);
    return estimate ? [{ week: weekText(week, several), ...estimate }] : [];
  });
  const [first] = known;
  if (!first) return title;
  if (known.length === 1)
    return `${title} ${valueText(first.value, "share")} in ${first.week}, n ${groupDigits(first.n)}`;
  const enough = known.filter(({ n }) => n >= LEAST_ROWS);
  if (enough.length < 2) return `${title}: too few rows to tell a change`;
  const arms = enough.map((one) => ({ ...one, ...stretched(one, enough.length) }));
  const lowest = arms.reduce((least, one) => (one.high < least.high ? one : least));
  const highest = arms.reduce((most, one) => (one.low > most.low ? one : most));
  if (highest.low <= lowest.high) return `${title}: no change beyond chance`;
  return `${title}: ${at(lowest)} against ${at(highest)}`;
}

/**
 * Intervals that, where they do not meet, differ at 5 % among all pairs of the weeks (Bonferroni): two arms of z / √2 each
 * are one difference of z. Never shorter than the 95 % intervals that are drawn.
 */
function stretched({ value, low, high }: { value: number; low: number; high: number }, weeks: number) {
  const factor = Math.max(1, familyWiseZ((weeks * (weeks - 1)) / 2) / (Z_95 * Math.SQRT2));
  return { low: value - (value - low) * factor, high: value + (high - value) * factor };
}

function at({ week, value }: { week: string; value: number }): string {
  return `${valueText(value, "share")} in ${week}`;
}

/** "week 3", with its contract where the annotator worked under several. */
export function weekText(week: AnnotatorWeek | undefined, several: boolean): string {
  const text = `week ${week?.week}`;
  return several ? `${text} of ${week?.contract}` : text;
}
