/** One metric over several deliveries. */
import { and, eq, inArray } from "drizzle-orm";
import type { Outcome } from "#app/metrics/metric.ts";
import type { Db } from "./client.server.ts";
import { metricValues } from "./schema.ts";

export interface SeriesValue {
  metricVersion: number;
  outcome: Outcome;
}

/** By delivery id; deliveries it was not measured on are left out. */
export async function metricByDelivery(
  db: Db,
  metric: string,
  deliveryIds: readonly number[],
  scope = "batch",
): Promise<Map<number, SeriesValue>> {
  if (deliveryIds.length === 0) return new Map();
  const rows = db
    .select({
      deliveryId: metricValues.deliveryId,
      metricVersion: metricValues.metricVersion,
      outcome: metricValues.outcome,
    })
    .from(metricValues)
    .where(
      and(
        eq(metricValues.metric, metric),
        eq(metricValues.scope, scope),
        inArray(metricValues.deliveryId, [...deliveryIds]),
      ),
    )
    .all();
  return new Map(
    rows.map(({ deliveryId, metricVersion, outcome }) => [deliveryId, { metricVersion, outcome: outcome as Outcome }]),
  );
}
