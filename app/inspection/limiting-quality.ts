/**
 * Single sampling plans by limiting quality, for a lot by itself: ISO 2859-2, procedure A.
 *
 * The standard says of its plans that a lot at the limiting quality passes usually less than 10 %, always less than 13 % of
 * the time. Recomputed without replacement for every lot size, this holds for the cells of 0.5, 0.8 and 1.25 % from lots
 * of 151 on, and where they accept a defect the cells follow one series (n × limit is the same for the same number). Two
 * cells do more harm in the lots they end with: 90/0 at 1.25 % (15.8 % of 150) and 50/0 at 2 % (19.5 % of 90), because so
 * few defects are a whole number. No second copy of the table was at hand for the three strictest columns, and the screens
 * say so; they show the risk of the very lot in any case.
 *
 * Source: ISO 2859-2:1985, table A; its scope for the two bounds of the risk.
 */

/** Preferred limiting qualities, as shares. */
export const LIMITING_QUALITIES = [0.005, 0.008, 0.0125, 0.02, 0.0315, 0.05, 0.08, 0.125, 0.2, 0.315] as const;

/** Largest lot of the row; then n/Ac for each limiting quality, "all" = every unit. */
const TABLE_A: readonly (readonly [number, string])[] = [
  [25, "all all all all all all 17/0 13/0 9/0 6/0"],
  [50, "all all all all all 28/0 22/0 15/0 10/0 6/0"],
  [90, "all all all 50/0 44/0 34/0 24/0 16/0 10/0 8/0"],
  [150, "all all 90/0 80/0 55/0 38/0 26/0 18/0 13/0 13/1"],
  [280, "200/0 170/0 130/0 95/0 65/0 42/0 28/0 20/0 20/1 13/1"],
  [500, "280/0 220/0 155/0 105/0 80/0 50/0 32/0 32/1 20/1 20/3"],
  [1200, "380/0 255/0 170/0 125/0 125/1 80/1 50/1 32/1 32/3 32/5"],
  [3200, "430/0 280/0 200/0 200/1 125/1 125/3 80/3 50/3 50/5 50/10"],
  [10000, "450/0 315/0 315/1 200/1 200/3 200/5 125/5 80/5 80/10 80/18"],
  [35000, "500/0 500/1 315/1 315/3 315/5 315/10 200/10 125/10 125/18 80/18"],
  [150000, "800/1 500/1 500/3 500/5 500/10 500/18 315/18 200/18 125/18 80/18"],
  [500000, "800/1 800/3 800/5 800/10 800/18 500/18 315/18 200/18 125/18 80/18"],
  [Number.POSITIVE_INFINITY, "1250/3 1250/5 1250/10 1250/18 800/18 500/18 315/18 200/18 125/18 80/18"],
];

/**
 * @param quality one of LIMITING_QUALITIES; null is returned for any other.
 * @example limitingQualityPlan(2000, 0.05) // { n: 125, accept: 3 }
 */
export function limitingQualityPlan(lot: number, quality: number): { n: number; accept: number } | null {
  const column = LIMITING_QUALITIES.findIndex((one) => Math.abs(one - quality) < 1e-9);
  const row = TABLE_A.find(([largest]) => lot <= largest);
  const cell = row?.[1].split(" ")[column];
  if (cell === undefined) return null;
  const [n, accept] = cell.split("/").map(Number);
  if (cell === "all" || n === undefined || n >= lot) return { n: lot, accept: 0 };
  return { n, accept: accept ?? 0 };
}

/** Up to here the cells were recomputed, not compared with a second copy. */
const STRICTEST = 0.0125;
const STATED_MOST = 0.13;

/**
 * What is to be known of a cell where its plan is offered; null where there is nothing.
 *
 * @param atLimit chance that the very lot passes at the limit
 */
export function cellNote(quality: number, atLimit: number): string | null {
  if (atLimit >= STATED_MOST)
    return "That is more than the 13 % that the standard states for its plans: the lot is too small for this limit.";
  if (quality > STRICTEST + 1e-9) return null;
  return "This cell of the standard’s table was checked by recomputing its risk, not against a second copy of the table.";
}
