/** How disagreement is spread over comparisons: a few contested ones, or a little on every one. */
import type { UnitTable } from "./unit-table.ts";

const EDGES: readonly [number, string][] = [
  [1e-9, "comparisons where all agree"],
  [0.35, "comparisons where up to 35 % of the pairs disagree"],
  [0.55, "comparisons where 36 to 55 % disagree"],
  [1, "comparisons where more than 55 % disagree"],
];

/** Shares of comparisons by the share of their annotator pairs that differ; weights of comparisons play no part. */
export function disagreementSpread({ units, size, firstEntry, cell, share }: UnitTable): [string, number][] {
  const counts = EDGES.map(() => 0);
  for (let u = 0; u < units; u += 1) {
    let apart = 0;
    for (let e = firstEntry[u] as number; e < (firstEntry[u + 1] as number); e += 1) {
      const at = cell[e] as number;
      if (Math.floor(at / size) !== at % size) apart += share[e] as number;
    }
    const bin = EDGES.findIndex(([most]) => apart <= most + 1e-9);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return EDGES.map(([, name], bin) => [name, (counts[bin] ?? 0) / units]);
}
