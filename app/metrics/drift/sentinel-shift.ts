import { differenceInterval } from "#app/stats/difference-interval.ts";
import { twoProportionZ } from "#app/stats/two-proportion-z.ts";
import { listedRows } from "../listed-rows.ts";
import type { Metric } from "../metric.ts";
import { notComputable, notEnough } from "../outcomes.ts";
import { preferredShare, standingPair } from "./standing-pair.ts";

export const sentinelShift: Metric = {
  id: "sentinel-shift",
  version: 1,
  title: "Preference of a standing comparison, change",
  group: "drift",
  unit: "share",
  better: "near-target",
  target: 0,
  about:
    "How far the preference between two models that are compared in every batch has moved: the models are what they were, so it is annotators, instructions or prompts that changed.",
  formula:
    "Share of comparisons of the two in which the first by name is preferred, this batch - the previous one; a tie is half, both bad is left out. The two are those that meet most often in the batch where they meet less: how often, not how they fare, decides. Interval: Newcombe's, from Wilson's at n / design effect in each batch, prompts as clusters. z is that of two proportions at those n.",
  source:
    "Stiennon et al. 2020 (Learning to summarize from human feedback) watched how often reference summaries were preferred to those of one supervised model, batch by batch. Newcombe, Statistics in Medicine 17 (1998) 873, method 10. Lines: ours.",
  needs: ["a previous batch", "the model of each response", "two models that are compared in both batches"],
  nUnit: "comparisons of the two models in the smaller batch",
  minimumN: 100,
  lines: { warn: 0.05, fail: 0.1 },
  gate: false,
  slices: "never",
  shownOnly: true,
  measure: (view, { previous }) => {
    if (!previous) return notComputable("The contract has no previous batch to compare with.");
    if (view.names.models.length === 0 || previous.names.models.length === 0)
      return notComputable(
        "No response of this batch, or of the previous one, names its model.",
        "Ask for the model and version behind every response.",
      );
    const pair = standingPair(view, previous);
    if (!pair)
      return notComputable(
        "No two models are compared in this batch and in the previous one.",
        "Have comparisons of the same two models in every batch, a hundred or more.",
      );
    const [now, before] = [preferredShare(view, pair), preferredShare(previous, pair)];
    if (!now || !before) return notEnough(sentinelShift, 0);
    const [nThen, nNow] = [before.effectiveN, now.effectiveN];
    const z = twoProportionZ(before.value * nThen, nThen, now.value * nNow, nNow);
    return {
      kind: "estimate",
      ...differenceInterval(now, before),
      n: Math.min(now.n, before.n),
      nUnit: sentinelShift.nUnit,
      detail: {
        title: `${pair[0]} preferred to ${pair[1]}${z === null ? "" : `, z ${z.toFixed(2)}`}`,
        columns: ["batch", "preferred", "low", "high", "n"],
        rows: [
          ["this batch", now.value, now.low, now.high, now.n],
          ["previous batch", before.value, before.low, before.high, before.n],
        ],
        // The previous batch has a list of its own.
        rowParams: [
          listedRows(view)([
            ["model", pair[0]],
            ["against", pair[1]],
            ["strengthMin", "0"],
          ]),
          null,
        ],
      },
    };
  },
};
