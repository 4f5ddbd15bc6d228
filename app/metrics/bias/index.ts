import type { Metric } from "../metric.ts";
import { longerWins } from "./longer-wins.ts";
import { positionBias } from "./position-bias.ts";

export const BIAS: readonly Metric[] = [longerWins, positionBias];
