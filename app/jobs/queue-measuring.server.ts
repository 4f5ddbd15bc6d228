/** Queues the measuring of weeks whose numbers a change of the contract's gold touches: those that hold the pair. */
import { storedKeys } from "#db/batch-views.server.ts";
import type { Db } from "#db/client.server.ts";
import { batchesOf, contractById } from "#db/contracts.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import type { GoldItemRow } from "#db/gold.server.ts";
import { enqueueJob } from "#db/jobs.server.ts";
import type { MeasureInput } from "./job.ts";
import type { JobQueue } from "./queue.server.ts";

type ChangedGold = Pick<GoldItemRow, "contractId" | "deliveryId" | "pairKey">;

/** @returns the job; null when no other week holds the pair. */
export async function queueMeasuring(
  { db, queue, now }: { db: Db; queue: Pick<JobQueue, "wake">; now(): number },
  gold: ChangedGold,
): Promise<string | null> {
  const deliveryIds = await deliveriesToMeasure(db, gold);
  if (deliveryIds.length === 0) return null;
  const contract = await contractById(db, gold.contractId);
  const input: MeasureInput = { deliveryIds };
  const title = `Gold of ${contract?.title ?? "a contract"} changed`;
  const job = await enqueueJob(db, { kind: "measure", title, input, bytesTotal: deliveryIds.length, now: now() });
  queue.wake();
  return job;
}

/** The delivery that speaks for each week from the first that holds the pair on: later ones compare old gold with new. */
export async function deliveriesToMeasure(db: Db, { contractId, deliveryId, pairKey }: ChangedGold): Promise<number[]> {
  const found: number[] = [];
  let holds = false;
  for (const { id } of await batchesOf(db, contractId)) {
    const deliveries = await activeDeliveries(db, id);
    const newest = deliveries.at(-1);
    if (!newest || deliveries.some((delivery) => delivery.id === deliveryId)) continue;
    holds ||= deliveries.some((delivery) => storedKeys(db, delivery.id, "items.pairKey").includes(pairKey));
    if (holds) found.push(newest.id);
  }
  return found;
}
