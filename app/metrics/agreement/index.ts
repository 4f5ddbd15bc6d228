import type { Metric } from "../metric.ts";
import { bothBadRate } from "./both-bad-rate.ts";
import { cohenKappaMean } from "./cohen-kappa-mean.ts";
import { krippendorffAlphaNominal } from "./krippendorff-alpha-nominal.ts";
import { krippendorffAlphaOrdinal } from "./krippendorff-alpha-ordinal.ts";
import { rawAgreement3way } from "./raw-agreement-3way.ts";
import { rawAgreementNoTies } from "./raw-agreement-no-ties.ts";
import { rawAgreementTieHalf } from "./raw-agreement-tie-half.ts";
import { strengthHistogram } from "./strength-histogram.ts";
import { tieRate } from "./tie-rate.ts";

export const AGREEMENT: readonly Metric[] = [
  rawAgreementNoTies,
  rawAgreement3way,
  rawAgreementTieHalf,
  krippendorffAlphaNominal,
  krippendorffAlphaOrdinal,
  cohenKappaMean,
  tieRate,
  bothBadRate,
  strengthHistogram,
];
