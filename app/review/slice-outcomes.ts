/** A metric of each slice along a dimension: the same measurement as of the batch, on fewer rows. */
import type { Policy } from "#app/domain/policy.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { measureOne } from "#app/metrics/measure-one.ts";
import type { MeasureContext, Metric, MetricState, Outcome } from "#app/metrics/metric.ts";
import { stateOf } from "#app/metrics/state.ts";
import { subScores, subView } from "#app/metrics/sub-view.ts";
import type { Dimension, Strata } from "./dimensions.ts";
import { withoutDetail } from "./judged-row.ts";
import { paramsOfSlice } from "./slice-params.ts";
import { type Cut, cutsOf } from "./slice-views.ts";

/** Further strata are left out, smallest first. */
export const MOST_SLICES = 200;

export interface SliceOutcome {
  name: string;
  /** Of the records screen. */
  params: string;
  judgments: number;
  /** Without the detail of its chart. */
  outcome: Outcome;
  state: MetricState;
}

export interface SlicesOf {
  /** In the dimension's own order, or by name. */
  rows: SliceOutcome[];
  /** Strata of the dimension, measured or not. */
  all: number;
}

export function slicesOf(
  { view, context, metric, policy }: { view: BatchView; context: MeasureContext; metric: Metric; policy: Policy },
  dimension: Dimension,
): SlicesOf {
  if (metric.slices === "never") return { rows: [], all: 0 };
  const strata = dimension.strataOf(view);
  const cuts = cutsOf(view, strata);
  const measured = largest(cuts);
  const criterion = policy.criteria.find((one) => one.metric === metric.id) ?? {
    ...metric.lines,
    minimumN: metric.minimumN,
  };
  const rows = measured.map((cut) => {
    const name = strata.names[cut.stratum] ?? "";
    const part = subView(view, cut.items, metric.slices === "items" ? null : cut.holds);
    const outcome = withoutDetail(measureOne(metric, part, sliceContext(view, context, cut, { dimension, name })));
    return {
      name,
      params: new URLSearchParams(paramsOfSlice(strata.slices[cut.stratum] ?? {})).toString(),
      judgments: cut.judgments,
      outcome,
      state: stateOf(outcome, criterion, metric),
    };
  });
  if (!dimension.ordered) rows.sort((a, b) => BY_NAME.compare(a.name, b.name));
  return { rows, all: cuts.length };
}

/** w-9 before w-10. */
const BY_NAME = new Intl.Collator("en", { numeric: true });

function largest(cuts: readonly Cut[]): Cut[] {
  const kept = new Set([...cuts].sort((a, b) => b.judgments - a.judgments).slice(0, MOST_SLICES));
  return cuts.filter((cut) => kept.has(cut));
}

/** The facts around a slice: the same stratum of the previous batch; texts are not at hand. */
function sliceContext(
  view: BatchView,
  context: MeasureContext,
  cut: Cut,
  stratum: { dimension: Dimension; name: string },
): MeasureContext {
  let previous: BatchView | null | undefined;
  return {
    ...context,
    texts: null,
    scores: context.scores ? subScores(view, cut.items, context.scores) : context.scores,
    // Cut only for the metrics that look back.
    get previous() {
      previous ??= context.previous && sameStratum(context.previous, stratum);
      return previous;
    },
  };
}

function sameStratum(view: BatchView, { dimension, name }: { dimension: Dimension; name: string }): BatchView | null {
  const strata: Strata = dimension.strataOf(view);
  const cut = cutsOf(view, strata).find(({ stratum }) => strata.names[stratum] === name);
  return cut ? subView(view, cut.items, cut.holds) : null;
}
