/**
 * Who is marked in a funnel. Its limits are those of one annotator by himself: of twenty-four honest ones somebody lies beyond
 * the 99.8 % limits in 5 % of batches by their nominal level alone, of a hundred in 18 %. Marked is who lies beyond them and
 * whom chance does not explain when all who are shown are looked at together: exact binomial tails, adjusted by Holm, so that
 * in a batch without differences anybody at all is marked in 5 % at most.
 */
import { binomialTail } from "#app/stats/binomial-tail.ts";
import { commonShare } from "#app/stats/common-share.ts";
import { holm } from "#app/stats/holm.ts";
import type { Interval } from "#app/stats/interval.ts";
import { wilsonSize } from "#app/stats/wilson-size.ts";
import { beyondLimits, LEAST_ANNOTATORS, LEAST_ROWS } from "./stand-apart.ts";

const ANY_FALSE_MARK = 0.05;

/** A share between 0 and 1 with its 95 % interval. */
export interface FunnelShare extends Interval {
  value: number;
  n: number;
}

/** What all who have enough rows have in common, in which the limits stand; null with too few of them. */
export function funnelCentre(shares: readonly FunnelShare[]): number | null {
  const judged = shares.filter(({ n }) => n >= LEAST_ROWS);
  if (judged.length < LEAST_ANNOTATORS) return null;
  return commonShare(judged.map((share) => ({ value: share.value, n: worthOf(share) })));
}

/** By place, whether the share is marked. Rows that hang together count for what their interval says they are worth. */
export function marksOf(shares: readonly FunnelShare[], centre: number): boolean[] {
  const judged = shares.filter(({ n }) => n >= LEAST_ROWS);
  const adjusted = holm(judged.map((share) => chanceOf(share, centre)));
  const unlikely = new Set(judged.filter((_, i) => (adjusted[i] as number) <= ANY_FALSE_MARK));
  return shares.map((share) => unlikely.has(share) && beyondLimits(share, centre));
}

/** Of a share at least this far out on its side, twice: two-sided. */
function chanceOf(share: FunnelShare, centre: number): number {
  const n = worthOf(share);
  const right = share.value * n;
  return 2 * Math.min(binomialTail(right, n, centre), binomialTail(n - right, n, 1 - centre));
}

function worthOf(share: FunnelShare): number {
  return Math.min(share.n, wilsonSize(share.value, share));
}
