/**
 * The smallest set of exclusions, or of lower weights, under which failing gates no longer fail.
 *
 * Every one and every pair of candidates is tried, so that a set of one or two is the smallest there is among them; beyond
 * that the search is greedy (the candidate that mends most, step by step, then all that proves needless is put back), a
 * heuristic. Of sets of one size the one that keeps most judgments is taken. Nothing is applied.
 *
 * The data that the set was chosen on also judge it, so that what it mends is optimistic.
 */
import type { Judged } from "./judge.ts";
import type { Rule } from "./rules.ts";
import { type Goal, type Mended, Search, type SuggestInput } from "./suggest-search.ts";

export interface Found {
  rules: Rule[];
  mended: Mended[];
  /** Every set of this size and smaller was tried. */
  isSmallest: boolean;
  goal: Goal;
}

export interface SuggestResult {
  found: Found | null;
  /** Sets that were measured. */
  tried: number;
}

/** Beyond so many candidates pairs are not all tried. */
const MOST_IN_PAIRS = 10;

/** Gates that fail and can be measured on a part of the batch. */
export function mendableGates(judged: readonly Judged[]): Judged[] {
  return judged.filter(
    ({ criterion, state, metric }) => criterion?.gate && state === "fail" && metric.slices !== "never",
  );
}

export function suggest(input: SuggestInput): SuggestResult {
  const { judged, candidates } = input;
  const failing = mendableGates(judged);
  const search = new Search(input, failing);
  for (const goal of ["pass", "warn"] as const) {
    const sets = [...singles(candidates), ...pairs(candidates.slice(0, MOST_IN_PAIRS))];
    const best = search.first(sets, goal) ?? search.greedy(candidates, goal);
    if (best) {
      const rules = search.lighter(best, goal);
      const isSmallest = best.length === 1 || (best.length === 2 && candidates.length <= MOST_IN_PAIRS);
      return { found: { rules, mended: search.mended(rules), isSmallest, goal }, tried: search.tried };
    }
  }
  return { found: null, tried: search.tried };
}

function singles(candidates: readonly Rule[]): Rule[][] {
  return candidates.map((one) => [one]);
}

function pairs(candidates: readonly Rule[]): Rule[][] {
  return candidates.flatMap((one, at) => candidates.slice(at + 1).map((other) => [one, other]));
}
