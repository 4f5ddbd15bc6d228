/** Why agreement has no value. */
import { countOf } from "#app/domain/figure.ts";
import { type BatchView, NONE_U32 } from "../batch-view.ts";
import { countedRows } from "../counted-rows.ts";
import type { Counting, Outcome } from "../metric.ts";
import { notComputable, notEnough } from "../outcomes.ts";
import { Side, sideOf } from "../rows.ts";
import { eachUnit } from "./units.ts";

export const DOUBLE_LABELLED = "comparisons with two or more annotators";

export const DOUBLE_DECIDED = "comparisons decided by two or more annotators";

/** Without overlap agreement is not computable; nor is it where two annotators met and said nothing that can agree. */
export function withoutAgreement(metric: Counting, view: BatchView): Outcome {
  const why = whyNoneDecided(view);
  if (why !== null) return notComputable(why);
  if (unitsWith(view, (side) => side) > 0) return notEnough(metric, 0);
  let named = 0;
  for (const row of countedRows(view).row) if (view.judgments.annotator[row] !== NONE_U32) named += 1;
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

/** A sentence where annotators met and no two of them decided the same comparison; null otherwise. */
export function whyNoneDecided(view: BatchView): string | null {
  const overlapping = unitsWith(view, (side) => Math.max(0, side));
  if (overlapping === 0) return null;
  const met = `Of ${countOf(overlapping, "comparison")} with two or more annotators`;
  const labelled = unitsWith(view, (side) => side);
  if (labelled === 0) return `${met} none has two labels: both bad, both good and skips are no side and no tie.`;
  if (unitsWith(view, (side) => (side === Side.TIE ? Side.NONE : side)) > 0) return null;
  const others = labelled < overlapping ? ", both bad, both good or skips" : "";
  return `${met} none was decided by two: the labels are ties${others}.`;
}

function unitsWith(view: BatchView, labelOf: (side: number) => number): number {
  let units = 0;
  eachUnit(
    view,
    (row) => labelOf(sideOf(view, row)),
    () => (units += 1),
  );
  return units;
}

/** Ordered labels need one scale to be ordered on. */
export function withoutScale(): Outcome {
  return notComputable(
    "The delivery has no single ordered label scale.",
    "Contract for one strength scale on all comparisons of a delivery.",
  );
}
