import type { Metric } from "../metric.ts";
import { scoreAccuracy } from "./score-accuracy.ts";
import { scoreMarginMean } from "./score-margin.ts";
import { scoreMonotone } from "./score-monotone.ts";
import { traitStrength } from "./trait-strength.ts";

export const SCORES: readonly Metric[] = [scoreAccuracy, scoreMarginMean, scoreMonotone, traitStrength];
