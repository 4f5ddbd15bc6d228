/**
 * How much the true values behind several estimates differ, as a standard deviation: what their spread is more than their
 * own standard errors explain. 0 when chance alone explains it; null below two estimates with a positive variance.
 *
 * Source: DerSimonian and Laird, Controlled Clinical Trials 7 (1986) 177-188: tau² = (Q - (k - 1)) / (sum w - sum w² / sum w).
 *
 * @example betweenBatchDeviation([{ value: 0.8, variance: 0.0001 }, { value: 0.9, variance: 0.0001 }]) // 0.07
 */
export function betweenBatchDeviation(estimates: readonly { value: number; variance: number }[]): number | null {
  const usable = estimates.filter(({ variance }) => variance > 0 && Number.isFinite(variance));
  if (usable.length < 2) return null;
  const weights = usable.map(({ variance }) => 1 / variance);
  const sum = weights.reduce((total, w) => total + w, 0);
  const squares = weights.reduce((total, w) => total + w * w, 0);
  const mean = usable.reduce((total, { value }, i) => total + value * (weights[i] ?? 0), 0) / sum;
  const q = usable.reduce((total, { value }, i) => total + (weights[i] ?? 0) * (value - mean) ** 2, 0);
  return Math.sqrt(Math.max(0, (q - (usable.length - 1)) / (sum - squares / sum)));
}
