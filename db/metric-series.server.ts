/** A contract's measurements week by week, without the details that only a chart of one of them needs. */
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Outcome } from "#app/metrics/metric.ts";
import type { Db } from "./client.server.ts";
import { batches, deliveries, metricValues } from "./schema.ts";

export interface WeekOutcomes {
  week: number;
  batchId: string;
  outcomes: Map<string, Outcome>;
}

/** One entry per delivered week, in order: the outcomes of its newest active delivery. */
export async function weeklyOutcomes(db: Db, contractId: string): Promise<WeekOutcomes[]> {
  const rows = db
    .select({
      week: batches.week,
      batchId: batches.id,
      deliveryId: deliveries.id,
      metric: metricValues.metric,
      kind: metricValues.kind,
      value: metricValues.value,
      low: metricValues.low,
      high: metricValues.high,
      n: metricValues.n,
    })
    .from(metricValues)
    .innerJoin(deliveries, eq(deliveries.id, metricValues.deliveryId))
    .innerJoin(batches, eq(batches.id, deliveries.batchId))
    .where(
      and(
        eq(batches.contractId, contractId),
        eq(metricValues.scope, "batch"),
        eq(deliveries.state, "ready"),
        isNull(deliveries.supersededBy),
      ),
    )
    .orderBy(asc(batches.week), asc(deliveries.version))
    .all();
  const weeks = new Map<number, WeekOutcomes & { deliveryId: number }>();
  for (const { week, batchId, deliveryId, metric, ...row } of rows) {
    const known = weeks.get(week);
    const entry = known?.deliveryId === deliveryId ? known : { week, batchId, deliveryId, outcomes: new Map() };
    entry.outcomes.set(metric, outcomeOf(row));
    weeks.set(week, entry);
  }
  return [...weeks.values()];
}

function outcomeOf(row: {
  kind: string;
  value: number | null;
  low: number | null;
  high: number | null;
  n: number | null;
}): Outcome {
  const { kind, value, low, high, n } = row;
  if (kind === "estimate" && value !== null && low !== null && high !== null)
    return { kind: "estimate", value, low, high, n: n ?? 0, nUnit: "rows" };
  if (kind === "not-enough") return { kind: "not-enough", n: n ?? 0, needed: 0, nUnit: "rows" };
  return { kind: "not-computable", reason: "It could not be computed in this week." };
}
