import { logGamma } from "./log-gamma.ts";

/**
 * The regularised upper incomplete gamma function Q(a, x) for a > 0, x >= 0; about 1e-13. It is the upper tail of the gamma
 * and, at (df / 2, x / 2), of the chi-square distribution.
 *
 * A series below a + 1, a continued fraction (Lentz) above. Source: DLMF 8.7.1 and 8.9.2.
 *
 * @example upperIncompleteGamma(1, 2) // exp(-2)
 */
export function upperIncompleteGamma(a: number, x: number): number {
  if (!(x > 0)) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? Math.max(0, 1 - front * series(a, x)) : front * fraction(a, x);
}

function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; k < 10_000 && term > sum * 1e-16; k += 1) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}

function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k < 10_000; k += 1) {
    const step = -k * (k - a);
    b += 2;
    d = 1 / awayFromZero(step * d + b);
    c = awayFromZero(b + step / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return value;
}

function awayFromZero(x: number): number {
  return Math.abs(x) < 1e-300 ? 1e-300 : x;
}
