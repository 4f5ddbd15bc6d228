/** Every metric of a batch with its weeks and the numbers behind it, by group. */

import { METRICS } from "#app/metrics/index.ts";
import type { Detail, MetricGroup, MetricState, Outcome } from "#app/metrics/metric.ts";
import type { Db } from "#db/client.server.ts";
import { weeklyOutcomes } from "#db/metric-series.server.ts";
import { evidenceOf } from "./batch-evidence.server.ts";
import type { CheckReport } from "./check-report.ts";
import { judge } from "./judge.ts";
import { detailOf, type JudgedRow, judgedRow } from "./judged-row.ts";
import { reportedMetric } from "./reported-metric.ts";
import { notAsMeasured } from "./week-as-measured.server.ts";

export interface MetricWeek {
  label: string;
  outcome: Outcome;
  state: MetricState;
}

export interface MetricsOfGroup {
  group: MetricGroup;
  metrics: (JudgedRow & { detail: Detail | null; weeks: MetricWeek[] })[];
}

export interface BatchMetrics {
  contractId: string;
  contract: string;
  /** What of it was measured otherwise than today, in a sentence; null where nothing was. */
  before: string | null;
  groups: MetricsOfGroup[];
}

/** undefined when there is no such batch; no groups when nothing was delivered. Groups in catalogue order. */
export async function batchMetrics(db: Db, batchId: string): Promise<BatchMetrics | undefined> {
  const evidence = await evidenceOf(db, batchId);
  if (!evidence) return undefined;
  const { contract, batch, policy, judged: all } = evidence;
  const weeks = new Map<string, MetricWeek[]>();
  // Weeks up to this one: what came later was not known when it was looked at.
  for (const { week, outcomes } of all.length > 0 ? await weeklyOutcomes(db, contract.id) : []) {
    if (week > batch.week) continue;
    for (const { metric, outcome, state } of judge(policy, METRICS, outcomes))
      weeks.set(metric.id, [...(weeks.get(metric.id) ?? []), { label: `week ${week}`, outcome, state }]);
  }
  const groups = new Map<MetricGroup, MetricsOfGroup["metrics"]>();
  for (const judged of all) {
    const row = { ...judgedRow(judged), detail: detailOf(judged.outcome), weeks: weeks.get(judged.metric.id) ?? [] };
    groups.set(row.group, [...(groups.get(row.group) ?? []), row]);
  }
  return {
    contractId: contract.id,
    contract: contract.title,
    before: await notAsMeasured(db, evidence),
    groups: [...groups].map(([group, metrics]) => ({ group, metrics })),
  };
}

export interface MetricsReport extends Pick<CheckReport, "metrics" | "policy"> {
  batch: string;
  contract: string;
  week: number;
}

/** The same as a document to keep. */
export async function batchMetricsReport(db: Db, batchId: string): Promise<MetricsReport | undefined> {
  const evidence = await evidenceOf(db, batchId);
  if (!evidence) return undefined;
  const { batch, contract, policy, judged } = evidence;
  return {
    batch: batch.id,
    contract: contract.title,
    week: batch.week,
    policy: { name: policy.name, version: policy.version },
    metrics: judged.map(reportedMetric),
  };
}
