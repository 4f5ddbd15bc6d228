import type { Metric } from "../metric.ts";
import { labelDrift } from "./label-drift.ts";

export const DRIFT: readonly Metric[] = [labelDrift];
