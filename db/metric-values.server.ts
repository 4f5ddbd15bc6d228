/** Outcomes of metrics, stored once per delivery and scope. */
import { and, asc, eq, inArray } from "drizzle-orm";
import type { MeasuredAgainst } from "#app/domain/measured-against.ts";
import type { Metric, Outcome } from "#app/metrics/metric.ts";
import { type Db, inTransaction } from "./client.server.ts";
import { deliveries, metricValues } from "./schema.ts";

export type MetricValueRow = Omit<typeof metricValues.$inferSelect, "outcome"> & { outcome: Outcome };

/** @param against what stood beside the delivery when its numbers were read. */
export async function storeMetricValues(
  db: Db,
  deliveryId: number,
  measured: readonly { metric: Metric; outcome: Outcome }[],
  { now, against }: { now: number; against: MeasuredAgainst },
): Promise<void> {
  inTransaction(db, () => {
    db.delete(metricValues)
      .where(and(eq(metricValues.deliveryId, deliveryId), eq(metricValues.scope, "batch")))
      .run();
    writeValues(db, deliveryId, measured, { now, scope: "batch" });
    db.update(deliveries).set({ measuredAgainst: against }).where(eq(deliveries.id, deliveryId)).run();
  });
}

/**
 * Some metrics measured once more; the others keep what they had.
 *
 * @param against those facts that none but these metrics are measured against.
 */
export async function replaceMetricValues(
  db: Db,
  deliveryId: number,
  measured: readonly { metric: Metric; outcome: Outcome }[],
  { now, against }: { now: number; against: Partial<MeasuredAgainst> },
): Promise<void> {
  const ids = measured.map(({ metric }) => metric.id);
  inTransaction(db, () => {
    db.delete(metricValues)
      .where(
        and(
          eq(metricValues.deliveryId, deliveryId),
          eq(metricValues.scope, "batch"),
          inArray(metricValues.metric, ids),
        ),
      )
      .run();
    writeValues(db, deliveryId, measured, { now, scope: "batch" });
    const noted = db.select().from(deliveries).where(eq(deliveries.id, deliveryId)).get()?.measuredAgainst;
    if (noted)
      db.update(deliveries)
        .set({ measuredAgainst: { ...noted, ...against } })
        .where(eq(deliveries.id, deliveryId))
        .run();
  });
}

function writeValues(
  db: Db,
  deliveryId: number,
  measured: readonly { metric: Metric; outcome: Outcome }[],
  { now, scope }: { now: number; scope: string },
): void {
  for (const { metric, outcome } of measured) {
    const estimate = outcome.kind === "estimate" ? outcome : null;
    db.insert(metricValues)
      .values({
        deliveryId,
        scope,
        metric: metric.id,
        metricVersion: metric.version,
        kind: outcome.kind,
        value: estimate?.value ?? null,
        low: estimate?.low ?? null,
        high: estimate?.high ?? null,
        n: outcome.kind === "not-computable" ? null : outcome.n,
        outcome,
        measuredAt: now,
      })
      .run();
  }
}

/** What some metrics say of whole deliveries, by delivery and metric. */
export async function outcomesOf(
  db: Db,
  deliveryIds: readonly number[],
  metrics: readonly string[],
): Promise<Map<number, Map<string, Outcome>>> {
  const byDelivery = new Map<number, Map<string, Outcome>>();
  if (deliveryIds.length === 0 || metrics.length === 0) return byDelivery;
  const { deliveryId, metric, outcome, scope } = metricValues;
  const rows = db
    .select({ deliveryId, metric, outcome })
    .from(metricValues)
    .where(and(inArray(deliveryId, [...deliveryIds]), eq(scope, "batch"), inArray(metric, [...metrics])))
    .all();
  for (const row of rows) {
    const values = byDelivery.get(row.deliveryId) ?? new Map<string, Outcome>();
    byDelivery.set(row.deliveryId, values.set(row.metric, row.outcome as Outcome));
  }
  return byDelivery;
}

export async function metricValuesOf(
  db: Db,
  deliveryIds: readonly number[],
  scope = "batch",
): Promise<MetricValueRow[]> {
  if (deliveryIds.length === 0) return [];
  return db
    .select()
    .from(metricValues)
    .where(and(inArray(metricValues.deliveryId, [...deliveryIds]), eq(metricValues.scope, scope)))
    .orderBy(asc(metricValues.deliveryId))
    .all() as MetricValueRow[];
}
