import type { Metric } from "../metric.ts";
import { agreementAtEqualDifficulty } from "./agreement-at-equal-difficulty.ts";
import { dailyFirstSide } from "./daily-first-side.ts";
import { dailyGoldAccuracy } from "./daily-gold-accuracy.ts";
import { dailySentinel } from "./daily-sentinel.ts";
import { dailyTieRate } from "./daily-tie-rate.ts";
import { domainDrift } from "./domain-drift.ts";
import { labelDrift } from "./label-drift.ts";
import { languageDrift } from "./language-drift.ts";
import { mixCompliance } from "./mix-compliance.ts";
import { modelPairDrift } from "./model-pair-drift.ts";
import { refusalDrift } from "./refusal-drift.ts";
import { responseLengthDrift } from "./response-length-drift.ts";
import { sentinelAnnotators } from "./sentinel-annotators.ts";
import { sentinelShift } from "./sentinel-shift.ts";
import { turnDrift } from "./turn-drift.ts";

export const DRIFT: readonly Metric[] = [
  labelDrift,
  mixCompliance,
  domainDrift,
  languageDrift,
  turnDrift,
  responseLengthDrift,
  modelPairDrift,
  refusalDrift,
  sentinelShift,
  sentinelAnnotators,
  agreementAtEqualDifficulty,
  dailyGoldAccuracy,
  dailyFirstSide,
  dailyTieRate,
  dailySentinel,
];
