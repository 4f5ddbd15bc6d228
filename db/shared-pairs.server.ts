/** Pairs that were also delivered under other contracts, whichever vendor's. */
import { and, eq, isNull, ne } from "drizzle-orm";
import { storedKeys } from "./batch-views.server.ts";
import type { Db } from "./client.server.ts";
import { batches, deliveries } from "./schema.ts";

/**
 * Those of `keys` that active deliveries of other contracts hold, ascending; null when there are no such deliveries. One
 * delivery's keys are in memory at a time: the archive may be far larger than the batch.
 */
export async function sharedWithOtherContracts(
  db: Db,
  contractId: string,
  keys: Float64Array,
): Promise<Float64Array | null> {
  const others = db
    .select({ id: deliveries.id })
    .from(deliveries)
    .innerJoin(batches, eq(batches.id, deliveries.batchId))
    .where(and(ne(batches.contractId, contractId), eq(deliveries.state, "ready"), isNull(deliveries.supersededBy)))
    .all();
  if (others.length === 0) return null;
  const own = Float64Array.from(keys).sort();
  const isShared = new Uint8Array(own.length);
  for (const { id } of others) markShared(own, isShared, storedKeys(db, id, "items.pairKey").sort());
  return own.filter((_, at) => isShared[at] === 1);
}

function markShared(own: Float64Array, isShared: Uint8Array, others: Float64Array): void {
  let a = 0;
  let b = 0;
  while (a < own.length && b < others.length) {
    const difference = (own[a] as number) - (others[b] as number);
    if (difference === 0) isShared[a] = 1;
    if (difference <= 0) a += 1;
    else b += 1;
  }
}
