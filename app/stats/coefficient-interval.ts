import type { Interval } from "./interval.ts";
import { studentQuantile95 } from "./student-quantile.ts";
import { wilsonInterval } from "./wilson-interval.ts";

/** One different cluster of a million has a variance a million times this. */
const NO_SPREAD = 1e-12;

/**
 * 95 % interval of an agreement coefficient (kappa, alpha) from its cluster-robust variance, symmetric on the scale of
 * ln(1 - coefficient): 1 - (1 - value) · exp(± t · se / (1 - value)), t with (clusters - 1) degrees of freedom.
 * Of clusters of unequal weight `clusters` is how many of equal weight would count for as much (Kish).
 *
 * The coefficient is bounded by 1 and skewed near it; on this scale coverage at 200 units is 0.935 … 0.966 over two and
 * three raters, three and five categories and alpha 0.36 … 0.90, where value ± 1.96 se falls to 0.90.
 *
 * Without any disagreement the variance is 0 and means nothing. Then the lower end supposes as many disagreeing clusters as
 * Wilson's interval cannot exclude, and `chance`, the agreement expected by chance: 1 - (1 - low) / (1 - chance). Where all
 * clusters disagree in the same way it is 0 as well: as many are supposed to be in full agreement, or to be as far apart again.
 */
export function coefficientInterval(value: number, variance: number, clusters: number, chance: number): Interval {
  if (value >= 1 - 1e-12) return { low: 1 - (1 - wilsonInterval(1, clusters).low) / (1 - chance), high: 1 };
  const apart = 1 - value;
  if (variance <= NO_SPREAD / clusters) {
    const other = 1 - wilsonInterval(1, clusters).low;
    return { low: Math.min(value, Math.max(-1, value - other * apart)), high: value + other * apart };
  }
  const factor = Math.exp((studentQuantile95(clusters - 1) * Math.sqrt(variance)) / apart);
  return { low: 1 - apart * factor, high: 1 - apart / factor };
}
