/** The annotators with the largest shares, as a table that leads to their rows. */

import type { ShareByAnnotator } from "../annotators/share-by-annotator.ts";
import type { BatchView } from "../batch-view.ts";
import { listedRows } from "../listed-rows.ts";
import type { Detail } from "../metric.ts";

const MOST = 10;

/**
 * Those with a share above 0, by the lower end of its interval: a high share of few rows does not lead.
 *
 * @param mark of the rows that count, where not all of an annotator's do.
 */
export function worstAnnotators(
  view: BatchView,
  shares: ShareByAnnotator,
  title: string,
  what: string,
  nUnit: string,
  mark?: string,
): Detail {
  const worst = view.names.annotators
    .flatMap((name, annotator) => {
      const share = shares.of(annotator);
      return share && share.value > 0 ? [{ name, ...share }] : [];
    })
    .sort((a, b) => b.low - a.low || b.value - a.value || (a.name < b.name ? -1 : 1))
    .slice(0, MOST);
  return {
    title,
    columns: ["annotator", what, "low", "high", nUnit],
    rows: worst.map(({ name, value, low, high, n }) => [name, value, low, high, n]),
    rowParams: worst.map(({ name }) => rowsOf(view, name, mark)),
  };
}

/** Parameters of the records screen for an annotator's rows that count: all, or those with a mark. */
export function rowsOf(view: BatchView, annotator: string, mark?: string): string {
  return listedRows(view)([["annotator", annotator], ...(mark ? [["mark", mark] as const] : [])]);
}
