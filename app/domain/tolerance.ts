/** How far a week's volume may lie from what was agreed: below it the week is short, above it the rest is not paid. */
import { BASIS_POINTS } from "./pricing.ts";

export interface Tolerance {
  /** Basis points of a week's expected units that may be missing before it counts as short. */
  toleranceUnderBasisPoints: number;
  /** Basis points beyond the expected units that are still paid; null = everything accepted is. */
  toleranceOverBasisPoints: number | null;
}

/** Where a contract says nothing. */
export const USUAL_TOLERANCE: Tolerance = { toleranceUnderBasisPoints: 500, toleranceOverBasisPoints: null };

/** @param said in per cent, as a contract file says it */
export function toleranceOf(said: { under?: number | undefined; over?: number | undefined } | undefined): Tolerance {
  return {
    toleranceUnderBasisPoints:
      said?.under === undefined ? USUAL_TOLERANCE.toleranceUnderBasisPoints : Math.round(said.under * 100),
    toleranceOverBasisPoints:
      said?.over === undefined ? USUAL_TOLERANCE.toleranceOverBasisPoints : Math.round(said.over * 100),
  };
}

/** @example isShort(1899, 2000, USUAL_TOLERANCE) // true: under 95 % of what the week expects */
export function isShort(units: number, expectedUnits: number, { toleranceUnderBasisPoints }: Tolerance): boolean {
  return units * BASIS_POINTS < expectedUnits * (BASIS_POINTS - toleranceUnderBasisPoints);
}

/**
 * How many of a week's units are paid at most; null = all. A week without a stated volume has no most.
 *
 * @example payableAtMost(2000, { toleranceUnderBasisPoints: 500, toleranceOverBasisPoints: 500 }) // 2100
 */
export function payableAtMost(expectedUnits: number, { toleranceOverBasisPoints }: Tolerance): number | null {
  if (toleranceOverBasisPoints === null || expectedUnits === 0) return null;
  return Math.floor((expectedUnits * (BASIS_POINTS + toleranceOverBasisPoints)) / BASIS_POINTS);
}

/** Of so many units of a week, how many are paid. */
export function paidOf(units: number, expectedUnits: number, tolerance: Tolerance): number {
  return Math.min(units, payableAtMost(expectedUnits, tolerance) ?? units);
}

/** @example toleranceText(USUAL_TOLERANCE) // "a week is short when more than 5 % of its volume is missing; all that is accepted over it is paid" */
export function toleranceText({ toleranceUnderBasisPoints: under, toleranceOverBasisPoints: over }: Tolerance): string {
  const percent = (basisPoints: number) => `${basisPoints / 100} %`;
  const paid = over === null ? "all that is accepted over it is paid" : `up to ${percent(over)} over it is paid`;
  return `a week is short when more than ${percent(under)} of its volume is missing; ${paid}`;
}
