import type { Metric } from "../metric.ts";
import { queryPrefixShift } from "./query-prefix-shift.ts";
import { scoreAccuracy } from "./score-accuracy.ts";
import { scoreAccuracyShift } from "./score-accuracy-shift.ts";
import { scoreMarginMean } from "./score-margin.ts";
import { scoreMonotone } from "./score-monotone.ts";
import { traitStrength } from "./trait-strength.ts";

export const SCORES: readonly Metric[] = [
  scoreAccuracy,
  scoreAccuracyShift,
  scoreMarginMean,
  scoreMonotone,
  traitStrength,
  queryPrefixShift,
];
