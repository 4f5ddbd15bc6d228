/** Who agrees with whom in a batch: shared comparisons of every two annotators, and on how many they chose the same side. */

import { pairShares } from "#app/metrics/agreement/pair-shares.ts";
import { type RaterPairs, raterPairs } from "#app/metrics/agreement/rater-pairs.ts";
import { oncePerView } from "#app/metrics/once-per-view.ts";
import { familyWiseZ } from "#app/stats/family-wise-z.ts";
import type { GroupedClusterSums } from "#app/stats/grouped-cluster-sums.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { annotatorsOf } from "./annotators-of.ts";
import type { ReviewTools } from "./batch-standing.server.ts";

/** As many as fit a laptop's screen: of rows and, apart from them, of columns, so that every pair has its place. */
export const MATRIX_SIZE = 18;
/** Cells of fewer comparisons have no colour. */
export const FEWEST_IN_CELL = 10;

export interface PairAgreement {
  value: number;
  low: number;
  high: number;
  n: number;
  /** Independent comparisons that would tell as much, prompts being clusters. */
  effectiveN: number;
}

export interface AgreementMatrix {
  /** Of the rows. */
  names: string[];
  columns: string[];
  /** By row, then column; null for one annotator and himself, and where two never met. */
  cells: (PairAgreement | null)[][];
  /** Over all pairs of the batch, each comparison of two annotators counting once; null without any. */
  mean: number | null;
  page: number;
  columnPage: number;
  /** Of rows, and of columns. */
  pages: number;
  annotators: number;
  least: LeastAgreement | null;
}

/** The pair of the whole batch that agrees least, of those with enough comparisons. */
export interface LeastAgreement {
  names: [string, string];
  agreement: PairAgreement;
  /** Below the mean by more than the luck of the lowest of so many pairs. */
  isBeyondChance: boolean;
}

/** undefined when nothing was delivered. */
export async function agreementMatrix(
  tools: ReviewTools,
  batchId: string,
  params: URLSearchParams,
): Promise<AgreementMatrix | undefined> {
  const deliveries = await activeDeliveries(tools.db, batchId);
  if (deliveries.length === 0) return undefined;
  const view = await tools.views.of(deliveries);
  const met = pairsOf(view);
  const withPairs = new Set(met.pairs.flatMap(({ a, b }) => [a, b]));
  const rows = annotatorsOf(view).filter(({ annotator }) => withPairs.has(annotator));
  const pages = Math.max(1, Math.ceil(rows.length / MATRIX_SIZE));
  const pageOf = (name: string) => Math.min(pages, Math.max(1, Math.trunc(Number(params.get(name))) || 1));
  const page = pageOf("page");
  const columnPage = params.has("columns") ? pageOf("columns") : page;
  const onPage = (at: number) => rows.slice((at - 1) * MATRIX_SIZE, at * MATRIX_SIZE);
  const [shown, across] = [onPage(page), onPage(columnPage)];
  const mean = meanOf(met);
  return {
    names: shown.map(({ name }) => name),
    columns: across.map(({ name }) => name),
    cells: shown.map((one) => across.map((other) => agreementOf(met, one.annotator, other.annotator))),
    mean,
    page,
    columnPage,
    pages,
    annotators: rows.length,
    least: mean === null ? null : leastOf(pairsMet(view.names.annotators, met), mean),
  };
}

export interface MetPairs extends RaterPairs {
  shares: GroupedClusterSums;
}

export const pairsOf = oncePerView((view): MetPairs => {
  const met = raterPairs(view, 1);
  return { ...met, shares: pairShares(view, met) };
});

export function agreementOf({ pairs, placeOf, shares }: MetPairs, one: number, other: number): PairAgreement | null {
  const place = one === other ? -1 : placeOf(Math.min(one, other), Math.max(one, other));
  const share = place < 0 ? null : shares.shareOf(place);
  return share && { ...share, n: pairs[place]?.n ?? 0 };
}

function meanOf({ pairs }: RaterPairs): number | null {
  let [agreed, all] = [0, 0];
  for (const { table } of pairs)
    for (const [side, row] of table.entries()) {
      agreed += row[side] ?? 0;
      all += row.reduce((sum, count) => sum + count, 0);
    }
  return all > 0 ? agreed / all : null;
}

type NamedPair = Pick<LeastAgreement, "names" | "agreement">;

function pairsMet(names: readonly string[], met: MetPairs): NamedPair[] {
  return met.pairs.flatMap(({ a, b }) => {
    const agreement = agreementOf(met, a, b);
    return agreement ? [{ names: [names[a] ?? "", names[b] ?? ""], agreement }] : [];
  });
}

export function leastOf(pairs: readonly NamedPair[], mean: number): LeastAgreement | null {
  const enough = pairs.filter(({ agreement }) => agreement.n >= FEWEST_IN_CELL);
  const [first, ...others] = enough;
  if (!first) return null;
  // By the upper bound: a pair that shares little proves little.
  const least = others.reduce((lowest, one) => (one.agreement.high < lowest.agreement.high ? one : lowest), first);
  const { value, effectiveN } = least.agreement;
  return { ...least, isBeyondChance: wilsonInterval(value, effectiveN, familyWiseZ(enough.length)).high < mean };
}
