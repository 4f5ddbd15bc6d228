/** What a set of rules would do to a batch, before anything is saved. */
import type { BatchView } from "#app/metrics/batch-view.ts";
import { measureOne } from "#app/metrics/measure-one.ts";
import type { MeasureContext, Metric, Outcome } from "#app/metrics/metric.ts";
import { kishEffectiveSize } from "#app/stats/kish-effective-size.ts";
import { applyRules, type Rule } from "./rules.ts";

/** Effective size / kept records: under the first the weights cost a third of the data, under the second more than half. */
export const EFFECTIVE_SHARE_LINES = { warn: 0.7, fail: 0.4 };

export interface Standing {
  /** Items that are in; an item is one paid unit of a contract by comparison. */
  items: number;
  /** Judgments with weight; a ranking is one. */
  judgments: number;
  /** Kish's effective size over the items with a kept judgment, each weighing the mean of its kept judgments. */
  effective: number;
  /** effective / items with a kept judgment; null when there is none. */
  effectiveShare: number | null;
  /** What the items that are in would cost; null without a price. */
  moneyMinor: number | null;
  metrics: { metricId: string; outcome: Outcome }[];
}

export interface WhatIf {
  before: Standing;
  after: Standing;
}

/**
 * @param priceOf minor units for a number of items of this batch; null when there is no contract.
 */
export function whatIf(
  view: BatchView,
  rules: readonly Rule[],
  context: MeasureContext,
  metrics: readonly Metric[],
  priceOf: ((units: number) => number) | null,
): WhatIf {
  const standing = (one: BatchView): Standing => {
    const counts = standingOf(one);
    return {
      ...counts,
      moneyMinor: priceOf ? priceOf(counts.items) : null,
      metrics: metrics.map((metric) => ({ metricId: metric.id, outcome: measureOne(metric, one, context) })),
    };
  };
  return { before: standing(view), after: standing(applyRules(view, rules)) };
}

/** How much of a batch is in, and what it weighs. */
export function standingOf(view: BatchView): Omit<Standing, "moneyMinor" | "metrics"> {
  const weights = itemWeights(view);
  const effective = kishEffectiveSize(weights);
  return {
    items: view.keepItem.reduce((total, kept) => total + kept, 0),
    judgments: countJudgments(view),
    effective,
    effectiveShare: weights.length > 0 ? effective / weights.length : null,
  };
}

/** Mean kept weight of each item that has a kept judgment. */
function itemWeights({ items, keepItem, weight }: BatchView): number[] {
  const means: number[] = [];
  for (let item = 0; item < items.n; item += 1) {
    if (keepItem[item] === 0) continue;
    let kept = 0;
    let total = 0;
    for (let row = items.firstJudgment[item] as number; row < (items.firstJudgment[item + 1] as number); row += 1) {
      const one = weight[row] as number;
      if (!(one > 0)) continue;
      kept += 1;
      total += one;
    }
    if (kept > 0) means.push(total / kept);
  }
  return means;
}

/** A judgment of several comparisons counts while any of them has weight. */
function countJudgments({ items, judgments, keepItem, weight }: BatchView): number {
  let count = 0;
  for (let item = 0; item < items.n; item += 1) {
    if (keepItem[item] === 0) continue;
    let counted = true;
    for (let row = items.firstJudgment[item] as number; row < (items.firstJudgment[item + 1] as number); row += 1) {
      if (judgments.lead[row] === 1) counted = false;
      if (counted || !((weight[row] as number) > 0)) continue;
      counted = true;
      count += 1;
    }
  }
  return count;
}
