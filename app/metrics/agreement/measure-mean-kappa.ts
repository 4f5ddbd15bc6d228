/** Cohen's kappa of every annotator pair that shares enough comparisons, and the interval of their mean. */
import { coefficientInterval } from "#app/stats/coefficient-interval.ts";
import { cohenKappa } from "#app/stats/cohen-kappa.ts";
import type { BatchView } from "../batch-view.ts";
import { listedRows } from "../listed-rows.ts";
import type { Counting, Detail, Outcome } from "../metric.ts";
import { FEWEST_PROMPTS, notComputable, notEnough, tooFew } from "../outcomes.ts";
import { meanKappaVariance } from "./mean-kappa-variance.ts";
import { withoutAgreement } from "./overlap.ts";
import { type RaterPair, raterPairs } from "./rater-pairs.ts";

export const FEWEST_SHARED = 20;
const LISTED = 200;
export const SHARED_BY_PAIRS = `comparisons shared by pairs with ${FEWEST_SHARED} or more in common`;

/**
 * Two rounds over the units: cross tables give each pair's kappa, then prompts the variance of their mean. A pair that only
 * ever used one category has no kappa and is left out.
 */
export function measureMeanKappa(metric: Counting, view: BatchView): Outcome {
  const met = raterPairs(view, FEWEST_SHARED);
  const { pairs } = met;
  if (pairs.length === 0) {
    const why = withoutAgreement(metric, view);
    return why.kind === "not-enough" ? notEnough(metric, 0) : why;
  }
  const kappas = pairs.map(({ table }) => cohenKappa(table));
  const defined = kappas.filter((kappa) => kappa !== null);
  if (defined.length === 0)
    return notComputable(
      "Each pair with enough shared comparisons gave one and the same label throughout: where nothing varies, κ is not defined.",
    );
  const value = defined.reduce((sum, kappa) => sum + kappa.value, 0) / defined.length;
  const { n, prompts, worth, variance } = meanKappaVariance(view, met, kappas);
  if (prompts < FEWEST_PROMPTS) return tooFew(metric, n, prompts);
  return {
    kind: "estimate",
    value,
    ...coefficientInterval(value, variance, worth, 0.5),
    n,
    nUnit: metric.nUnit,
    detail: listed(view, pairs),
  };
}

function listed(view: BatchView, pairs: readonly RaterPair[]): Detail {
  const { names } = view;
  const records = listedRows(view);
  const rows = pairs
    .map(({ a, b, n, table }): [string, string, number, number, number | null] => {
      const total = table.flat().reduce((sum, count) => sum + count, 0);
      const agreed = table.reduce((sum, row, side) => sum + (row[side] ?? 0), 0);
      const [one = "", other = ""] = [names.annotators[a] ?? "", names.annotators[b] ?? ""].sort();
      return [one, other, n, agreed / total, cohenKappa(table)?.value ?? null];
    })
    .sort((x, y) => y[2] - x[2] || (x[0] + x[1] < y[0] + y[1] ? -1 : 1));
  const shown = rows.slice(0, LISTED);
  return {
    title: "Annotator pairs, most shared comparisons first",
    columns: ["annotator", "annotator", "comparisons", "agreement", "κ"],
    rows: shown,
    rowParams: shown.map(([one, other]) =>
      records([
        ["annotator", one],
        ["met", other],
      ]),
    ),
  };
}
