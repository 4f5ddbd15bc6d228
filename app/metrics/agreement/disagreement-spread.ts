/** How disagreement is spread over comparisons: a few contested ones, or a little on every one. */
import type { UnitTable } from "./unit-table.ts";

const EDGES: readonly [number, string][] = [
  [0, "comparisons where all agree"],
  [0.35, "comparisons where up to 35 % of the pairs disagree"],
  [0.55, "comparisons where 36 to 55 % disagree"],
  [1, "comparisons where more than 55 % disagree"],
];

export interface Spread {
  name: string;
  /** Of all comparisons. */
  share: number;
  judgments: number;
  /** Parameters of the records screen. */
  params: string;
}

/** Comparisons by the share of their annotator pairs that differ; weights of comparisons play no part. */
export function disagreementSpread({ units, size, firstEntry, cell, share, raters }: UnitTable): Spread[] {
  const counts = EDGES.map(() => 0);
  const judgments = EDGES.map(() => 0);
  for (let u = 0; u < units; u += 1) {
    let apart = 0;
    for (let e = firstEntry[u] as number; e < (firstEntry[u + 1] as number); e += 1) {
      const at = cell[e] as number;
      if (Math.floor(at / size) !== at % size) apart += share[e] as number;
    }
    const bin = EDGES.findIndex(([most]) => apart <= most + 1e-9);
    counts[bin] = (counts[bin] ?? 0) + 1;
    judgments[bin] = (judgments[bin] ?? 0) + (raters[u] as number);
  }
  return EDGES.map(([most, name], bin) => ({
    name,
    share: (counts[bin] ?? 0) / units,
    judgments: judgments[bin] ?? 0,
    params: `${bin === 0 ? "" : `disagreeOver=${EDGES[bin - 1]?.[0]}&`}disagreeMax=${most}`,
  }));
}
