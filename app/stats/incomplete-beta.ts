import { logGamma } from "./log-gamma.ts";

/**
 * The regularised incomplete beta function I_x(a, b): the distribution function of a beta variable, and with it the tails
 * of the binomial: P(X >= k) = I_p(k, n - k + 1). For a, b > 0 and x in [0, 1]; about 1e-13.
 *
 * Continued fraction by Lentz's method. Source: DLMF 8.17.22; Press et al., Numerical Recipes, section 6.4.
 *
 * @example incompleteBeta(0.5, 2, 2) // 0.5
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast only below the mean; above it, mirror. Once: by rounding both sides may lie above theirs.
  return x > (a + 1) / (a + b + 2) ? 1 - belowMean(1 - x, b, a) : belowMean(x, a, b);
}

function belowMean(x: number, a: number, b: number): number {
  const front = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  return (Math.exp(front) / a) * continuedFraction(x, a, b);
}

function continuedFraction(x: number, a: number, b: number): number {
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let c = 1;
  let value = d;
  for (let m = 1; m <= 10_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return value;
}

function awayFromZero(x: number): number {
  return Math.abs(x) < 1e-300 ? 1e-300 : x;
}
