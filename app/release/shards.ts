/** Strata of weight: what becomes one file each when weights leave as shards. */

export interface WeightStratum {
  /** Also its name in the address and the file name, e.g. "0.50" or "0.25-0.50". */
  part: string;
  /** Weights to two decimals: from ≤ w < below. The first begins at 0, the last has no end. */
  from: number;
  below: number;
  pairs: number;
  /** Mean weight of its pairs. */
  weight: number;
}

/** More files than this are of no use to a mixer. */
const MOST_STRATA = 8;

/**
 * One stratum per weight while there are at most eight; else eight of about as many pairs each.
 *
 * @param weights pairs by weight to two decimals, smallest first, as the manifest counts them
 */
export function weightStrata(weights: readonly { weight: number; pairs: number }[]): WeightStratum[] {
  const cuts = weights.length <= MOST_STRATA ? weights.map((one) => [one]) : cutEvenly(weights);
  return cuts.map((own, i) => {
    const pairs = own.reduce((sum, one) => sum + one.pairs, 0);
    const lowest = own[0]?.weight ?? 0;
    const highest = own.at(-1)?.weight ?? 0;
    return {
      part: lowest === highest ? lowest.toFixed(2) : `${lowest.toFixed(2)}-${highest.toFixed(2)}`,
      from: i === 0 ? 0 : lowest,
      below: cuts[i + 1]?.[0]?.weight ?? Number.POSITIVE_INFINITY,
      pairs,
      weight: own.reduce((sum, one) => sum + one.weight * one.pairs, 0) / Math.max(1, pairs),
    };
  });
}

function cutEvenly<T extends { pairs: number }>(weights: readonly T[]): T[][] {
  const total = weights.reduce((sum, { pairs }) => sum + pairs, 0);
  const cuts: T[][] = [];
  let before = 0;
  for (const one of weights) {
    const stratum = Math.min(MOST_STRATA - 1, Math.floor((before / total) * MOST_STRATA));
    cuts[stratum] = [...(cuts[stratum] ?? []), one];
    before += one.pairs;
  }
  // A weight that many pairs share fills more than one cut, and leaves the next one empty.
  return cuts.filter((cut) => cut !== undefined);
}

/**
 * What a mixer draws from each stratum: in proportion to rows × weight.
 *
 * @param weights pairs by weight of the rows that are mixed: all, or those of one side of a split
 */
export function mixingShares(
  strata: readonly WeightStratum[],
  weights: readonly { weight: number; pairs: number }[],
): number[] {
  const masses = strata.map(({ from, below }) =>
    weights.reduce((sum, { weight, pairs }) => sum + (weight >= from && weight < below ? weight * pairs : 0), 0),
  );
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  return masses.map((mass) => (total > 0 ? mass / total : 0));
}
