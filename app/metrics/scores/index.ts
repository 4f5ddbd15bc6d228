import type { Metric } from "../metric.ts";

export const SCORES: readonly Metric[] = [];
