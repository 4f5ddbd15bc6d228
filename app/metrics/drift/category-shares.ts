/** Shares of the ordered label categories of a view, and how many independent labels they are worth. */
import { CategorySums } from "#app/stats/category-sums.ts";
import type { BatchView } from "../batch-view.ts";
import { eachRow } from "../rows.ts";
import { scaleSteps } from "../scale-steps.ts";

/** Weighted, by category or by step of a fine scale, prompts as clusters; null when no kept row has a category. */
export function categoryShares(view: BatchView, categories: number): CategorySums | null {
  const steps = scaleSteps(categories);
  const sums = new CategorySums(steps.count);
  eachRow(
    view,
    (row) => sums.add(steps.of(view.judgments.category[row] as number), view.weight[row] as number),
    () => sums.endCluster(),
  );
  return sums.n > 0 ? sums : null;
}
