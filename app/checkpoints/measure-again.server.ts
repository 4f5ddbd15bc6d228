/** What follows from the register is measured once more when it changes: on-policy share and age of every week, nothing else. */
import { checkpointContext } from "#app/ingest/checkpoint-context.server.ts";
import { modelsFact } from "#app/ingest/measured-against.server.ts";
import { measureAll } from "#app/metrics/measure.ts";
import type { MeasureContext } from "#app/metrics/metric.ts";
import { checkpointAge } from "#app/metrics/policy/checkpoint-age.ts";
import { onPolicyShare } from "#app/metrics/policy/on-policy-share.ts";
import { lazyBatchView } from "#db/batch-views.server.ts";
import type { Db } from "#db/client.server.ts";
import { batchesOf } from "#db/contracts.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { replaceMetricValues } from "#db/metric-values.server.ts";

/** Neither of the two reads anything else of a context. */
const NOTHING_ELSE: MeasureContext = {
  rowsDelivered: 0,
  rowsQuarantined: 0,
  expectedUnits: null,
  approvedModels: null,
  earlierPairKeys: null,
  previous: null,
  seed: 0,
};

export async function measureCheckpointsAgain(db: Db, contractId: string, now: number): Promise<void> {
  for (const batch of await batchesOf(db, contractId)) {
    const deliveries = await activeDeliveries(db, batch.id);
    const newest = deliveries.at(-1);
    if (!newest) continue;
    const context = { ...NOTHING_ELSE, ...(await checkpointContext(db, batch)) };
    const measured = measureAll(await lazyBatchView(db, deliveries), context, [onPolicyShare, checkpointAge]);
    const against = { models: await modelsFact(db, batch) };
    await replaceMetricValues(db, newest.id, measured, { now, against });
  }
}
