/** Queues the comparison of deliveries that are already here with the protected sets. */
import type { Db } from "#db/client.server.ts";
import { batchesOf, listContracts } from "#db/contracts.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { enqueueJob } from "#db/jobs.server.ts";
import type { RescanInput } from "./job.ts";
import type { JobQueue } from "./queue.server.ts";

/** @param contractId a contract, or "all". @returns the job; null when there is nothing to compare. */
export async function queueRescan(
  { db, queue, now }: { db: Db; queue: Pick<JobQueue, "wake">; now(): number },
  contractId: string,
): Promise<string | null> {
  const contracts = (await listContracts(db)).filter(({ id }) => contractId === "all" || id === contractId);
  const deliveryIds: number[] = [];
  let items = 0;
  for (const { id } of contracts)
    for (const batch of await batchesOf(db, id))
      for (const delivery of await activeDeliveries(db, batch.id)) {
        deliveryIds.push(delivery.id);
        items += delivery.items;
      }
  const [only] = contracts;
  if (!only || deliveryIds.length === 0) return null;
  const title = `Protected sets against ${contracts.length === 1 ? only.title : "all contracts"}`;
  const input: RescanInput = { deliveryIds };
  const job = await enqueueJob(db, { kind: "rescan", title, input, bytesTotal: items, now: now() });
  queue.wake();
  return job;
}
