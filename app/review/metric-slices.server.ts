/** A metric of one week by annotator, domain, model …: measured when asked for, because there are too many to store. */
import type { BatchView } from "#app/metrics/batch-view.ts";
import type { Metric, MetricState, Outcome } from "#app/metrics/metric.ts";
import { evidenceOf } from "./batch-evidence.server.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import type { BesideFacts } from "./beside.ts";
import { DIMENSIONS, type Dimension, dimensionOf } from "./dimensions.ts";
import { withoutDetail } from "./judged-row.ts";
import { measureContextOf } from "./measure-context.server.ts";
import { matchRecords, recordFilterOf } from "./record-filter.ts";
import { type SliceOutcome, slicesOf } from "./slice-outcomes.ts";
import { badness, slicesSentence } from "./slices-sentence.ts";

export const SLICE_SORTS = ["slice", "value", "n", "judgments"] as const;
export type SliceSort = (typeof SLICE_SORTS)[number];

export interface MetricSlices {
  batchId: string;
  by: string;
  dimensions: { id: string; title: string }[];
  sort: SliceSort;
  descending: boolean;
  whole: Outcome | null;
  wholeState: MetricState | null;
  rows: SliceOutcome[];
  all: number;
  finding: string;
  /** Why there are no slices, or nothing to say of any of them. */
  none: string | null;
  /** The records that drive the metric; null when it names none. */
  driving: { params: string; records: number; judgments: number } | null;
}

/** undefined when nothing was delivered for the batch. */
export async function metricSlices(
  tools: ReviewTools,
  metric: Metric,
  batchId: string,
  params: URLSearchParams,
): Promise<MetricSlices | undefined> {
  const evidence = await evidenceOf(tools.db, batchId);
  if (!evidence || evidence.deliveries.length === 0) return undefined;
  const view = await tools.views.of(evidence.deliveries);
  const context = await measureContextOf(tools, evidence, view);
  const dimension = dimensionOf(params.get("by")) ?? firstWithStrata(view);
  const { rows, all } = slicesOf({ view, context, metric, policy: evidence.policy }, dimension);
  const stored = evidence.judged.find((one) => one.metric.id === metric.id);
  const asked = params.get("sort") ?? "";
  const sort = SLICE_SORTS.find((one) => one === asked.replace(/^-/, "")) ?? "slice";
  const descending = asked.startsWith("-");
  return {
    batchId,
    by: dimension.id,
    dimensions: DIMENSIONS.map(({ id, title }) => ({ id, title })),
    sort,
    descending,
    whole: stored ? withoutDetail(stored.outcome) : null,
    wholeState: stored?.state ?? null,
    rows: sorted(metric, rows, sort, descending),
    all,
    finding: slicesSentence(metric, dimension.title, rows, stored?.outcome ?? null),
    none: rows.length > 0 ? whyOfNone(rows) : metric.slices === "never" ? WHOLE_ONLY : dimension.absent,
    driving: metric.rows === undefined ? null : driving(view, metric.rows, context),
  };
}

const WHOLE_ONLY = "It counts the delivery as a whole; a slice of it would mean nothing.";

/** What stands in the way of all of them alike: said once instead of in every row; null when it does not. */
function whyOfNone(rows: readonly SliceOutcome[]): string | null {
  const reasons = new Set(rows.map(({ outcome }) => (outcome.kind === "not-computable" ? outcome.reason : null)));
  const [reason = null] = reasons;
  return reasons.size === 1 && reason !== null ? `Of no slice can this be computed: ${reason}` : null;
}

function firstWithStrata(view: BatchView): Dimension {
  const { domains, annotators, models } = view.names;
  const id =
    domains.length > 1 ? "domain" : annotators.length > 0 ? "annotator" : models.length > 1 ? "model" : "prompt-length";
  return dimensionOf(id) as Dimension;
}

function driving(view: BatchView, params: string, facts: BesideFacts): MetricSlices["driving"] {
  const { items, judgments } = matchRecords(view, recordFilterOf(new URLSearchParams(params)), null, facts);
  return { params, records: items.length, judgments };
}

function sorted(metric: Metric, rows: SliceOutcome[], sort: SliceSort, descending: boolean): SliceOutcome[] {
  if (sort === "slice") return descending ? [...rows].reverse() : rows;
  const key = (row: SliceOutcome) => {
    if (sort === "judgments") return row.judgments;
    if (sort === "n") return row.outcome.kind === "not-computable" ? Number.NEGATIVE_INFINITY : row.outcome.n;
    return badness(metric, row.outcome);
  };
  // Worst first when descending; what has no value comes last whichever way the list runs.
  return [...rows].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (!Number.isFinite(x) || !Number.isFinite(y)) return Number(!Number.isFinite(x)) - Number(!Number.isFinite(y));
    return descending ? y - x : x - y;
  });
}
