import type { Metric } from "../metric.ts";
import { counted, notEnough } from "../outcomes.ts";

const LISTED = 20;

export const nearDuplicates: Metric = {
  id: "near-duplicates",
  version: 1,
  title: "Near-duplicates in the batch",
  group: "integrity",
  unit: "share",
  better: "lower",
  about: "Share of items that are nearly another item of the batch: the same prompt and responses but for light edits.",
  formula:
    "Kept items in a cluster of two or more kept items / kept items, counted. A cluster joins items whose word 5-grams (prompt with context and responses; letters where words are not divided) have a Jaccard similarity of 0.8 or more. Candidates: MinHash, 14 bands × 8 rows; each is confirmed exactly. Exact copies count too.",
  source:
    "Shingles and bands as FineWeb (Penedo et al. 2024, datatrove): a pair at 0.8 is a candidate with probability 0.92. Lines: 3 % and 8 %, ours.",
  needs: [],
  nUnit: "items",
  minimumN: 1,
  lines: { warn: 0.03, fail: 0.08 },
  gate: false,
  counted: true,
  rows: "mark=near_duplicate",
  since: 2,
  measure: ({ items, keepItem }) => {
    const sizes = new Map<number, number>();
    let kept = 0;
    for (let i = 0; i < items.n; i += 1) {
      if (keepItem[i] !== 1) continue;
      kept += 1;
      const cluster = items.nearItem[i] as number;
      if (cluster > 0) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
    }
    if (kept === 0) return notEnough(nearDuplicates, 0);
    const clusters = [...sizes].filter(([, size]) => size > 1).sort(([, a], [, b]) => b - a);
    const near = clusters.reduce((sum, [, size]) => sum + size, 0);
    const largest = clusters.slice(0, LISTED);
    return counted(near / kept, kept, nearDuplicates.nUnit, {
      title: `The largest of ${clusters.length} clusters`,
      columns: ["cluster", "items", "share of items"],
      rows: largest.map(([, size], at) => [at + 1, size, size / kept]),
      rowParams: largest.map(([cluster]) => `cluster=${cluster}`),
    });
  },
};
