import { firstPreferred } from "../bias/position-bias.ts";
import { DECIDED } from "../listed-rows.ts";
import type { Metric } from "../metric.ts";
import { rowScores } from "../row-share.ts";
import { DAILY_FORMULA, DAILY_SOURCE, DAYS, dailyStability } from "./daily-stability.ts";

export const dailyFirstSide: Metric = {
  id: "daily-first-side",
  version: 2,
  title: "Days out of control: first shown preferred",
  group: "drift",
  unit: "share",
  better: "lower",
  about:
    "Share of days on which the preference for the response shown first left its control limits: a change of tool or of people.",
  formula: DAILY_FORMULA,
  source: DAILY_SOURCE,
  needs: ["the time of each judgment", "the order in which responses were shown"],
  nUnit: DAYS,
  minimumN: 5,
  lines: { warn: 0, fail: 0.25 },
  gate: false,
  counted: true,
  rows: "side=first",
  shownOnly: true,
  measure: (view, context) =>
    dailyStability(
      dailyFirstSide,
      view,
      context,
      (one) => rowScores(one, (row, item) => firstPreferred(one, row, item)),
      "First shown response preferred",
      [
        ["mark", "order_known"],
        ["strengthMin", DECIDED],
      ],
    ),
};
