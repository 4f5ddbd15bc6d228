/** Both sums after one point. */
export interface CusumPoint {
  up: number;
  down: number;
  isOut: boolean;
}

/**
 * Tabular cumulative sum: S+ = max(0, S+ + x - target - k) and S- = max(0, S- + target - k - x), both from 0; a point is out
 * when either is above h. k is half the shift worth finding; in units of the standard error of a point, k = 0.5 and h = 5
 * give one false alarm in 465 points.
 *
 * Source: Page, Biometrika 41 (1954) 100; NIST/SEMATECH e-Handbook 6.3.2.3.
 *
 * @example cusum([11, 12], { target: 10, k: 0.5, h: 1 }) // up 0.5, then 2.0, which is out
 */
export function cusum(x: readonly number[], { target, k, h }: { target: number; k: number; h: number }): CusumPoint[] {
  let up = 0;
  let down = 0;
  return x.map((value) => {
    up = Math.max(0, up + value - target - k);
    down = Math.max(0, down + target - k - value);
    return { up, down, isOut: up > h || down > h };
  });
}
