/** How varied single annotators' labels are against those of all together. */
import { biasFreeJackknife } from "#app/stats/delete-group-jackknife.ts";
import { entropyBits } from "#app/stats/entropy.ts";
import type { Interval } from "#app/stats/interval.ts";
import type { BatchView } from "../batch-view.ts";
import { countedRows } from "../counted-rows.ts";
import { PROMPT_GROUPS, promptGroups } from "../prompt-groups.ts";
import { labelUse } from "./label-use.ts";

/** Weighted mean of the annotators' entropies / entropy of their labels together, NaN where all give one label; groups that have some. */
export function labelVariety(
  view: BatchView,
  annotators: readonly number[],
): { value: number; interval: Interval | null; groups: number } {
  const { labels, weight } = labelUse(view);
  const cells = weight.length;
  const byGroup = new Float64Array(cells * PROMPT_GROUPS);
  const groups = promptGroups(view.items);
  const { item, annotator: annotatorOf, lead } = view.judgments;
  for (const row of countedRows(view).row) {
    const annotator = annotatorOf[row] as number;
    const label = labels.of(row);
    if (annotator * labels.count >= cells || label < 0 || lead[row] !== 1) continue;
    const cell = (groups[item[row] as number] as number) * cells + annotator * labels.count + label;
    byGroup[cell] = (byGroup[cell] as number) + (view.weight[row] as number);
  }
  const value = ratio(weight, labels.count, annotators);
  const leftOut = Array.from({ length: PROMPT_GROUPS }, (_, group) => {
    const own = byGroup.subarray(group * cells, (group + 1) * cells);
    // Without a group that has no labels nothing is left out, and nothing told.
    if (own.every((w) => w === 0)) return Number.NaN;
    const without = weight.map((w, cell) => Math.max(0, w - (own[cell] as number)));
    return ratio(without, labels.count, annotators);
  });
  // The entropy of few labels is too low on average, the more so the fewer.
  return {
    value,
    interval: biasFreeJackknife(value, leftOut),
    groups: leftOut.filter((one) => !Number.isNaN(one)).length,
  };
}

function ratio(weight: Float64Array, k: number, annotators: readonly number[]): number {
  const total = new Float64Array(k);
  let bits = 0;
  let sum = 0;
  for (const annotator of annotators) {
    const own = weight.subarray(annotator * k, (annotator + 1) * k);
    let w = 0;
    for (let label = 0; label < k; label += 1) {
      w += own[label] as number;
      total[label] = (total[label] as number) + (own[label] as number);
    }
    bits += w * entropyBits(own);
    sum += w;
  }
  const all = entropyBits(total);
  return sum > 0 && all > 1e-9 ? Math.min(1, bits / sum / all) : Number.NaN;
}
