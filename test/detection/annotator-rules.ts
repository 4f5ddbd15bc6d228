/** Which annotators the published rules single out, measure by measure. */
import type { AnnotatorRow, AnnotatorShare } from "#app/metrics/annotators/annotator-table.ts";
import { centreOf, type Measure, standApart } from "#app/review/stand-apart.ts";

export interface Singled {
  name: string;
  /** "gold" by its Wilson upper end, the others by the binomial limits of a funnel. */
  by: Measure[];
  /** By the rule that the product's exclusions follow. */
  apart: Measure[];
}

/** Gold below 0.80 with its whole interval, of 30 answers or more: reference values for single annotators. */
const GOLD_UPPER = 0.8;
const FEWEST_GOLD = 30;
/** The two-sided 99.8 % point, customary for funnel plots. */
const Z_998 = 3.0902;
const FEWEST_ROWS = 20;

export function singledOut(rows: readonly AnnotatorRow[]): Singled[] {
  const apart = new Map(standApart(rows).map(({ name, found }) => [name, found.map(({ measure }) => measure)]));
  const agreement = centreOf(rows, "agreement");
  const longer = centreOf(rows, "longerWins");
  return rows.flatMap((row) => {
    const by: Measure[] = [];
    if (row.gold && row.gold.n >= FEWEST_GOLD && row.gold.high < GOLD_UPPER) by.push("gold");
    if (beyond(row.agreement, agreement) < 0) by.push("agreement");
    if (beyond(row.firstSide, 0.5) !== 0) by.push("firstSide");
    if (beyond(row.longerWins, longer) > 0) by.push("longerWins");
    const found = { name: row.name, by, apart: apart.get(row.name) ?? [] };
    return by.length + found.apart.length > 0 ? [found] : [];
  });
}

/** -1 below, 1 above the limits, 0 between them or where there is too little. */
function beyond(share: AnnotatorShare | null, centre: number | null): number {
  if (!share || centre === null || share.n < FEWEST_ROWS) return 0;
  const half = Z_998 * Math.sqrt((centre * (1 - centre)) / share.n);
  return Math.abs(share.value - centre) > half ? Math.sign(share.value - centre) : 0;
}
