import { logGamma } from "./log-gamma.ts";

/** Above this mean the search takes longer than rejection does. */
const MOST_SEARCHED = 12;

/**
 * A draw from the Poisson distribution: by inversion for small means, by Hörmann's transformed rejection (PTRS) for others.
 * 0 for a mean of 0; two uniform numbers or fewer in most draws.
 *
 * Source: Hörmann, Insurance: Mathematics and Economics 12 (1993), 39-45.
 *
 * @example poisson(3, seededRandom(1)) // 0, 1, 2 …, 3 on average
 */
export function poisson(mean: number, random: () => number): number {
  return mean < MOST_SEARCHED ? byInversion(mean, random) : byRejection(mean, random);
}

function byInversion(mean: number, random: () => number): number {
  let left = random();
  let p = Math.exp(-mean);
  let k = 0;
  // The bound ends the search where rounding leaves more of `left` than of the distribution.
  while (left >= p && k < 100) {
    left -= p;
    k += 1;
    p *= mean / k;
  }
  return k;
}

function byRejection(mean: number, random: () => number): number {
  const logMean = Math.log(mean);
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const sure = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = random() - 0.5;
    const v = random();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= sure) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    if (Math.log((v * inverseAlpha) / (a / (us * us) + b)) <= k * logMean - mean - logGamma(k + 1)) return k;
  }
}
