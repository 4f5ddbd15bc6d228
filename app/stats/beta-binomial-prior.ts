/** What is known of a rater before his answers are seen: his true share is drawn from Beta(mean · size, (1 - mean) · size). */
export interface BetaPrior {
  mean: number;
  /** Worth of the prior in rows. */
  size: number;
}

const MOST_ROUNDS = 50;

/**
 * The spread of true shares among raters, from their counts `k` of `n` rows (both may be fractional), by moments: the
 * intra-class correlation ρ = 1 / (1 + size) solves observed = expected scatter of the shares around their weighted mean,
 * with weights n / (1 + ρ(n - 1)) that are worked out again until they settle.
 *
 * People are never taken as closer to each other than `leastSpread` (standard deviation): no data prove them equal, and a
 * prior of infinite size would wipe out every finding. null with fewer than two raters with rows, or shares that are all 0
 * or all 1.
 *
 * Source: Kleinman, JASA 68 (1973), 46-54.
 */
export function betaBinomialPrior(k: ArrayLike<number>, n: ArrayLike<number>, leastSpread = 0.01): BetaPrior | null {
  const raters = Array.from({ length: k.length }, (_, i) => i).filter((i) => (n[i] as number) > 0);
  if (raters.length < 2) return null;
  const share = (i: number) => (k[i] as number) / (n[i] as number);
  let rho = 0;
  let mean = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const weight = (i: number) => (n[i] as number) / Math.max(1e-9, 1 + rho * ((n[i] as number) - 1));
    const total = sum(raters, weight);
    mean = sum(raters, (i) => weight(i) * share(i)) / total;
    const variance = mean * (1 - mean);
    if (!(variance > 1e-12)) return null;
    const scatter = sum(raters, (i) => weight(i) * (share(i) - mean) ** 2);
    const byChance = sum(raters, (i) => (weight(i) / (n[i] as number)) * (1 - weight(i) / total));
    const atMost = sum(raters, (i) => weight(i) * (1 - weight(i) / total));
    const found = (scatter - variance * byChance) / (variance * (atMost - byChance));
    const least = (leastSpread * leastSpread) / variance;
    const next = Math.min(0.95, Math.max(least, Number.isFinite(found) ? found : least));
    const settled = Math.abs(next - rho) < 1e-9;
    rho = next;
    if (settled) break;
  }
  return { mean, size: 1 / rho - 1 };
}

function sum(over: readonly number[], of: (i: number) => number): number {
  return over.reduce((total, i) => total + of(i), 0);
}
