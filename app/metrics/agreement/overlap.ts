/** Why agreement has no value. */
import { type BatchView, NONE_U32 } from "../batch-view.ts";
import type { Metric, Outcome } from "../metric.ts";
import { notComputable, notEnough } from "../outcomes.ts";
import { eachRow, sideOf } from "../rows.ts";
import { eachUnit } from "./units.ts";

export const DOUBLE_LABELLED = "comparisons with two or more annotators";

/** Without overlap agreement is not computable; with overlap but no usable labels there is not enough data. */
export function withoutAgreement(metric: Pick<Metric, "minimumN">, view: BatchView, n: number): Outcome {
  let overlapping = 0;
  eachUnit(
    view,
    (row) => Math.max(0, sideOf(view, row)),
    () => (overlapping += 1),
    () => {},
  );
  if (overlapping > 0) return notEnough(metric, n, DOUBLE_LABELLED);
  let named = 0;
  eachRow(
    view,
    (row) => (named += view.judgments.annotator[row] === NONE_U32 ? 0 : 1),
    () => {},
  );
  if (named === 0)
    return notComputable(
      "No judgment names its annotator.",
      "Contract for a stable pseudonym of the annotator on every judgment.",
    );
  return notComputable(
    "No comparison was judged by two annotators.",
    "Contract for 10 to 20 % of the items to be judged by two or more annotators.",
  );
}

/** Ordered labels need one scale to be ordered on. */
export function withoutScale(): Outcome {
  return notComputable(
    "The delivery has no single ordered label scale.",
    "Contract for one strength scale on all comparisons of a delivery.",
  );
}
