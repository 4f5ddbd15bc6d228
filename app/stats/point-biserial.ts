/** Weighted sums over rows of a number x and a yes-or-no y. */
export interface PointBiserialSums {
  w: number;
  x: number;
  xx: number;
  y: number;
  xy: number;
}

/**
 * Point-biserial correlation: Pearson's r of a number with a 0/1 variable. null where either never varies.
 *
 * Source: Tate, Annals of Mathematical Statistics 25 (1954) 603.
 *
 * @example x = 1, 2, 3, 4 and y = 0, 0, 1, 1 // 0.8944
 */
export function pointBiserial({ w, x, xx, y, xy }: PointBiserialSums): number | null {
  const varX = xx / w - (x / w) ** 2;
  const varY = (y / w) * (1 - y / w);
  if (!(w > 0) || !(varY > 1e-15) || !(varX > 1e-12 * (xx / w))) return null;
  const r = (xy / w - (x / w) * (y / w)) / Math.sqrt(varX * varY);
  return Math.min(1, Math.max(-1, r));
}
