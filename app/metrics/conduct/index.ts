import type { Metric } from "../metric.ts";
import { annotatorConcentration } from "./annotator-concentration.ts";
import { copying } from "./copying.ts";
import { labelEntropy } from "./label-entropy.ts";
import { modelWrittenJustifications } from "./model-written-justifications.ts";
import { relativeSpeedIndex } from "./relative-speed-index.ts";
import { repeatedJustifications } from "./repeated-justifications.ts";
import { sideRuns } from "./side-runs.ts";
import { speeders } from "./speeders.ts";
import { straightLining } from "./straight-lining.ts";

export const CONDUCT: readonly Metric[] = [
  annotatorConcentration,
  speeders,
  relativeSpeedIndex,
  sideRuns,
  straightLining,
  labelEntropy,
  repeatedJustifications,
  modelWrittenJustifications,
  copying,
];
