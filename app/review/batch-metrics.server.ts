/** Every metric of a batch with the numbers behind it, by group. */

import type { Detail, MetricGroup } from "#app/metrics/metric.ts";
import type { Db } from "#db/client.server.ts";
import { evidenceOf } from "./batch-evidence.server.ts";
import { detailOf, type JudgedRow, judgedRow } from "./judged-row.ts";

export interface MetricsOfGroup {
  group: MetricGroup;
  metrics: (JudgedRow & { detail: Detail | null })[];
}

/** undefined when there is no such batch; [] when nothing was delivered. Groups in catalogue order. */
export async function batchMetrics(
  db: Db,
  batchId: string,
): Promise<{ contractId: string; groups: MetricsOfGroup[] } | undefined> {
  const evidence = await evidenceOf(db, batchId);
  if (!evidence) return undefined;
  const groups = new Map<MetricGroup, MetricsOfGroup["metrics"]>();
  for (const judged of evidence.judged) {
    const row = { ...judgedRow(judged), detail: detailOf(judged.outcome) };
    groups.set(row.group, [...(groups.get(row.group) ?? []), row]);
  }
  return { contractId: evidence.contract.id, groups: [...groups].map(([group, metrics]) => ({ group, metrics })) };
}
