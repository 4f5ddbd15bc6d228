import { withContractGold } from "../gold/contract-gold.ts";
import { goldRight } from "../gold/gold-accuracy.ts";
import type { Metric } from "../metric.ts";
import { rowScores } from "../row-share.ts";
import { DAILY_FORMULA, DAILY_SOURCE, DAYS, dailyStability } from "./daily-stability.ts";

export const dailyGoldAccuracy: Metric = {
  id: "daily-gold-accuracy",
  version: 3,
  title: "Days out of control: gold accuracy",
  group: "drift",
  unit: "share",
  better: "lower",
  about: "Share of days on which gold accuracy left its control limits: a bad day, or a shift that began in mid-week.",
  formula: DAILY_FORMULA,
  source: DAILY_SOURCE,
  needs: ["the time of each judgment", "gold items with an agreed answer"],
  nUnit: DAYS,
  minimumN: 5,
  lines: { warn: 0, fail: 0.25 },
  gate: false,
  counted: true,
  rows: "mark=gold_wrong",
  shownOnly: true,
  measure: (delivered, context) => {
    const { view } = withContractGold(delivered, context.contractGold);
    // Where the vendor's gold is all there is, the rows are a slice, which can be saved and flagged.
    const filters: [string, string][] =
      view === delivered
        ? [
            ["mark", "gold_right"],
            ["mark", "gold_wrong"],
          ]
        : [["goldBy", "any"]];
    return dailyStability(
      dailyGoldAccuracy,
      view,
      context,
      (one) => rowScores(one, (row) => goldRight(one, row)),
      "Gold accuracy",
      filters,
    );
  },
};
