/** The annotators of a batch: what each did, and who stands apart. */

import type { AnnotatorRow } from "#app/metrics/annotator-table.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { annotatorsOf } from "./annotators-of.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import { apartText, centreOf, MEASURES, type Measure, standApart } from "./stand-apart.ts";

export const ANNOTATOR_SORTS = [
  "judgments",
  "name",
  "share",
  "agreement",
  "gold",
  "firstSide",
  "longerWins",
  "ties",
  "seconds",
] as const;
export type AnnotatorSort = (typeof ANNOTATOR_SORTS)[number];

export interface AnnotatorsPage {
  rows: (AnnotatorRow & { apart: string | null })[];
  sort: AnnotatorSort;
  descending: boolean;
  /** What the funnel shows. */
  measure: Measure;
  /** Of the measure: the median annotator; null with too few of them. */
  centre: number | null;
  /** Outside the limits of this measure. */
  outside: string[];
  judgments: number;
}

/** undefined when nothing was delivered. */
export async function annotatorsPage(
  tools: ReviewTools,
  batchId: string,
  params: URLSearchParams,
): Promise<AnnotatorsPage | undefined> {
  const deliveries = await activeDeliveries(tools.db, batchId);
  if (deliveries.length === 0) return undefined;
  const rows = annotatorsOf(await tools.views.of(deliveries));
  const asked = params.get("sort") ?? "-judgments";
  const sort = ANNOTATOR_SORTS.find((one) => one === asked.replace(/^-/, "")) ?? "judgments";
  const descending = asked.startsWith("-");
  const measure = measureOf(params.get("measure"), rows);
  const apart = standApart(rows);
  const texts = new Map(apart.map((one) => [one.name, apartText(one)]));
  return {
    rows: sorted(rows, sort, descending).map((row) => ({ ...row, apart: texts.get(row.name) ?? null })),
    sort,
    descending,
    measure,
    centre: centreOf(rows, measure),
    outside: apart.filter(({ found }) => found.some((one) => one.measure === measure)).map(({ name }) => name),
    judgments: rows.reduce((sum, row) => sum + row.judgments, 0),
  };
}

/** The first that has a centre, unless one is asked for. */
function measureOf(asked: string | null, rows: readonly AnnotatorRow[]): Measure {
  return MEASURES.find((one) => one === asked) ?? MEASURES.find((one) => centreOf(rows, one) !== null) ?? "gold";
}

function sorted(rows: readonly AnnotatorRow[], sort: AnnotatorSort, descending: boolean): AnnotatorRow[] {
  const sign = descending ? -1 : 1;
  const value = VALUES[sort];
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return x < y ? -sign : x > y ? sign : 0;
  });
}

const VALUES: Record<AnnotatorSort, (row: AnnotatorRow) => number | string | null> = {
  judgments: (row) => row.judgments,
  name: (row) => row.name,
  share: (row) => row.share,
  agreement: (row) => row.agreement?.value ?? null,
  gold: (row) => row.gold?.value ?? null,
  firstSide: (row) => row.firstSide?.value ?? null,
  longerWins: (row) => row.longerWins?.value ?? null,
  ties: (row) => row.ties?.value ?? null,
  seconds: (row) => row.medianSeconds,
};
