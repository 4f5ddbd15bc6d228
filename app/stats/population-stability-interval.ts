import type { Interval } from "./interval.ts";
import { Z_95 } from "./normal-quantile.ts";
import { populationStabilityIndex, usedBins } from "./population-stability-index.ts";

/**
 * 95 % interval of the index between two samples of (effective) sizes n and m.
 *
 * Near no shift N·PSI, N = nm / (n + m), is chi-square with k - 1 degrees of freedom, so its root has standard error 1 and
 * k - 1 of it is mere sampling noise; farther out the error of the root follows from the delta method, which tends to the
 * same 1. Hence (sqrt(N·PSI) ± 1.96 s)² - (k - 1), over N, never below 0 and widened to hold the value itself.
 */
export function populationStabilityInterval(
  p: readonly number[],
  q: readonly number[],
  n: number,
  m: number,
): Interval {
  const value = populationStabilityIndex(p, q);
  const size = (n * m) / (n + m);
  const bins = usedBins(p, q);
  const root = Math.sqrt(value * size);
  const half = Z_95 * (value > 0 ? Math.sqrt((size * deltaVariance(bins, n, m)) / (4 * value)) : 1);
  const noise = bins.length - 1;
  const low = Math.max(0, Math.max(0, root - half) ** 2 - noise) / size;
  const high = Math.max(0, (root + half) ** 2 - noise) / size;
  return { low: Math.min(low, value), high: Math.max(high, value) };
}

/** Of the index itself, from the two multinomial samples. */
function deltaVariance(bins: readonly (readonly [number, number])[], n: number, m: number): number {
  const variance = (
    mass: (bin: readonly [number, number]) => number,
    slope: (bin: readonly [number, number]) => number,
  ) => {
    const mean = bins.reduce((sum, bin) => sum + mass(bin) * slope(bin), 0);
    return bins.reduce((sum, bin) => sum + mass(bin) * (slope(bin) - mean) ** 2, 0);
  };
  const ofP = variance(
    ([a]) => a,
    ([a, b]) => Math.log(a / b) - b / a,
  );
  const ofQ = variance(
    ([, b]) => b,
    ([a, b]) => Math.log(b / a) - a / b,
  );
  return ofP / n + ofQ / m;
}
