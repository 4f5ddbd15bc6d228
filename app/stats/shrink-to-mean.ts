/**
 * Empirical-Bayes shrinkage of many noisy effects: each is pulled towards the mean of all by the share of its variance
 * that is noise. The variance between effects, tau², is DerSimonian and Laird's; where all spread is noise, all effects
 * become the mean. So the largest of a thousand small slices stops being the largest by luck alone.
 *
 * `towards` fixes the centre (0: "no different from the rest") instead of the precision-weighted mean. Variances must be > 0.
 *
 * Source: DerSimonian and Laird, Controlled Clinical Trials 7 (1986) 177; Efron and Morris, JASA 70 (1975) 311.
 *
 * @example shrinkToMean([0.2, -0.2], [0.01, 0.01], 0) // tauSquared 0.03, effects [0.15, -0.15]
 */
export function shrinkToMean(
  effects: ArrayLike<number>,
  variances: ArrayLike<number>,
  towards?: number,
): { effects: Float64Array; tauSquared: number; centre: number } {
  let w = 0;
  let wx = 0;
  let ww = 0;
  for (let i = 0; i < effects.length; i += 1) {
    const precision = 1 / (variances[i] ?? 1);
    w += precision;
    ww += precision * precision;
    wx += precision * (effects[i] ?? 0);
  }
  const centre = towards ?? (w > 0 ? wx / w : 0);
  let q = 0;
  for (let i = 0; i < effects.length; i += 1) q += ((effects[i] ?? 0) - centre) ** 2 / (variances[i] ?? 1);
  const known = towards !== undefined;
  const excess = q - (effects.length - (known ? 0 : 1));
  const tauSquared = Math.max(0, excess / (known ? w : w - ww / w)) || 0;
  const shrunken = Float64Array.from(effects, (effect, i) => {
    const noise = variances[i] ?? 1;
    return centre + ((effect - centre) * tauSquared) / (tauSquared + noise);
  });
  return { effects: shrunken, tauSquared, centre };
}
