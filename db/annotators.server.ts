/** Annotators across deliveries: which vendor they work for, and in which batches. */
import { eq } from "drizzle-orm";
import type { Db } from "./client.server.ts";
import { batches, contracts } from "./schema.ts";

export async function vendorOfBatch(db: Db, batchId: string): Promise<string | undefined> {
  return db
    .select({ vendorId: contracts.vendorId })
    .from(batches)
    .innerJoin(contracts, eq(contracts.id, batches.contractId))
    .where(eq(batches.id, batchId))
    .get()?.vendorId;
}

/** Contracts of a vendor, by start. */
export async function contractsOfVendor(db: Db, vendorId: string): Promise<{ id: string; title: string }[]> {
  return db
    .select({ id: contracts.id, title: contracts.title })
    .from(contracts)
    .where(eq(contracts.vendorId, vendorId))
    .orderBy(contracts.id)
    .all();
}
