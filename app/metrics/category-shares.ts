/** Shares of the ordered label categories of a view, and how many independent labels they are worth. */
import type { BatchView } from "./batch-view.ts";
import { eachRow } from "./rows.ts";

export interface CategoryShares {
  /** Rows with a category. */
  n: number;
  /** Weighted, by category. */
  shares: number[];
  /** n / mean design effect of the categories (Rao and Scott's first-order correction), prompts as clusters. */
  effectiveN: number;
}

/** null when no kept row has a category. */
export function categoryShares(view: BatchView, categories: number): CategoryShares | null {
  const total = new Float64Array(categories);
  const squares = new Float64Array(categories);
  const products = new Float64Array(categories);
  const here = new Float64Array(categories);
  let n = 0;
  // Fields, not captured variables: a closure would allocate a new number for every row.
  const sums = { rowSquares: 0, here: 0, all: 0, squares: 0 };
  let clusters = 0;
  eachRow(
    view,
    (row) => {
      const category = view.judgments.category[row] as number;
      if (category < 0 || category >= categories) return;
      const weight = view.weight[row] as number;
      n += 1;
      sums.rowSquares += weight * weight;
      sums.here += weight;
      here[category] = (here[category] as number) + weight;
    },
    () => {
      const w = sums.here;
      if (w === 0) return;
      for (let c = 0; c < categories; c += 1) {
        const one = here[c] as number;
        total[c] = (total[c] as number) + one;
        squares[c] = (squares[c] as number) + one * one;
        products[c] = (products[c] as number) + one * w;
      }
      clusters += 1;
      sums.all += w;
      sums.squares += w * w;
      sums.here = 0;
      here.fill(0);
    },
  );
  if (n === 0) return null;
  const { all, squares: allSquares } = sums;
  const shares = Array.from(total, (sum) => sum / all);
  let variance = 0;
  let binomial = 0;
  for (const [c, share] of shares.entries()) {
    variance += (squares[c] as number) - 2 * share * (products[c] as number) + share * share * allSquares;
    binomial += share * (1 - share);
  }
  variance = (clusters / Math.max(1, clusters - 1)) * (variance / (all * all));
  const worth = variance > 1e-15 ? binomial / variance : (all * all) / allSquares;
  return { n, shares, effectiveN: Math.min((all * all) / sums.rowSquares, worth) };
}
