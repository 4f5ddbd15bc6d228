/** What a new delivery is held against: earlier weeks of its contract, and the newest deliveries of other contracts. */
import { and, desc, eq, isNull, ne } from "drizzle-orm";
import type { Db } from "./client.server.ts";
import { batchById } from "./contracts.server.ts";
import { earlierDeliveries } from "./deliveries.server.ts";
import { batches, deliveries } from "./schema.ts";

/** Items of other contracts, the newest first: an archive of years must not slow each new week down. */
export const MOST_ELSEWHERE = 2_000_000;

export interface OtherDelivery {
  id: number;
  textSha256: string;
  where: "earlier" | "elsewhere";
}

export async function otherDeliveries(db: Db, batchId: string): Promise<OtherDelivery[]> {
  const batch = await batchById(db, batchId);
  if (!batch) throw new Error("The batch is gone.");
  const earlier = await earlierDeliveries(db, batch.contractId, batch.week);
  const elsewhere = db
    .select({ id: deliveries.id, textSha256: deliveries.textSha256, items: deliveries.items })
    .from(deliveries)
    .innerJoin(batches, eq(batches.id, deliveries.batchId))
    .where(
      and(ne(batches.contractId, batch.contractId), eq(deliveries.state, "ready"), isNull(deliveries.supersededBy)),
    )
    .orderBy(desc(deliveries.id))
    .all();
  return [
    ...earlier.map(({ id, textSha256 }) => ({ id, textSha256, where: "earlier" as const })),
    ...within(elsewhere, MOST_ELSEWHERE).map(({ id, textSha256 }) => ({ id, textSha256, where: "elsewhere" as const })),
  ];
}

function within<Row extends { items: number }>(rows: readonly Row[], most: number): Row[] {
  let items = 0;
  return rows.filter((row) => {
    items += row.items;
    return items <= most;
  });
}
