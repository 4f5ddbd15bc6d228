/**
 * The room of the model loop: what was trained on a release, what it scored, and what that says about the batches.
 *
 * Two runs are compared on one benchmark by their seeds: training again with another seed moves a score by as much as many
 * data sets do, so a claim needs the spread over seeds on both sides. Seeds are not paired: the same number does not make
 * two trainings on different data alike. Runs share the benchmark's items, so the interval is about these items.
 */
import type { Better, EvaluationUnit } from "#app/domain/training-run.ts";
import { differenceInterval } from "#app/stats/difference-interval.ts";
import { Z_95 } from "#app/stats/normal-quantile.ts";
import { welchDifference } from "#app/stats/welch-difference.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";

/** Fewer seeds than this a side and no claim is made, though the numbers are shown: two say next to nothing of a spread. */
export const FEWEST_SEEDS = 3;

export interface SeedScore {
  seed: number;
  value: number;
  n: number | null;
  standardError: number | null;
}

/** A run on one benchmark. */
export interface Scored {
  unit: EvaluationUnit;
  better: Better;
  scores: readonly SeedScore[];
}

export const CLAIMS = ["better", "worse", "no-difference", "too-few-seeds", "seeds-alike"] as const;
export type Claim = (typeof CLAIMS)[number];

export interface Comparison {
  /** Mean over seeds of a less that of b, turned so that more is better. */
  value: number;
  /** 95 %; null when neither seeds nor standard errors give one. */
  interval: { low: number; high: number } | null;
  /** What the interval covers: chance of the seeds, or of the benchmark's items alone. */
  basis: "seeds" | "items" | "nothing";
  seeds: { a: number; b: number };
  /** Two-sided, of no difference; with basis seeds only. */
  p: number | null;
  claim: Claim;
}

/** Both on the same benchmark, each with at least one seed. */
export function compareRuns(a: Scored, b: Scored): Comparison {
  const [more, less] = a.better === "higher" ? [a, b] : [b, a];
  const [up, down] = [valuesOf(more), valuesOf(less)];
  const seeds = { a: a.scores.length, b: b.scores.length };
  const enough = Math.min(seeds.a, seeds.b) >= FEWEST_SEEDS;
  const welch = enough ? welchDifference(up, down) : null;
  if (welch) {
    const { value, low, high, p } = welch;
    const claim = low > 0 ? "better" : high < 0 ? "worse" : "no-difference";
    return { value, interval: { low, high }, basis: "seeds", seeds, p, claim };
  }
  const [one, other] = [boundedOf(more), boundedOf(less)];
  const interval = one && other ? differenceInterval(one, other) : null;
  return {
    value: meanOf(up) - meanOf(down),
    interval: interval && { low: interval.low, high: interval.high },
    basis: interval ? "items" : "nothing",
    seeds,
    p: null,
    claim: enough ? "seeds-alike" : "too-few-seeds",
  };
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function valuesOf({ scores }: Scored): number[] {
  return scores.map(({ value }) => value);
}

/**
 * Mean over seeds with the sampling error of the benchmark's items: the given standard errors, else Wilson's interval of a
 * share. Seeds answer the same items, so more of them do not make it narrower. Results item by item are not known, so the
 * two runs cannot be paired on them, and the difference gets the wider interval of independent samples.
 */
function boundedOf(run: Scored) {
  const value = meanOf(valuesOf(run));
  const errors = run.scores.flatMap(({ standardError }) => standardError ?? []);
  if (errors.length === run.scores.length) {
    const half = Z_95 * meanOf(errors);
    return { value, low: value - half, high: value + half };
  }
  const sizes = run.scores.flatMap(({ n }) => n ?? []);
  if (run.unit !== "share" || sizes.length < run.scores.length) return null;
  return { value, ...wilsonInterval(value, Math.min(...sizes)) };
}
