import { binomialTail } from "./binomial-tail.ts";
import { hypergeometricCdf } from "./hypergeometric-tail.ts";

/** Draw n at random, accept the lot with at most `accept` defects. */
export interface SingleSamplingPlan {
  n: number;
  accept: number;
}

/**
 * The operating characteristic of a plan: how often a lot with this share of defects is accepted. With `lot` the sample is
 * drawn without replacement from that many, the number of defects rounded; without it the lot is large (binomial).
 *
 * Source: ISO 2859-1; Montgomery, Introduction to Statistical Quality Control, chapter 15.
 *
 * @example acceptanceProbability({ n: 200, accept: 10 }, 0.05) // 0.5831
 */
export function acceptanceProbability({ n, accept }: SingleSamplingPlan, defectShare: number, lot?: number): number {
  if (lot !== undefined) return hypergeometricCdf(accept, n, Math.round(defectShare * lot), lot);
  return 1 - binomialTail(accept + 1, n, defectShare);
}
