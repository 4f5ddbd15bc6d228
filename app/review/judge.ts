/** Puts every outcome against the policy in force: its state, and the criterion that gave it. */
import type { Criterion, Policy } from "#app/domain/policy.ts";
import type { Metric, MetricState, Outcome } from "#app/metrics/metric.ts";
import { stateOf } from "#app/metrics/state.ts";

export interface Judged {
  metric: Metric;
  outcome: Outcome;
  state: MetricState;
  /** The policy's criterion; null when the metric is only shown, against its own default lines. */
  criterion: Criterion | null;
}

/** Metrics in catalogue order; those without an outcome are left out. */
export function judge(policy: Policy, metrics: readonly Metric[], outcomes: ReadonlyMap<string, Outcome>): Judged[] {
  const criteria = new Map(policy.criteria.map((criterion) => [criterion.metric, criterion]));
  return metrics.flatMap((metric) => {
    const outcome = outcomes.get(metric.id);
    if (!outcome) return [];
    const criterion = criteria.get(metric.id) ?? null;
    const lines = criterion ?? { ...metric.lines, minimumN: metric.minimumN };
    return [{ metric, outcome, state: stateOf(outcome, lines, metric), criterion }];
  });
}
