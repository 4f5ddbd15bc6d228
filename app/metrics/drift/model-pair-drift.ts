import { type BatchView, NONE_U32 } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { notComputable } from "../outcomes.ts";
import { driftOf, PSI_FORMULA, PSI_SOURCE } from "./drift-of.ts";
import { commonestPairs, type ModelPairs, modelPairs } from "./model-pairs.ts";

/** Pairs beyond the commonest are one category: a hundred empty ones would be noise. */
const MOST_PAIRS = 20;

/** Counts sets of models, of two or more; the rest beyond the commonest has no filter that names it. */
export const modelPairDrift: Metric = {
  id: "model-pair-drift",
  version: 1,
  title: "Model pair drift (PSI)",
  group: "drift",
  unit: "index",
  better: "lower",
  about:
    "How far the mix of compared models has moved from the previous batch; a new checkpoint moves it, and labels move with it.",
  formula: `Categories: the ${MOST_PAIRS} commonest sets of models whose responses stand in one record, and the rest. ${PSI_FORMULA}`,
  source: PSI_SOURCE,
  needs: ["a previous batch", "the model of each response"],
  nUnit: "records in the smaller batch",
  minimumN: 500,
  lines: { warn: 0.1, fail: 0.25 },
  gate: false,
  shownOnly: true,
  measure: (view, context) => {
    if (context.previous && haveNoPairInCommon(view, context.previous))
      return notComputable("No pair of models is in both batches: the checkpoints were changed, and that is no drift.");
    return driftOf(
      modelPairDrift,
      view,
      context,
      (now, before) => {
        const pairs = new Map([now, before].map((one) => [one, modelPairs(one)]));
        const categories = commonestPairs([...pairs.values()], MOST_PAIRS);
        const places = new Map(categories.map((pair, c) => [pair, c]));
        return {
          categories: [...categories, "all other pairs"],
          of: "items",
          categoryOf: (one) => {
            const { ofItem, names } = pairs.get(one) ?? modelPairs(one);
            const place = [NONE_U32, ...names.map((name) => places.get(name) ?? categories.length)];
            return ofItem.map((pair) => place[pair] as number);
          },
          paramsOf: (c) => setParams([...pairs.values()], categories[c]),
        };
      },
      {
        missing: "The responses of this batch, or of the previous one, do not name their models.",
        ask: "Contract for the model and version of every response.",
      },
    );
  },
};

/** null for what is no single set. */
function setParams(all: readonly ModelPairs[], name: string | undefined): string | null {
  const found = all.flatMap(({ names, sets }) => names.flatMap((one, i) => (one === name ? [sets[i] ?? []] : [])));
  return found[0] ? new URLSearchParams(found[0].map((model) => ["set", model])).toString() : null;
}

/** Two lists of checkpoints with nothing in common are as far apart as an index goes, by the buyer's own plan. */
function haveNoPairInCommon(now: BatchView, before: BatchView): boolean {
  const [here, there] = [now, before].map((view) => new Set(modelPairs(view).names));
  if (!here?.size || !there?.size) return false;
  return [...here].every((pair) => !there.has(pair));
}
