import type { Metric } from "../metric.ts";
import { consensusConfidence } from "./consensus-confidence.ts";
import { crowdlab } from "./crowdlab.ts";
import { dawidSkeneAccuracy } from "./dawid-skene-accuracy.ts";
import { goldAccuracy } from "./gold-accuracy.ts";
import { goldAccuracyNewVOld } from "./gold-accuracy-new-v-old.ts";
import { leaveOneOutAgreement } from "./leave-one-out-agreement.ts";
import { maceCompetence } from "./mace-competence.ts";

export const GOLD: readonly Metric[] = [
  goldAccuracy,
  goldAccuracyNewVOld,
  leaveOneOutAgreement,
  dawidSkeneAccuracy,
  maceCompetence,
  consensusConfidence,
  crowdlab,
];
