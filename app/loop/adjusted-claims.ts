/** Many comparisons at once: which of them stand when it is counted how many were made. */
import { benjaminiHochberg } from "#app/stats/benjamini-hochberg.ts";
import type { Comparison } from "./compare-runs.ts";

/** Expected share of false ones among those that stand. */
export const FALSE_DISCOVERIES = 0.05;

/**
 * Benjamini-Hochberg adjusted p-values of those that have one, in the order given; null for the others. Comparisons with one
 * common run depend on each other positively, which the method allows for.
 */
export function adjustedOf(comparisons: readonly (Comparison | null)[]): (number | null)[] {
  const tested = comparisons.flatMap((comparison) => comparison?.p ?? []);
  const adjusted = benjaminiHochberg(tested).values();
  return comparisons.map((comparison) => (comparison?.p == null ? null : (adjusted.next().value ?? null)));
}

/** What to call it among many: a difference that its adjusted p-value does not bear is none. */
export function claimAmongMany(comparison: Comparison, adjusted: number | null): Comparison["claim"] {
  const isClaimed = comparison.claim === "better" || comparison.claim === "worse";
  return isClaimed && (adjusted ?? 1) > FALSE_DISCOVERIES ? "no-difference" : comparison.claim;
}
