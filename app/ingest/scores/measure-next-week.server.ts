/** What a later week says of this one's scores is measured once more when they change. */
import { measureAll } from "#app/metrics/measure.ts";
import { scoreAccuracyShift } from "#app/metrics/scores/score-accuracy-shift.ts";
import type { Db } from "#db/client.server.ts";
import { type BatchRow, batchesOf } from "#db/contracts.server.ts";
import { activeDeliveries, type DeliveryRow } from "#db/deliveries.server.ts";
import { replaceMetricValues } from "#db/metric-values.server.ts";
import { deletedAmong } from "#db/retention.server.ts";
import { measurable } from "../measure-delivery.server.ts";

/** Of the next week that has a delivery: weeks after that compare with it, not with this one. */
export async function measureNextWeek(db: Db, batch: BatchRow, now: number): Promise<void> {
  const newest = await newestAfter(db, batch);
  if (!newest || (await deletedAmong(db, [newest.id])).size > 0) return;
  const { view, context } = await measurable(db, newest);
  await replaceMetricValues(db, newest.id, measureAll(view, context, [scoreAccuracyShift]), { now, against: {} });
}

async function newestAfter(db: Db, { contractId, week }: BatchRow): Promise<DeliveryRow | undefined> {
  for (const later of await batchesOf(db, contractId)) {
    if (later.week <= week) continue;
    const newest = (await activeDeliveries(db, later.id)).at(-1);
    if (newest) return newest;
  }
  return undefined;
}
