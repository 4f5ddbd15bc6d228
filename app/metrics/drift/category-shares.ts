/** Shares of the ordered label categories of a view, and how many independent labels they are worth. */
import { CategorySums } from "#app/stats/category-sums.ts";
import type { BatchView } from "../batch-view.ts";
import { countedRows } from "../counted-rows.ts";
import { scaleSteps } from "../scale-steps.ts";

/** Weighted, by category or by step of a fine scale, prompts as clusters; null when no kept row has a category. */
export function categoryShares(view: BatchView, categories: number): CategorySums | null {
  const steps = scaleSteps(categories);
  const sums = new CategorySums(steps.count);
  const { weight } = view;
  const { category } = view.judgments;
  const { row: rows, first } = countedRows(view);
  for (let prompt = 0; prompt + 1 < first.length; prompt += 1) {
    for (let at = first[prompt] as number; at < (first[prompt + 1] as number); at += 1) {
      const row = rows[at] as number;
      sums.add(steps.of(category[row] as number), weight[row] as number);
    }
    sums.endCluster();
  }
  return sums.n > 0 ? sums : null;
}
