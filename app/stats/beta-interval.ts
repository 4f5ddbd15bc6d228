import { incompleteBeta } from "./incomplete-beta.ts";
import { wilsonInterval } from "./wilson-interval.ts";

/**
 * The equal-tailed interval of a Beta(a, b) variable that holds `1 - 2 tail` of it; a, b > 0. By halving from a bracket
 * around Wilson's interval at a + b rows; absolute error under 1e-9.
 *
 * @example betaInterval(1, 1, 0.025) // { low: 0.025, high: 0.975 }
 */
export function betaInterval(a: number, b: number, tail = 0.025): { low: number; high: number } {
  const near = wilsonInterval(a / (a + b), a + b, 2);
  return { low: quantile(a, b, tail, near.low), high: quantile(a, b, 1 - tail, near.high) };
}

function quantile(a: number, b: number, p: number, guess: number): number {
  let low = guess;
  let high = guess;
  for (let step = 0.01; low > 0 && incompleteBeta(low, a, b) > p; step *= 2) low = Math.max(0, low - step);
  for (let step = 0.01; high < 1 && incompleteBeta(high, a, b) < p; step *= 2) high = Math.min(1, high + step);
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
