/** Agreement beyond chance, of any school, with what the other schools say of the same labels beside it. */
import { type AgreementWeights, agreementWeights, type Weighting } from "#app/stats/agreement-weights.ts";
import type { ChanceRule } from "#app/stats/chance-agreement.ts";
import { pairAgreement } from "#app/stats/pair-agreement.ts";
import type { BatchView } from "../batch-view.ts";
import type { Counting, Detail, Outcome } from "../metric.ts";
import { measureCoefficient } from "./measure-coefficient.ts";
import type { CountOf } from "./pair-table.ts";
import type { UnitTable } from "./unit-table.ts";

const SCHOOLS: readonly [ChanceRule, string][] = [
  ["fleiss", "Fleiss' κ, Scott's π"],
  ["gwet", "Gwet's AC"],
  ["brennan-prediger", "Brennan-Prediger"],
];

export interface School {
  rule: ChanceRule;
  weighting: Weighting;
  count: CountOf;
}

export function measureChanceCorrected(
  metric: Counting,
  view: BatchView,
  table: UnitTable,
  { rule, weighting, count }: School,
): Outcome {
  const weights = agreementWeights(
    weighting,
    table.names.map((_, c) => c + 1),
  );
  return measureCoefficient(metric, view, table, {
    count,
    of: (cells) => pairAgreement(cells, weights, rule),
    detail: (cells) => sideBySide(table, cells, weights),
  });
}

/** With much of one category κ is low although annotators agree, and AC1 is not: one without the other misleads. */
export function sideBySide({ kind }: UnitTable, cells: Float64Array, weights: AgreementWeights): Detail {
  const rows = SCHOOLS.flatMap(([rule, name]): Detail["rows"] => {
    const one = pairAgreement(cells, weights, rule);
    return one ? [[name, one.observed, one.expected, one.value]] : [];
  });
  return {
    title: "Observed agreement, and what each school takes off for chance",
    columns: ["coefficient", "observed", "by chance", "beyond chance"],
    rows,
    // All of them are of the same labels.
    rowParams: rows.map(() => `shared=${kind}`),
  };
}
