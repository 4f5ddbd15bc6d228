/**
 * Annotators whose work differs from the others' by more than chance and more than honest people differ.
 *
 * For each measure the centre is the median annotator, weighted by judgments, so that a few bad ones cannot move it. The
 * hypothesis is that an annotator's true share lies within the measure's margin of the centre; its p-value is the exact
 * binomial tail at the margin, on at least LEAST_ROWS rows. Over all annotators and measures of a batch the p-values are
 * adjusted together (Benjamini and Hochberg): in a batch of honest people the chance that anybody is named is 5 % at most,
 * and of those named in any batch at most one in twenty is expected to be honest.
 */
import { groupDigits } from "#app/domain/figure.ts";
import type { AnnotatorRow, AnnotatorShare } from "#app/metrics/annotators/annotator-table.ts";
import { benjaminiHochberg } from "#app/stats/benjamini-hochberg.ts";
import { incompleteBeta } from "#app/stats/incomplete-beta.ts";

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
/** Under this many rows nobody is named, whatever they say. */
export const LEAST_ROWS = 20;
/** Share of those named who may be honest. */
const FALSE_DISCOVERIES = 0.05;
/** A centre of fewer annotators would be one of themselves. */
export const LEAST_ANNOTATORS = 5;

export interface Apart {
  name: string;
  judgments: number;
  found: { measure: Measure; value: number; n: number; centre: number }[];
}

/** Most judgments first. */
export function standApart(rows: readonly AnnotatorRow[]): Apart[] {
  const tests = MEASURES.flatMap((measure) => {
    const centre = centreOf(rows, measure);
    if (centre === null) return [];
    return rows.flatMap((row) => {
      const share = row[measure];
      if (!share || share.n < LEAST_ROWS) return [];
      const p = beyondMargin(share, centre, MEASURE_FACTS[measure]);
      return [{ name: row.name, found: { measure, value: share.value, n: share.n, centre }, p }];
    });
  });
  const adjusted = benjaminiHochberg(tests.map(({ p }) => p));
  const found = new Map<string, Apart["found"]>();
  for (const [i, test] of tests.entries())
    if ((adjusted[i] as number) <= FALSE_DISCOVERIES)
      found.set(test.name, [...(found.get(test.name) ?? []), test.found]);
  return rows.flatMap(({ name, judgments }) => {
    const own = found.get(name);
    return own ? [{ name, judgments, found: own }] : [];
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

/** Chance of a share this far out when the true one lies at the margin, the least favourable place that is no fault. */
function beyondMargin({ value, effectiveN }: AnnotatorShare, centre: number, facts: MeasureFacts): number {
  const [right, wrong] = [value * effectiveN, (1 - value) * effectiveN];
  const { margin, fault } = facts;
  const low = fault === "high" ? 1 : tail(right, wrong, centre - margin);
  const high = fault === "low" ? 1 : tail(wrong, right, 1 - (centre + margin));
  return Math.min(low, high);
}

/** P(at most `right` of right + wrong rows) where each is right with probability p; fractions by the beta function. */
function tail(right: number, wrong: number, p: number): number {
  if (p <= 0 || wrong <= 0) return 1;
  return incompleteBeta(1 - p, wrong, right + 1);
}
