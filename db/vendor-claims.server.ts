/** Numbers that vendors state for their batches. */
import { and, asc, eq } from "drizzle-orm";
import { type Db, inTransaction } from "./client.server.ts";
import { vendorClaims } from "./schema.ts";

export type VendorClaimRow = typeof vendorClaims.$inferSelect;
export type NewVendorClaim = Omit<VendorClaimRow, "id">;

/** One statement per metric and source: said again, it takes the place of what was said. */
export async function storeClaims(db: Db, claims: readonly NewVendorClaim[]): Promise<void> {
  inTransaction(db, () => {
    for (const claim of claims) {
      const { batchId, metric, source, ...said } = claim;
      db.insert(vendorClaims)
        .values(claim)
        .onConflictDoUpdate({
          target: [vendorClaims.batchId, vendorClaims.metric, vendorClaims.source],
          set: said,
        })
        .run();
    }
  });
}

export async function claimsOfBatch(db: Db, batchId: string): Promise<VendorClaimRow[]> {
  return db
    .select()
    .from(vendorClaims)
    .where(eq(vendorClaims.batchId, batchId))
    .orderBy(asc(vendorClaims.metric), asc(vendorClaims.statedAt), asc(vendorClaims.id))
    .all();
}

export async function removeClaim(db: Db, batchId: string, id: number): Promise<void> {
  db.delete(vendorClaims)
    .where(and(eq(vendorClaims.batchId, batchId), eq(vendorClaims.id, id)))
    .run();
}
