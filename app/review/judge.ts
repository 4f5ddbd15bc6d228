/** Puts every outcome against the policy in force: its state, and the criterion that gave it. */
import type { Criterion, Policy } from "#app/domain/policy.ts";
import type { Metric, MetricState, Outcome } from "#app/metrics/metric.ts";
import { stateOf } from "#app/metrics/state.ts";
import { familyWiseZ } from "#app/stats/family-wise-z.ts";

export interface Judged {
  metric: Metric;
  outcome: Outcome;
  state: MetricState;
  /** The policy's criterion; null when the metric is only shown, against its own default lines. */
  criterion: Criterion | null;
  /** Gates of the policy, of which this is one: its failing is judged at the level of all of them together. 1 = no gate. */
  family: number;
}

/** How many gates a policy judges together: all it names, so that a metric has one state wherever it is shown. */
export function gatesOf(policy: Pick<Policy, "criteria">): number {
  return policy.criteria.filter(({ gate }) => gate).length;
}

/** Metrics in catalogue order; those without an outcome are left out. */
export function judge(policy: Policy, metrics: readonly Metric[], outcomes: ReadonlyMap<string, Outcome>): Judged[] {
  const criteria = new Map(policy.criteria.map((criterion) => [criterion.metric, criterion]));
  const gates = gatesOf(policy);
  return metrics.flatMap((metric) => {
    const outcome = outcomes.get(metric.id);
    if (!outcome) return [];
    const criterion = criteria.get(metric.id) ?? null;
    const lines = criterion ?? { ...metric.lines, minimumN: metric.minimumN };
    const family = criterion?.gate ? gates : 1;
    return [{ metric, outcome, state: stateOf(outcome, lines, metric, familyWiseZ(family)), criterion, family }];
  });
}
