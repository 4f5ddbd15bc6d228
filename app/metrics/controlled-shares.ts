/** The shares whose course is watched: between weeks and between the days of a week. */
import { isTie, tieRate } from "./agreement/tie-rate.ts";
import type { BatchView } from "./batch-view.ts";
import { longerPreferred, longerWins } from "./bias/longer-wins.ts";
import { firstPreferred, positionBias } from "./bias/position-bias.ts";
import { goldAccuracy, goldRight } from "./gold/gold-accuracy.ts";
import type { Metric } from "./metric.ts";
import type { RowScore } from "./row-share.ts";

export interface ControlledShareMetric {
  metric: Metric;
  scoreOf(view: BatchView): RowScore;
}

export const CONTROLLED_SHARES: readonly [ControlledShareMetric, ...ControlledShareMetric[]] = [
  { metric: goldAccuracy, scoreOf: (view) => (row) => goldRight(view, row) },
  { metric: positionBias, scoreOf: (view) => (row, item) => firstPreferred(view, row, item) },
  { metric: tieRate, scoreOf: (view) => (row) => isTie(view, row) },
  { metric: longerWins, scoreOf: (view) => (row) => longerPreferred(view, row) },
];
