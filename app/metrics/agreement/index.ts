import type { Metric } from "../metric.ts";
import { agreementWithinOne } from "./agreement-within-one.ts";
import { bothBadRate } from "./both-bad-rate.ts";
import { brennanPrediger } from "./brennan-prediger.ts";
import { cohenKappaMean } from "./cohen-kappa-mean.ts";
import { fleissKappa } from "./fleiss-kappa.ts";
import { gwetAc1 } from "./gwet-ac1.ts";
import { gwetAc2 } from "./gwet-ac2.ts";
import { icc } from "./icc.ts";
import { impliedNoise } from "./implied-noise.ts";
import { intransitivity } from "./intransitivity.ts";
import { kendallTauB } from "./kendall-tau-b.ts";
import { kendallW } from "./kendall-w.ts";
import { krippendorffAlphaInterval } from "./krippendorff-alpha-interval.ts";
import { krippendorffAlphaNominal } from "./krippendorff-alpha-nominal.ts";
import { krippendorffAlphaOrdinal } from "./krippendorff-alpha-ordinal.ts";
import { krippendorffAlphaRatio } from "./krippendorff-alpha-ratio.ts";
import { rawAgreement3way } from "./raw-agreement-3way.ts";
import { rawAgreementNoTies } from "./raw-agreement-no-ties.ts";
import { rawAgreementTieHalf } from "./raw-agreement-tie-half.ts";
import { scottPi } from "./scott-pi.ts";
import { strengthHistogram } from "./strength-histogram.ts";
import { testRetest } from "./test-retest.ts";
import { tieRate } from "./tie-rate.ts";
import { weightedKappaLinear } from "./weighted-kappa-linear.ts";
import { weightedKappaQuadratic } from "./weighted-kappa-quadratic.ts";

export const AGREEMENT: readonly Metric[] = [
  rawAgreementNoTies,
  rawAgreement3way,
  rawAgreementTieHalf,
  krippendorffAlphaNominal,
  krippendorffAlphaOrdinal,
  krippendorffAlphaInterval,
  krippendorffAlphaRatio,
  cohenKappaMean,
  weightedKappaQuadratic,
  weightedKappaLinear,
  gwetAc1,
  gwetAc2,
  scottPi,
  fleissKappa,
  brennanPrediger,
  agreementWithinOne,
  kendallTauB,
  kendallW,
  icc,
  testRetest,
  intransitivity,
  impliedNoise,
  tieRate,
  bothBadRate,
  strengthHistogram,
];
