/** Strata of weight: what becomes one file each when weights leave as shards. */

export interface WeightStratum {
  /** Also its name in the address and the file name, e.g. "0.50" or "0.25-0.50". */
  part: string;
  /** Weights to two decimals: from ≤ w < below. The first begins at 0, the last has no end. */
  from: number;
  below: number;
}

/** More files than this are of no use to a mixer. */
const MOST_STRATA = 8;

/** Rows of one weight, to two decimals. */
export interface WeightCount {
  weight: number;
  rows: number;
}

/**
 * One stratum per weight while there are at most eight; else eight of about as many rows each.
 *
 * @param weights smallest first
 */
export function weightStrata(weights: readonly WeightCount[]): WeightStratum[] {
  const cuts = weights.length <= MOST_STRATA ? weights.map((one) => [one]) : cutEvenly(weights);
  return cuts.map((own, i) => {
    const lowest = own[0]?.weight ?? 0;
    const highest = own.at(-1)?.weight ?? 0;
    return {
      part: lowest === highest ? lowest.toFixed(2) : `${lowest.toFixed(2)}-${highest.toFixed(2)}`,
      from: i === 0 ? 0 : lowest,
      below: cuts[i + 1]?.[0]?.weight ?? Number.POSITIVE_INFINITY,
    };
  });
}

function cutEvenly(weights: readonly WeightCount[]): WeightCount[][] {
  const total = weights.reduce((sum, { rows }) => sum + rows, 0);
  const cuts: WeightCount[][] = [];
  let before = 0;
  for (const one of weights) {
    const stratum = Math.min(MOST_STRATA - 1, Math.floor((before / total) * MOST_STRATA));
    cuts[stratum] = [...(cuts[stratum] ?? []), one];
    before += one.rows;
  }
  // A weight that many rows share fills more than one cut, and leaves the next one empty.
  return cuts.filter((cut) => cut !== undefined);
}

/**
 * What a mixer draws from each stratum: in proportion to rows × weight.
 *
 * @param weights of the rows that are mixed: all of a format, or those of one side of a split
 */
export function mixingShares(strata: readonly WeightStratum[], weights: readonly WeightCount[]): number[] {
  const masses = strata.map(({ from, below }) =>
    weights.reduce((sum, { weight, rows }) => sum + (weight >= from && weight < below ? weight * rows : 0), 0),
  );
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  return masses.map((mass) => (total > 0 ? mass / total : 0));
}
