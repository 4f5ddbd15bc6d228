/**
 * Annotators whose work differs from the others' by more than chance and more than honest people differ.
 *
 * For each measure the centre is the median annotator, weighted by judgments, so that a few bad ones cannot move it. An
 * annotator stands apart when the whole 99.8 % Wilson interval lies beyond the centre by more than the measure's margin,
 * on at least 20 rows. Among a hundred honest annotators and four measures the interval alone would flag less than one.
 */
import { groupDigits } from "#app/domain/figure.ts";
import type { AnnotatorRow } from "#app/metrics/annotator-table.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";

export const MEASURES = ["gold", "agreement", "firstSide", "longerWins"] as const;
export type Measure = (typeof MEASURES)[number];

interface MeasureFacts {
  title: string;
  nUnit: string;
  /** How far honest annotators may lie from the centre. */
  margin: number;
  /** Which side of the centre is a fault. */
  fault: "low" | "both" | "high";
}

export const MEASURE_FACTS: Record<Measure, MeasureFacts> = {
  gold: { title: "gold accuracy", nUnit: "gold answers", margin: 0.08, fault: "low" },
  agreement: { title: "agreement with the others", nUnit: "shared comparisons", margin: 0.1, fault: "low" },
  firstSide: { title: "first side preferred", nUnit: "decided comparisons", margin: 0.12, fault: "both" },
  longerWins: {
    title: "longer response preferred",
    nUnit: "comparisons of unlike length",
    margin: 0.15,
    fault: "high",
  },
};

const Z_998 = 3.0902;
const LEAST_ROWS = 20;
/** A centre of fewer annotators would be one of themselves. */
const LEAST_ANNOTATORS = 5;

export interface Apart {
  name: string;
  judgments: number;
  found: { measure: Measure; value: number; n: number; centre: number }[];
}

/** Most judgments first. */
export function standApart(rows: readonly AnnotatorRow[]): Apart[] {
  const centres = new Map(MEASURES.map((measure) => [measure, centreOf(rows, measure)]));
  return rows.flatMap((row) => {
    const found = MEASURES.flatMap((measure) => {
      const share = row[measure];
      const centre = centres.get(measure);
      if (!share || centre === undefined || centre === null || share.n < LEAST_ROWS) return [];
      return isBeyond(share, centre, MEASURE_FACTS[measure])
        ? [{ measure, value: share.value, n: share.n, centre }]
        : [];
    });
    return found.length > 0 ? [{ name: row.name, judgments: row.judgments, found }] : [];
  });
}

/** Median over annotators with enough rows, each weighing its rows; null with too few of them. */
export function centreOf(rows: readonly AnnotatorRow[], measure: Measure): number | null {
  return medianShare(rows.flatMap((row) => row[measure] ?? []));
}

/** The same of any shares with their n. */
export function medianShare(all: readonly { value: number; n: number }[]): number | null {
  const shares = all.filter(({ n }) => n >= LEAST_ROWS);
  if (shares.length < LEAST_ANNOTATORS) return null;
  const sorted = shares.sort((a, b) => a.value - b.value);
  const half = sorted.reduce((sum, { n }) => sum + n, 0) / 2;
  let passed = 0;
  for (const { value, n } of sorted) {
    passed += n;
    if (passed >= half) return value;
  }
  return null;
}

/** @example "gold accuracy 0.610 (n 59) where the median annotator has 0.912" */
export function apartText({ found }: Apart): string {
  return found
    .map(({ measure, value, n, centre }) => {
      const { title } = MEASURE_FACTS[measure];
      return `${title} ${groupDigits(value, 3)} (n ${groupDigits(n)}) where the median annotator has ${groupDigits(centre, 3)}`;
    })
    .join("; ");
}

/** Binomial limits around a centre, for the funnel plot; `n` ascending, at least 1. */
export function funnelLimits(
  centre: number,
  most: number,
): { label: string; at: { n: number; low: number; high: number }[] }[] {
  const grid = Array.from({ length: 40 }, (_, i) => Math.max(1, Math.round(((i + 1) / 40) ** 2 * most * 1.06)));
  const level = (label: string, z: number) => ({
    label,
    at: [...new Set(grid)].map((n) => {
      const half = z * Math.sqrt((centre * (1 - centre)) / n);
      return { n, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
    }),
  });
  return [level("95 %", 1.96), level("99.8 %", Z_998)];
}

/** Outside the outer limits of {@link funnelLimits}, on enough rows to say so. */
export function beyondLimits({ value, n }: { value: number; n: number }, centre: number): boolean {
  return n >= LEAST_ROWS && Math.abs(value - centre) > Z_998 * Math.sqrt((centre * (1 - centre)) / n);
}

function isBeyond(
  { value, n }: { value: number; n: number },
  centre: number,
  { margin, fault }: MeasureFacts,
): boolean {
  const interval = wilsonInterval(value, n, Z_998);
  if (fault !== "high" && interval.high < centre - margin) return true;
  return fault !== "low" && interval.low > centre + margin;
}
