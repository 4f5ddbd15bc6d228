/** Shares of annotators drawn towards what annotators of the batch are like, the more the fewer rows they stand on. */
import { type BetaPrior, betaBinomialPrior } from "#app/stats/beta-binomial-prior.ts";
import { betaInterval } from "#app/stats/beta-interval.ts";
import type { AnnotatorShare } from "./annotator-table.ts";

export interface Shrunken {
  value: number;
  low: number;
  high: number;
}

/** A prior from fewer annotators would be a guess. */
const FEWEST = 5;
/** Honest people differ by this much at least (standard deviation), whatever a small sample of them says. */
const LEAST_SPREAD = 0.02;

/** null when there are too few to say what annotators are like, or nobody differs. */
export function priorOf(shares: readonly (AnnotatorShare | null)[]): BetaPrior | null {
  const some = shares.flatMap((share) => share ?? []);
  if (some.length < FEWEST) return null;
  return betaBinomialPrior(
    some.map(({ value, effectiveN }) => value * effectiveN),
    some.map(({ effectiveN }) => effectiveN),
    LEAST_SPREAD,
  );
}

/** Mean and 95 % interval of Beta(prior + rows): three of three right does not make a perfect annotator. */
export function shrunken({ value, effectiveN }: AnnotatorShare, { mean, size }: BetaPrior): Shrunken {
  const right = mean * size + value * effectiveN;
  const wrong = (1 - mean) * size + (1 - value) * effectiveN;
  return { value: right / (right + wrong), ...betaInterval(right, wrong) };
}
