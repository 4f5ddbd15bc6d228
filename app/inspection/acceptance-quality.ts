/**
 * Single sampling plans by acceptance quality limit, general inspection level II: ISO 2859-1, tables 1, 2-A and 2-B.
 *
 * Along a diagonal of the master table (code letter one down, limit one left) the acceptance number is the same: the tables
 * are one sequence each. Where it has no number an arrow sends to the plan with the next smaller or larger sample.
 *
 * Source: ISO 2859-1:1999 (ANSI/ASQ Z1.4).
 */
import type { Severity } from "#app/domain/inspection.ts";

/** Preferred limits that any lot has a plan for, as shares. */
export const ACCEPTANCE_QUALITIES = [
  0.001, 0.0015, 0.0025, 0.004, 0.0065, 0.01, 0.015, 0.025, 0.04, 0.065, 0.1,
] as const;

const SIZES = [2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250] as const;
export const CODE_LETTERS = "ABCDEFGHJKLMNPQ";
/** Largest lot of each letter. */
const LARGEST = [8, 15, 25, 50, 90, 150, 280, 500, 1200, 3200, 10000, 35000, 150000, 500000, Number.POSITIVE_INFINITY];

/** Acceptance numbers by diagonal; the first is that of letter A at 0.1 %. Up: a smaller sample. Down: a larger one. */
const DIAGONALS: Record<Severity, readonly (number | "up" | "down")[]> = {
  normal: [...new Array<"down">(9).fill("down"), 0, "up", "down", 1, 2, 3, 5, 7, 10, 14, 21],
  tightened: [...new Array<"down">(10).fill("down"), 0, "down", "down", 1, 2, 3, 5, 8, 12, 18],
};

/** @example codeLetter(2000) // "K" */
export function codeLetter(lot: number): string {
  return CODE_LETTERS.charAt(letterIndex(lot));
}

/**
 * @param quality one of ACCEPTANCE_QUALITIES; null is returned for any other.
 * @example acceptanceQualityPlan(5000, 0.025, "normal") // { n: 200, accept: 10 }
 */
export function acceptanceQualityPlan(
  lot: number,
  quality: number,
  severity: Severity,
): { n: number; accept: number } | null {
  const column = ACCEPTANCE_QUALITIES.findIndex((one) => Math.abs(one - quality) < 1e-9);
  if (column < 0) return null;
  let letter = letterIndex(lot);
  let found = numberAt(severity, letter, column);
  for (; found === "up" || found === "down"; found = numberAt(severity, letter, column))
    // Above letter A there is nothing to go up to.
    letter += found === "up" && letter > 0 ? -1 : 1;
  const n = SIZES[letter];
  if (n === undefined || n >= lot) return { n: lot, accept: 0 };
  return { n, accept: found };
}

function letterIndex(lot: number): number {
  return LARGEST.findIndex((largest) => lot <= largest);
}

/** Beyond the largest acceptance number every arrow points up. */
function numberAt(severity: Severity, letter: number, column: number): number | "up" | "down" {
  return DIAGONALS[severity][letter + column] ?? "up";
}
