import type { Metric } from "../metric.ts";
import { constraintVerifiedAgreement } from "./constraint-verified-agreement.ts";
import { crossBatchDuplicates } from "./cross-batch-duplicates.ts";
import { degeneratePairs } from "./degenerate-pairs.ts";
import { deliveredVolume } from "./delivered-volume.ts";
import { evalContamination } from "./eval-contamination.ts";
import { exactDuplicates } from "./exact-duplicates.ts";
import { provenanceCompleteness } from "./provenance-completeness.ts";
import { schemaValidity } from "./schema-validity.ts";

export const INTEGRITY: readonly Metric[] = [
  schemaValidity,
  deliveredVolume,
  exactDuplicates,
  crossBatchDuplicates,
  degeneratePairs,
  evalContamination,
  constraintVerifiedAgreement,
  provenanceCompleteness,
];
