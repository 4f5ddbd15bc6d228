import type { Metric } from "../metric.ts";
import { annotatorConcentration } from "./annotator-concentration.ts";

export const CONDUCT: readonly Metric[] = [annotatorConcentration];
