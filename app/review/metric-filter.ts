/** Which of a batch's many metrics are listed: all of it stands in the URL. */
import { METRIC_GROUPS } from "#app/metrics/groups.ts";
import type { MetricGroup, MetricState } from "#app/metrics/metric.ts";

/** Worst first: the order in which states are listed and counted. */
export const STATES: readonly MetricState[] = ["fail", "warn", "insufficient", "pass"];

export interface MetricFilter {
  state: MetricState | null;
  group: MetricGroup | null;
}

/** What cannot be read filters nothing. */
export function metricFilterOf(params: URLSearchParams): MetricFilter {
  const group = params.get("group") ?? "";
  return {
    state: STATES.find((state) => state === params.get("state")) ?? null,
    group: Object.hasOwn(METRIC_GROUPS, group) ? (group as MetricGroup) : null,
  };
}

export type StateTally = Record<MetricState, number>;

export function tallyStates(rows: readonly { state: MetricState }[]): StateTally {
  const tally: StateTally = { pass: 0, warn: 0, fail: 0, insufficient: 0 };
  for (const { state } of rows) tally[state] += 1;
  return tally;
}

/** Groups in the order given, those that the filter empties left out. */
export function filterGroups<Row extends { state: MetricState }>(
  groups: readonly { group: MetricGroup; metrics: Row[] }[],
  { state, group }: MetricFilter,
): { group: MetricGroup; metrics: Row[] }[] {
  return groups.flatMap((one) => {
    if (group !== null && one.group !== group) return [];
    const metrics = state === null ? one.metrics : one.metrics.filter((row) => row.state === state);
    return metrics.length > 0 ? [{ group: one.group, metrics }] : [];
  });
}
