import { incompleteBeta } from "./incomplete-beta.ts";

/** P(F <= x) for an F variable with d1 and d2 > 0 degrees of freedom, not necessarily whole. */
export function fCdf(x: number, d1: number, d2: number): number {
  return x <= 0 ? 0 : incompleteBeta((d1 * x) / (d1 * x + d2), d1 / 2, d2 / 2);
}

/** The x with P(F <= x) = p, 0 < p < 1, by halving on the scale of d1 x / (d1 x + d2). */
export function fQuantile(p: number, d1: number, d2: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, d1 / 2, d2 / 2) < p) low = middle;
    else high = middle;
  }
  const share = (low + high) / 2;
  return (d2 * share) / (d1 * (1 - share));
}
