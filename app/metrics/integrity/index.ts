import type { Metric } from "../metric.ts";
import { apologeticPhrases } from "./apologetic-phrases.ts";
import { constraintVerifiedAgreement } from "./constraint-verified-agreement.ts";
import { crossBatchDuplicates } from "./cross-batch-duplicates.ts";
import { crossBatchNearDuplicates } from "./cross-batch-near-duplicates.ts";
import { crossVendorDuplicates } from "./cross-vendor-duplicates.ts";
import { crossVendorNearDuplicates } from "./cross-vendor-near-duplicates.ts";
import { degeneratePairs } from "./degenerate-pairs.ts";
import { deliveredVolume } from "./delivered-volume.ts";
import { evalContamination } from "./eval-contamination.ts";
import { exactDuplicates } from "./exact-duplicates.ts";
import { identityLeak } from "./identity-leak.ts";
import { languageMismatch } from "./language-mismatch.ts";
import { nearDuplicates } from "./near-duplicates.ts";
import { piiRate } from "./pii-rate.ts";
import { promptConcentration } from "./prompt-concentration.ts";
import { provenanceCompleteness } from "./provenance-completeness.ts";
import { refusalInChosen } from "./refusal-in-chosen.ts";
import { refusalRate } from "./refusal-rate.ts";
import { schemaValidity } from "./schema-validity.ts";
import { turnChain } from "./turn-chain.ts";

export const INTEGRITY: readonly Metric[] = [
  schemaValidity,
  deliveredVolume,
  exactDuplicates,
  crossBatchDuplicates,
  crossVendorDuplicates,
  nearDuplicates,
  crossBatchNearDuplicates,
  crossVendorNearDuplicates,
  promptConcentration,
  degeneratePairs,
  refusalRate,
  refusalInChosen,
  apologeticPhrases,
  identityLeak,
  piiRate,
  languageMismatch,
  turnChain,
  evalContamination,
  constraintVerifiedAgreement,
  provenanceCompleteness,
];
