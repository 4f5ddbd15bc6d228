import type { Metric } from "../metric.ts";
import { controlledLength } from "./controlled-length.ts";
import { featureSkew } from "./feature-skew.ts";
import { formatLift } from "./format-lift.ts";
import { lengthSlope } from "./length-slope.ts";
import { longerWins } from "./longer-wins.ts";
import { openingDominance } from "./opening-dominance.ts";
import { positionBias } from "./position-bias.ts";
import { sourceModelStrength } from "./source-model-strength.ts";
import { stockOpenings } from "./stock-openings.ts";
import { sycophancy } from "./sycophancy.ts";

export const BIAS: readonly Metric[] = [
  longerWins,
  lengthSlope,
  controlledLength,
  formatLift,
  positionBias,
  openingDominance,
  stockOpenings,
  sycophancy,
  featureSkew,
  sourceModelStrength,
];
