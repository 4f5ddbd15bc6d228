/** A policy as the text of its form, by field name. Criteria it does not have yet come unticked, with their defaults. */
import type { CreditRow, Criterion } from "#app/domain/policy.ts";

export type PolicyValues = Record<string, string>;

export const CREDIT_ROWS = 6;
const BASIS_POINTS_PER_PERCENT = 100;

export function policyValues(
  policy: { name: string; criteria: readonly Criterion[]; credits: readonly CreditRow[] },
  rest: readonly Criterion[],
): PolicyValues {
  return {
    name: policy.name,
    ...Object.fromEntries(policy.criteria.flatMap((criterion) => criterionValues(criterion, true))),
    ...Object.fromEntries(rest.flatMap((criterion) => criterionValues(criterion, false))),
    ...Object.fromEntries(
      policy.credits.flatMap(({ goldAtLeast, creditBasisPoints }, i) => [
        [`credit-${i}-gold`, String(goldAtLeast)],
        [`credit-${i}-percent`, String(creditBasisPoints / BASIS_POINTS_PER_PERCENT)],
      ]),
    ),
  };
}

function criterionValues(criterion: Criterion, judged: boolean): [string, string][] {
  const { metric, warn, fail, minimumN, gate, onWarn, onFail, whenInsufficient } = criterion;
  return [
    [`${metric}.judged`, judged ? "on" : ""],
    [`${metric}.warn`, String(warn)],
    [`${metric}.fail`, String(fail)],
    [`${metric}.minimumN`, String(minimumN)],
    [`${metric}.role`, gate ? "gate" : "advice"],
    [`${metric}.warnCommercial`, onWarn.commercial],
    [`${metric}.warnTraining`, onWarn.training],
    [`${metric}.failCommercial`, onFail.commercial],
    [`${metric}.failTraining`, onFail.training],
    [`${metric}.whenInsufficient`, whenInsufficient],
  ];
}
