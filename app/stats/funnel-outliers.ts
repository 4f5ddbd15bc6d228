/** One rater in a funnel: his share and how many rows it stands on. */
export interface FunnelShare {
  value: number;
  n: number;
}

export interface Funnel {
  /** Median share, each weighing its rows. */
  centre: number;
  /** Standard deviation of true shares beyond chance; 0 when chance explains the scatter. */
  spread: number;
  /** Standard errors from the centre, chance and spread together. */
  z: number[];
}

const WINSORISED = 0.1;

/**
 * A funnel whose limits allow for people who truly differ: z = (share - centre) / sqrt(centre(1 - centre)/n + spread²). The
 * spread comes from the z-scores without it, after the outer tenth on each side was pulled in to the next, so that those
 * who are far out do not widen the limits that should catch them (DerSimonian and Laird's estimate on what is left).
 *
 * null for an empty list or a centre of 0 or 1.
 *
 * Source: Spiegelhalter, Quality and Safety in Health Care 14 (2005), 347-351.
 */
export function funnel(shares: readonly FunnelShare[]): Funnel | null {
  const centre = weightedMedian(shares);
  if (centre === null || centre <= 0 || centre >= 1) return null;
  const variances = shares.map(({ n }) => (centre * (1 - centre)) / n);
  const naive = shares.map(({ value }, i) => (value - centre) / Math.sqrt(variances[i] as number));
  const spread = Math.sqrt(spreadOf(winsorised(naive), variances));
  return {
    centre,
    spread,
    z: shares.map(({ value }, i) => (value - centre) / Math.sqrt((variances[i] as number) + spread ** 2)),
  };
}

/** The value below which half of the rows lie; null without any. */
export function weightedMedian(shares: readonly FunnelShare[]): number | null {
  const sorted = [...shares].sort((a, b) => a.value - b.value);
  const half = sorted.reduce((sum, { n }) => sum + n, 0) / 2;
  let passed = 0;
  for (const { value, n } of sorted) {
    passed += n;
    if (passed >= half) return value;
  }
  return null;
}

function winsorised(z: readonly number[]): number[] {
  const sorted = [...z].sort((a, b) => a - b);
  const out = Math.floor(sorted.length * WINSORISED);
  const [low, high] = [sorted[out] ?? 0, sorted[sorted.length - 1 - out] ?? 0];
  return z.map((one) => Math.min(high, Math.max(low, one)));
}

function spreadOf(z: readonly number[], variances: readonly number[]): number {
  const weights = variances.map((variance) => 1 / variance);
  const total = weights.reduce((sum, w) => sum + w, 0);
  const squares = weights.reduce((sum, w) => sum + w * w, 0);
  const excess = z.reduce((sum, one) => sum + one * one, 0) - (z.length - 1);
  const scale = total - squares / total;
  return scale > 0 ? Math.max(0, excess / scale) : 0;
}
