/** The list of all metrics, in the order they are shown. Screens, policy, CLI help and documentation derive from it. */
import { annotatorConcentration } from "./annotator-concentration.ts";
import { bothBadRate } from "./both-bad-rate.ts";
import { cohenKappaMean } from "./cohen-kappa-mean.ts";
import { crossBatchDuplicates } from "./cross-batch-duplicates.ts";
import { degeneratePairs } from "./degenerate-pairs.ts";
import { deliveredVolume } from "./delivered-volume.ts";
import { exactDuplicates } from "./exact-duplicates.ts";
import { goldAccuracy } from "./gold-accuracy.ts";
import { krippendorffAlphaNominal } from "./krippendorff-alpha-nominal.ts";
import { krippendorffAlphaOrdinal } from "./krippendorff-alpha-ordinal.ts";
import { labelDrift } from "./label-drift.ts";
import { longerWins } from "./longer-wins.ts";
import type { Metric } from "./metric.ts";
import { onPolicyShare } from "./on-policy-share.ts";
import { positionBias } from "./position-bias.ts";
import { rawAgreement3way } from "./raw-agreement-3way.ts";
import { rawAgreementNoTies } from "./raw-agreement-no-ties.ts";
import { rawAgreementTieHalf } from "./raw-agreement-tie-half.ts";
import { schemaValidity } from "./schema-validity.ts";
import { strengthHistogram } from "./strength-histogram.ts";
import { tieRate } from "./tie-rate.ts";

export const METRICS: readonly Metric[] = [
  schemaValidity,
  deliveredVolume,
  exactDuplicates,
  crossBatchDuplicates,
  degeneratePairs,
  goldAccuracy,
  rawAgreementNoTies,
  rawAgreement3way,
  rawAgreementTieHalf,
  krippendorffAlphaNominal,
  krippendorffAlphaOrdinal,
  cohenKappaMean,
  tieRate,
  bothBadRate,
  strengthHistogram,
  longerWins,
  positionBias,
  annotatorConcentration,
  onPolicyShare,
  labelDrift,
];

const byId = new Map(METRICS.map((metric) => [metric.id, metric]));

export function metricById(id: string): Metric | undefined {
  return byId.get(id);
}
