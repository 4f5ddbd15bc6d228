import type { Metric } from "../metric.ts";
import { goldAccuracy } from "./gold-accuracy.ts";

export const GOLD: readonly Metric[] = [goldAccuracy];
