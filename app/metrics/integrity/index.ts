import type { Metric } from "../metric.ts";
import { crossBatchDuplicates } from "./cross-batch-duplicates.ts";
import { degeneratePairs } from "./degenerate-pairs.ts";
import { deliveredVolume } from "./delivered-volume.ts";
import { exactDuplicates } from "./exact-duplicates.ts";
import { schemaValidity } from "./schema-validity.ts";

export const INTEGRITY: readonly Metric[] = [
  schemaValidity,
  deliveredVolume,
  exactDuplicates,
  crossBatchDuplicates,
  degeneratePairs,
];
