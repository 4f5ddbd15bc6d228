/** Who agrees with whom in a batch: shared comparisons of every two annotators, and on how many they chose the same side. */

import { type RaterPairs, raterPairs } from "#app/metrics/agreement/rater-pairs.ts";
import { oncePerView } from "#app/metrics/once-per-view.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { annotatorsOf } from "./annotators-of.ts";
import type { ReviewTools } from "./batch-standing.server.ts";

/** As many as fit a laptop's screen; the others are a page away. */
export const MATRIX_SIZE = 18;
/** Cells of fewer comparisons have no colour. */
export const FEWEST_IN_CELL = 10;

export interface PairAgreement {
  value: number;
  low: number;
  high: number;
  n: number;
}

export interface AgreementMatrix {
  names: string[];
  /** Both triangles; null on the diagonal and where two never met. */
  cells: (PairAgreement | null)[][];
  /** Over all pairs of the batch, each comparison of two annotators counting once; null without any. */
  mean: number | null;
  page: number;
  pages: number;
  annotators: number;
  /** The pair shown that agrees least, of those with enough comparisons. */
  least: { names: [string, string]; agreement: PairAgreement } | null;
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
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(params.get("page"))) || 1));
  const shown = rows.slice((page - 1) * MATRIX_SIZE, page * MATRIX_SIZE);
  const cells = shown.map((one) => shown.map((other) => agreementOf(met, one.annotator, other.annotator)));
  return {
    names: shown.map(({ name }) => name),
    cells,
    mean: meanOf(met),
    page,
    pages,
    annotators: rows.length,
    least: leastOf(
      shown.map(({ name }) => name),
      cells,
    ),
  };
}

export const pairsOf = oncePerView((view) => raterPairs(view, 1));

export function agreementOf({ pairs, placeOf }: RaterPairs, one: number, other: number): PairAgreement | null {
  const pair = pairs[placeOf(Math.min(one, other), Math.max(one, other))];
  if (!pair || one === other) return null;
  const total = pair.table.flat().reduce((sum, count) => sum + count, 0);
  const value = pair.table.reduce((sum, row, side) => sum + (row[side] ?? 0), 0) / total;
  return { value, ...wilsonInterval(value, pair.n), n: pair.n };
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

function leastOf(names: string[], cells: (PairAgreement | null)[][]): AgreementMatrix["least"] {
  let least: AgreementMatrix["least"] = null;
  for (const [i, row] of cells.entries())
    for (const [j, agreement] of row.entries()) {
      if (!agreement || j <= i || agreement.n < FEWEST_IN_CELL) continue;
      // By the upper bound: a pair that shares little proves little.
      if (!least || agreement.high < least.agreement.high)
        least = { names: [names[i] ?? "", names[j] ?? ""], agreement };
    }
  return least;
}
