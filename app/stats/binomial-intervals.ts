import { incompleteBeta } from "./incomplete-beta.ts";
import type { Interval } from "./interval.ts";
import { normalCdf } from "./normal-cdf.ts";
import { normalQuantile, Z_95 } from "./normal-quantile.ts";

/**
 * Other published 95 % intervals for x successes in n, to hold reports of others against: the house uses Wilson's
 * (`wilson-interval.ts`) and, where the claim must hold, the exact one (`clopper-pearson-interval.ts`). `wald`, the textbook's
 * share ± 1.96 se, and the three on a transformed scale have no width at 0 and n. Bounds of `wald` and `agresti-coull` may
 * leave [0, 1], as published.
 *
 * Source: Brown, Cai and DasGupta, Stat. Sci. 16 (2001) 101; continuity correction as in R's prop.test.
 *
 * @example BINOMIAL_INTERVALS["agresti-coull"](18, 20) // { low: 0.6868, high: 0.9843 }
 */
export const BINOMIAL_INTERVALS = {
  wald: (x: number, n: number): Interval => around(x / n, Z_95 * Math.sqrt(((x / n) * (1 - x / n)) / n)),
  "agresti-coull": (x: number, n: number): Interval => {
    const size = n + Z_95 ** 2;
    const share = (x + Z_95 ** 2 / 2) / size;
    return around(share, Z_95 * Math.sqrt((share * (1 - share)) / size));
  },
  "wilson-continuity": (x: number, n: number): Interval => {
    const shift = Math.min(0.5, Math.abs(x - n / 2)) / n;
    return {
      low: x / n <= shift ? 0 : Math.max(0, wilsonBound(x / n - shift, n, -1)),
      high: x / n + shift >= 1 ? 1 : Math.min(1, wilsonBound(x / n + shift, n, 1)),
    };
  },
  logit: (x: number, n: number): Interval =>
    transformed(x, n, {
      to: (p) => Math.log(p / (1 - p)),
      slope: (p) => 1 / (p * (1 - p)),
      back: (y) => 1 / (1 + Math.exp(-y)),
    }),
  probit: (x: number, n: number): Interval =>
    transformed(x, n, {
      to: normalQuantile,
      slope: (p) => Math.sqrt(2 * Math.PI) * Math.exp(normalQuantile(p) ** 2 / 2),
      back: normalCdf,
    }),
  "log-log": (x: number, n: number): Interval =>
    transformed(x, n, {
      to: (p) => Math.log(-Math.log(p)),
      slope: (p) => 1 / (p * Math.log(p)),
      back: (y) => Math.exp(-Math.exp(y)),
    }),
  "likelihood-ratio": (x: number, n: number): Interval => {
    const share = x / n;
    const apart = (p: number) => 2 * (part(x, share, p) + part(n - x, 1 - share, 1 - p)) - Z_95 ** 2;
    return {
      low: x === 0 ? 0 : crossing((p) => -apart(p), 0, share),
      high: x === n ? 1 : crossing(apart, share, 1),
    };
  },
  /** The middle 95 % of the posterior under Jeffreys' prior. */
  jeffreys: (x: number, n: number): Interval => {
    const quantile = (mass: number) => crossing((p) => incompleteBeta(p, x + 0.5, n - x + 0.5) - mass, 0, 1);
    return { low: quantile(0.025), high: quantile(0.975) };
  },
} as const;

function around(centre: number, half: number): Interval {
  return { low: centre - half, high: centre + half };
}

function wilsonBound(share: number, n: number, side: -1 | 1): number {
  const zz = Z_95 ** 2;
  const root = Math.sqrt(Math.max(0, (share * (1 - share)) / n + zz / (4 * n * n)));
  return (share + zz / (2 * n) + side * Z_95 * root) / (1 + zz / n);
}

interface Scale {
  to(p: number): number;
  slope(p: number): number;
  back(y: number): number;
}

function transformed(x: number, n: number, { to, slope, back }: Scale): Interval {
  const share = x / n;
  if (x === 0 || x === n) return { low: share, high: share };
  const half = Z_95 * Math.abs(slope(share)) * Math.sqrt((share * (1 - share)) / n);
  const ends = [back(to(share) - half), back(to(share) + half)];
  return { low: Math.min(...ends), high: Math.max(...ends) };
}

function part(count: number, share: number, p: number): number {
  return count === 0 ? 0 : count * Math.log(share / p);
}

/** Where an increasing function crosses zero between two points. */
function crossing(increasing: (p: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (increasing(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
