import { differenceInterval } from "#app/stats/difference-interval.ts";
import { twoProportionZ } from "#app/stats/two-proportion-z.ts";
import { listedRows } from "../listed-rows.ts";
import type { Metric } from "../metric.ts";
import { notEnough } from "../outcomes.ts";
import { preferredShare, recordsOfPair, STANDING_NEEDS, standingPairOf, WHICH_TWO } from "./standing-pair.ts";

export const sentinelShift: Metric = {
  id: "sentinel-shift",
  version: 2,
  title: "Preference of a standing comparison, change",
  group: "drift",
  unit: "share",
  better: "near-target",
  target: 0,
  about:
    "How far the preference between two models that are compared in every batch has moved: the models are what they were, so it is annotators, instructions or prompts that changed.",
  formula: `Share of comparisons of the two in which the first by name is preferred, this batch - the previous one; a tie is half, both bad is left out. ${WHICH_TWO} Interval: Newcombe's, from Wilson's with Student's t at n / design effect in each batch, prompts as clusters. z is that of two proportions at those n. By annotator and by day: the two metrics beside this one.`,
  source:
    "Stiennon et al. 2020 (Learning to summarize from human feedback) watched how often reference summaries were preferred to those of one supervised model, batch by batch. Newcombe, Statistics in Medicine 17 (1998) 873, method 10. Lines: ours.",
  needs: STANDING_NEEDS,
  nUnit: "comparisons of the two models in the smaller batch",
  minimumN: 100,
  lines: { warn: 0.05, fail: 0.1 },
  gate: false,
  slices: "never",
  shownOnly: true,
  measure: (view, context) => {
    const standing = standingPairOf(view, context);
    if ("kind" in standing) return standing;
    const { pair, previous } = standing;
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
        rowParams: [listedRows(view)(recordsOfPair(pair)), null],
      },
    };
  },
};
