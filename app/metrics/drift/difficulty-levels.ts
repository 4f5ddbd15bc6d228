/** Agreement of a batch by how demanding its prompts are, told from their length: what a planned curriculum is held against. */
import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { type ClusteredProportion, clusteredProportion } from "#app/stats/clustered-proportion.ts";
import { countingSort } from "#app/stats/counting-sort.ts";
import { unitTable } from "../agreement/unit-table.ts";
import type { BatchView } from "../batch-view.ts";

export interface DifficultyLevel {
  /** Comparisons decided by two or more annotators, and what they weigh. */
  n: number;
  weight: number;
  /** Answers to them. */
  judgments: number;
  /** null without a comparison. */
  agreement: ClusteredProportion | null;
}

/** Quartiles of the prompts' words over the comparisons that two or more annotators decided; fewer where lengths repeat. */
export function difficultyBounds(view: BatchView): number[] {
  const { promptWords } = view.items;
  const sorted = countingSort(unitTable(view, "decided").item.map((item) => promptWords[item] as number));
  const quartiles = [0.25, 0.5, 0.75].map((p) => sorted[Math.floor(p * (sorted.length - 1))] ?? 0);
  return [...new Set(quartiles)].filter((bound) => bound < (sorted.at(-1) ?? 0));
}

/**
 * Level k holds prompts of more than `bounds[k - 1]` and at most `bounds[k]` words. A prompt lies in one level with all its
 * comparisons, so that levels are independent of each other.
 */
export function difficultyLevels(view: BatchView, bounds: readonly number[]): DifficultyLevel[] {
  const { prompts, firstUnit, firstEntry, cell, share, item, raters, weight, size } = unitTable(view, "decided");
  const words = wordsOfItems(view);
  const levels = Array.from({ length: bounds.length + 1 }, () => ({
    ...{ sums: new ClusterSums(), n: 0, pairs: 0, judgments: 0 },
  }));
  for (let p = 0; p < prompts; p += 1) {
    const own = words[item[firstUnit[p] as number] as number] as number;
    let place = 0;
    while (place < bounds.length && own > (bounds[place] as number)) place += 1;
    const level = levels[place];
    if (!level) continue;
    for (let u = firstUnit[p] as number; u < (firstUnit[p + 1] as number); u += 1) {
      let same = 0;
      for (let e = firstEntry[u] as number; e < (firstEntry[u + 1] as number); e += 1)
        if ((cell[e] as number) % (size + 1) === 0) same += share[e] as number;
      level.sums.add(same, weight[u] as number);
      level.n += 1;
      level.judgments += raters[u] as number;
      level.pairs += ((raters[u] as number) * ((raters[u] as number) - 1)) / 2;
    }
    level.sums.endCluster();
  }
  return levels.map(({ sums, n, pairs, judgments }) => ({
    ...{ n, judgments, weight: sums.w, agreement: clusteredProportion(sums, pairs) },
  }));
}

/** Words of each item's prompt: for items of one prompt, of which the words may differ a little, those of the first decided one. */
export function wordsOfItems(view: BatchView): Uint32Array {
  const words = Uint32Array.from(view.items.promptWords);
  const { prompts, firstUnit, item } = unitTable(view, "decided");
  for (let p = 0; p < prompts; p += 1) {
    const first = words[item[firstUnit[p] as number] as number] as number;
    for (let u = firstUnit[p] as number; u < (firstUnit[p + 1] as number); u += 1) words[item[u] as number] = first;
  }
  return words;
}
