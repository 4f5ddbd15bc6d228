import { isTie } from "../agreement/tie-rate.ts";
import type { Metric } from "../metric.ts";
import { rowScores } from "../row-share.ts";
import { DAILY_FORMULA, DAILY_SOURCE, DAYS, dailyStability } from "./daily-stability.ts";

export const dailyTieRate: Metric = {
  id: "daily-tie-rate",
  version: 2,
  title: "Days out of control: ties",
  group: "drift",
  unit: "share",
  better: "lower",
  about: "Share of days on which the tie rate left its control limits: a change of instructions, models or care.",
  formula: DAILY_FORMULA,
  source: DAILY_SOURCE,
  needs: ["the time of each judgment", "a label scale that has a tie"],
  nUnit: DAYS,
  minimumN: 5,
  lines: { warn: 0, fail: 0.25 },
  gate: false,
  counted: true,
  rows: "side=tie",
  shownOnly: true,
  measure: (view, context) =>
    dailyStability(dailyTieRate, view, context, (one) => rowScores(one, (row) => isTie(one, row)), "Tie rate", [
      ["mark", "answered"],
    ]),
};
