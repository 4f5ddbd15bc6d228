/**
 * The worst-slice finder: every one- and two-way slice over all dimensions against the rest of the batch.
 *
 * For each measure the share in a slice is put against the share outside it: the difference with its 95 % interval, and
 * Fisher's exact p of the counts, both at the measure's design effect (prompts as clusters). Focused Benjamini-Hochberg at q = 0.05
 * over every slice of every measure tested, counting what is shown; differences are shrunk towards 0 (empirical Bayes over the measure's slices), because
 * the largest of a thousand is largest by luck as well. A slice of two dimensions is left out where one of them alone is
 * found and explains most of it.
 */
import type { BatchView } from "#app/metrics/batch-view.ts";
import { rowShare } from "#app/metrics/row-share.ts";
import { focusedBenjaminiHochberg } from "#app/stats/focused-benjamini-hochberg.ts";
import { normalCdf } from "#app/stats/normal-cdf.ts";
import { Z_95 } from "#app/stats/normal-quantile.ts";
import { shrinkToMean } from "#app/stats/shrink-to-mean.ts";
import type { Slice } from "./slice.ts";
import { type SliceDimension, sliceDimensions } from "./slice-dimensions.ts";
import { rowsOfFinding, SLICE_MEASURES, type SliceMeasure } from "./slice-measures.ts";
import { countedRows, type Tested, testedSlices } from "./tested-slices.ts";

export interface SliceFinding {
  measure: string;
  title: string;
  slice: Slice;
  /** Those judgments of the slice that the measure counts: as many as `n` says. */
  counted: Slice;
  n: number;
  value: number;
  /** The share outside the slice. */
  rest: number;
  difference: number;
  low: number;
  high: number;
  shrunken: number;
  /** Adjusted by Benjamini and Hochberg. */
  p: number;
}

export interface WorstSlices {
  findings: SliceFinding[];
  /** Slices tested, over all measures. */
  tested: number;
}

export const LEAST_IN_SLICE = 50;
const FALSE_DISCOVERIES = 0.05;
/** A parent slice explains its child from this share of the child's difference on. */
const EXPLAINS = 0.7;

export function worstSlices(view: BatchView, measures: readonly SliceMeasure[] = SLICE_MEASURES): WorstSlices {
  const dimensions = sliceDimensions(view);
  const all = measures.flatMap((measure) => {
    const score = measure.scoreOf(view);
    const whole = rowShare(view, score);
    if (!whole || whole.n < 2 * LEAST_IN_SLICE) return [];
    const rows = countedRows(view, score);
    const design = Math.max(1, whole.n / whole.effectiveN);
    const used = dimensions.filter(({ id }) => !measure.without.includes(id));
    const tested = testedSlices(rows, used, { least: LEAST_IN_SLICE, design });
    const { effects } = shrinkToMean(
      tested.map(({ difference }) => difference),
      tested.map(({ variance }) => variance),
      0,
    );
    return tested.map((one, i) => ({ measure, one, shrunken: effects[i] ?? 0 }));
  });
  const { kept, adjusted } = focusedBenjaminiHochberg(all.map(chanceOf), FALSE_DISCOVERIES, (found) =>
    unexplained(all, found),
  );
  return {
    findings: kept
      .flatMap((place, i) => {
        const candidate = all[place];
        return candidate ? [findingOf(view, candidate, dimensions, adjusted[i] ?? 1)] : [];
      })
      .sort((a, b) => Math.abs(b.shrunken) - Math.abs(a.shrunken) || b.n - a.n),
    tested: all.length,
  };
}

interface Candidate {
  measure: SliceMeasure;
  one: Tested;
  shrunken: number;
}

/** One-sided where only one way is bad: what is better than the rest is not searched for. */
function chanceOf({ measure, one }: Candidate): number {
  return measure.worse === "lower" ? normalCdf(one.z) : 2 * normalCdf(-Math.abs(one.z));
}

/** Places of the found that no found slice of one dimension explains. */
function unexplained(all: readonly Candidate[], found: readonly number[]): number[] {
  const key = (measure: SliceMeasure, { dimension, category }: Tested["cell"][number]) =>
    `${measure.id} ${dimension} ${category}`;
  const parents = new Map<string, number>();
  for (const place of found) {
    const { measure, one } = all[place] as Candidate;
    if (one.cell.length === 1) for (const where of one.cell) parents.set(key(measure, where), one.difference);
  }
  return found.filter((place) => {
    const { measure, one } = all[place] as Candidate;
    if (one.cell.length === 1) return true;
    return !one.cell.some((where) => (parents.get(key(measure, where)) ?? 0) / one.difference >= EXPLAINS);
  });
}

function findingOf(
  view: BatchView,
  { measure, one, shrunken }: Candidate,
  dimensions: readonly SliceDimension[],
  p: number,
): SliceFinding {
  const { cell, n, value, rest, difference, variance } = one;
  const slices = cell.map((one) => dimensions.find(({ id: other }) => other === one.dimension)?.slices[one.category]);
  const slice: Slice = Object.assign({}, ...slices);
  const half = Z_95 * Math.sqrt(variance);
  return {
    measure: measure.id,
    title: measure.title,
    slice,
    counted: rowsOfFinding(view, measure, slice),
    n,
    value,
    rest,
    difference,
    low: difference - half,
    high: difference + half,
    shrunken,
    p,
  };
}
