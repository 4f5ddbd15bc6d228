import { binomialTail } from "./binomial-tail.ts";
import { normalCdf } from "./normal-cdf.ts";

export interface McNemar {
  /** Two-sided exact binomial p-value of b in b + c at one half. */
  exact: number;
  /** The same with half of the probability of what was seen: closer to the nominal level. */
  midP: number;
  /** (b - c)² / (b + c) without continuity correction, and its p-value at one degree of freedom. */
  chiSquare: number;
  chiSquareP: number;
}

/**
 * McNemar's test of two discordant counts: of pairs in which exactly one side has a feature, b preferred the side that has
 * it and c the other. Whole numbers >= 0; null without discordant pairs.
 *
 * Source: McNemar, Psychometrika 12 (1947) 153; mid-p after Fagerland, Lydersen and Laake, BMC Med. Res. Methodol. 13 (2013) 91.
 *
 * @example mcnemar(12, 5) // exact 0.1435, mid-p 0.0963
 */
export function mcnemar(b: number, c: number): McNemar | null {
  const n = b + c;
  if (!(n > 0)) return null;
  const most = Math.max(b, c);
  const atLeast = binomialTail(most, n, 0.5);
  const more = binomialTail(most + 1, n, 0.5);
  const chiSquare = (b - c) ** 2 / n;
  return {
    exact: Math.min(1, 2 * atLeast),
    // One outcome at the very middle is both tails: half of its probability is taken once.
    midP: b === c ? 1 - (atLeast - more) : atLeast + more,
    chiSquare,
    chiSquareP: 2 * normalCdf(-Math.sqrt(chiSquare)),
  };
}
