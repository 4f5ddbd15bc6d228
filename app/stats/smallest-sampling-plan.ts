import type { SingleSamplingPlan } from "./single-sampling-plan.ts";
import { acceptanceProbability } from "./single-sampling-plan.ts";

/**
 * The smallest single sampling plan that refuses a large lot with defect share `good` at most `alpha` of the time and
 * accepts one with share `bad` at most `beta`. By search over the acceptance number with exact binomials. null when `good`
 * is not below `bad`, or none up to `most` will do.
 *
 * @example smallestSamplingPlan({ good: 0.05, bad: 0.1, alpha: 0.05, beta: 0.1 }) // { n: 233, accept: 17 }
 */
export function smallestSamplingPlan(
  { good, bad, alpha, beta }: { good: number; bad: number; alpha: number; beta: number },
  most = 20_000,
): SingleSamplingPlan | null {
  if (!(good < bad)) return null;
  for (let accept = 0, least = 1; least <= most; accept += 1) {
    least = sizeThatRefuses(accept, bad, beta, least, most);
    const plan = { n: least, accept };
    if (least <= most && acceptanceProbability(plan, good) >= 1 - alpha) return plan;
  }
  return null;
}

/** Smallest n, from `from`, at which the bad lot passes at most `beta` of the time; over `most` when there is none. */
function sizeThatRefuses(accept: number, bad: number, beta: number, from: number, most: number): number {
  let low = from;
  let high = most + 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (acceptanceProbability({ n: middle, accept }, bad) <= beta) high = middle;
    else low = middle + 1;
  }
  return low;
}
