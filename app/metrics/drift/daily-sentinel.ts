import type { Metric } from "../metric.ts";
import { DAILY_FORMULA, DAILY_SOURCE, DAYS, dailyStability } from "./daily-stability.ts";
import { pairScores, recordsOfPair, STANDING_NEEDS, standingPairOf, WHICH_TWO } from "./standing-pair.ts";

export const dailySentinel: Metric = {
  id: "daily-sentinel",
  version: 2,
  title: "Days out of control: standing comparison",
  group: "drift",
  unit: "share",
  better: "lower",
  about:
    "Share of days on which the preference between two unchanged models left its control limits: people, instructions or prompts changed in mid-week.",
  formula: `${DAILY_FORMULA} The share: comparisons of the two in which the first by name is preferred; a tie is half, both bad is left out. ${WHICH_TWO}`,
  source: `${DAILY_SOURCE} Sentinel comparisons as in Stiennon et al. 2020.`,
  needs: [...STANDING_NEEDS, "the time of each judgment"],
  nUnit: DAYS,
  minimumN: 5,
  lines: { warn: 0, fail: 0.25 },
  gate: false,
  counted: true,
  slices: "never",
  shownOnly: true,
  measure: (view, context) => {
    const standing = standingPairOf(view, context);
    if ("kind" in standing) return standing;
    const { pair } = standing;
    return dailyStability(
      dailySentinel,
      view,
      context,
      (one) => pairScores(one, pair),
      `${pair[0]} preferred to ${pair[1]}`,
      recordsOfPair(pair),
    );
  },
};
