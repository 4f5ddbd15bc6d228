/** How far the items of a batch have moved from the previous batch's along one dimension: the core of the drift metrics. */
import { CategorySums } from "#app/stats/category-sums.ts";
import { chiSquareHomogeneity } from "#app/stats/chi-square-homogeneity.ts";
import { jensenShannonDivergence } from "#app/stats/jensen-shannon.ts";
import { populationStabilityIndex } from "#app/stats/population-stability-index.ts";
import { populationStabilityInterval } from "#app/stats/population-stability-interval.ts";
import { totalVariation } from "#app/stats/total-variation.ts";
import { type BatchView, NONE_U32 } from "../batch-view.ts";
import { keptItems } from "../kept-items.ts";
import type { Counting, MeasureContext, Outcome } from "../metric.ts";
import { notComputable, notEnough } from "../outcomes.ts";

/** What two batches are compared by. */
export interface Dimension {
  /** In the order of the table. */
  categories: string[];
  /** What has a category: the items of a batch, or all their responses. */
  of: "items" | "responses";
  /** The category of each, as a column; NONE_U32 where it is not given. */
  categoryOf(view: BatchView): Uint32Array;
  /** Parameters of the records screen for a category. */
  paramsOf?: (category: number) => string | null;
}

export const PSI_FORMULA =
  "Sum of (p - q) ln(p / q), p the shares of this batch, q of the previous one; an empty category counts as 0.0001. Interval: from the noncentral chi-square form of the index at n / design effect, prompts as clusters. Jensen-Shannon divergence, total variation and chi-square stand beside the table; a chi-square is never judged, because with thousands of rows a harmless shift is significant.";
export const PSI_SOURCE = "Population stability index; below 0.10 stable and above 0.25 a major shift are conventions.";

/** @param missing what to say when this batch, or the previous one, has nothing along the dimension. */
export function driftOf(
  metric: Counting,
  view: BatchView,
  { previous }: MeasureContext,
  dimensionOf: (now: BatchView, before: BatchView) => Dimension,
  { missing, ask }: { missing: string; ask?: string },
): Outcome {
  if (!previous) return notComputable("The contract has no previous batch to compare with.");
  const dimension = dimensionOf(view, previous);
  const { sums: now, records } = sumsOf(view, dimension);
  const { sums: before } = sumsOf(previous, dimension);
  if (now.n === 0 || before.n === 0) return hasItems(view) ? notComputable(missing, ask) : notEnough(metric, 0);
  const p = now.shares;
  const q = before.shares;
  const { low, high } = populationStabilityInterval(p, q, now.effectiveN, before.effectiveN);
  const kept = dimension.categories.map((_, c) => c).filter((c) => (p[c] ?? 0) > 0 || (q[c] ?? 0) > 0);
  return {
    kind: "estimate",
    value: populationStabilityIndex(p, q),
    low,
    high,
    n: Math.min(now.n, before.n),
    nUnit: metric.nUnit,
    detail: {
      title: `Shares now and before: ${distances(now, before)}`,
      columns: ["category", "this batch", "previous batch", "difference", "records of this batch"],
      rows: kept.map((c) => [
        ...[dimension.categories[c] ?? "", p[c] ?? 0, q[c] ?? 0, (p[c] ?? 0) - (q[c] ?? 0)],
        records[c] ?? 0,
      ]),
      ...(dimension.paramsOf && { rowParams: kept.map(dimension.paramsOf) }),
    },
  };
}

/** With the number of items by category: an item with two responses in one is added to it twice, and counted once. */
function sumsOf(
  view: BatchView,
  { categories, of, categoryOf }: Dimension,
): { sums: CategorySums; records: Uint32Array } {
  const sums = new CategorySums(categories.length);
  const records = new Uint32Array(categories.length);
  const last = new Uint32Array(categories.length).fill(NONE_U32);
  const category = categoryOf(view);
  const { item: items, first } = keptItems(view);
  const { firstResponse } = view.items;
  for (let prompt = 0; prompt + 1 < first.length; prompt += 1) {
    for (let at = first[prompt] as number; at < (first[prompt + 1] as number); at += 1) {
      const item = items[at] as number;
      const end = of === "items" ? item + 1 : (firstResponse[item + 1] as number);
      for (let one = of === "items" ? item : (firstResponse[item] as number); one < end; one += 1) {
        const own = category[one] as number;
        if (own === NONE_U32) continue;
        sums.add(own, 1);
        if (last[own] !== item) records[own] = (records[own] as number) + 1;
        last[own] = item;
      }
    }
    sums.endCluster();
  }
  return { sums, records };
}

/** What stands beside the index, as words: two distances that do not depend on conventions, and a test that is never judged. */
export function distances(now: CategorySums, before: CategorySums): string {
  const chi = chiSquareHomogeneity(now.totals, before.totals);
  return [
    `Jensen-Shannon ${jensenShannonDivergence(now.shares, before.shares).toFixed(4)} nats`,
    `total variation ${totalVariation(now.shares, before.shares).toFixed(3)}`,
    ...(chi ? [`chi-square ${chi.statistic.toFixed(1)} with ${chi.df} degrees of freedom, never judged`] : []),
  ].join(", ");
}

function hasItems({ items, keepItem }: BatchView): boolean {
  for (let i = 0; i < items.n; i += 1) if (keepItem[i] === 1) return true;
  return false;
}

/** Names of both batches in one order, and of a view's own column of names the places in it. */
export function joinedNames(lists: readonly (readonly string[])[]): {
  all: string[];
  placesOf: (column: Uint16Array, own: readonly string[]) => Uint32Array;
} {
  const all = [...new Set(lists.flat())].sort();
  const places = new Map(all.map((name, i) => [name, i]));
  return {
    all,
    placesOf: (column, own) => {
      const placeOf = Uint32Array.from(own, (name) => places.get(name) ?? 0);
      const found = new Uint32Array(column.length);
      for (let at = 0; at < column.length; at += 1) found[at] = placeOf[column[at] as number] ?? NONE_U32;
      return found;
    },
  };
}
