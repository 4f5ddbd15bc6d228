/** Running sums over targets, from which the one-way intraclass correlation follows with any number of raters per target. */
export class OneWaySums {
  targets = 0;
  ratings = 0;
  /** Sums over targets of k², T² / k, T and of the squared ratings, T a target's total. */
  kk = 0;
  between = 0;
  total = 0;
  squares = 0;

  /** A target's number of ratings (or weight), their total and the sum of their squares; `times` = how often it counts. */
  add(k: number, total: number, squares: number, times = 1): void {
    this.targets += times;
    this.ratings += times * k;
    this.kk += times * k * k;
    this.between += (times * total * total) / k;
    this.total += times * total;
    this.squares += times * squares;
  }
}

/**
 * ICC(1,1): the share of the variance of single ratings that targets account for, each target with its own raters, their
 * number k_i varying: (BMS - WMS) / (BMS + (k0 - 1) WMS), k0 = (N - sum k_i² / N) / (n - 1). null without two targets,
 * without two ratings of a target, or where no ratings differ.
 *
 * Source: Shrout and Fleiss (1979); k0 of Donner, Int. Stat. Rev. 54 (1986) 67, for groups of different sizes.
 */
export function oneWayIcc({ targets, ratings, kk, between, total, squares }: Omit<OneWaySums, "add">): number | null {
  const withinDf = ratings - targets;
  if (targets < 2 || !(withinDf > 1e-9)) return null;
  const bms = (between - total ** 2 / ratings) / (targets - 1);
  const wms = Math.max(0, squares - between) / withinDf;
  const k0 = (ratings - kk / ratings) / (targets - 1);
  const variance = bms + (k0 - 1) * wms;
  return variance > 1e-12 * (1 + squares) ? (bms - wms) / variance : null;
}
