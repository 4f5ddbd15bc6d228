/** Saved slices. Both tables are append-only. */
import { desc, eq, type SQL, sql } from "drizzle-orm";
import type { Db } from "./client.server.ts";
import { batches, contracts, savedSlices, sliceArchivals, vendors } from "./schema.ts";

export type SavedSliceRow = Awaited<ReturnType<typeof listSavedSlices>>[number];
export type NewSavedSlice = Omit<typeof savedSlices.$inferInsert, "id">;

/** Its number; undefined when the name is taken in its scope. */
export async function insertSavedSlice(db: Db, slice: NewSavedSlice): Promise<number | undefined> {
  return db.insert(savedSlices).values(slice).onConflictDoNothing().returning({ id: savedSlices.id }).get()?.id;
}

export async function savedSliceById(db: Db, id: number): Promise<SavedSliceRow | undefined> {
  return joined(db, eq(savedSlices.id, id))[0];
}

/** Newest first, archived ones among them. */
export async function listSavedSlices(db: Db, contractId?: string) {
  return joined(db, contractId === undefined ? sql`1` : eq(savedSlices.contractId, contractId));
}

/** Archiving it again changes nothing. */
export async function archiveSlice(db: Db, sliceId: number, by: string, at: number): Promise<void> {
  db.insert(sliceArchivals).values({ sliceId, by, at }).onConflictDoNothing().run();
}

function joined(db: Db, which: SQL) {
  const rows = db
    .select({
      slice: savedSlices,
      archived: sliceArchivals,
      week: batches.week,
      contract: contracts.title,
      vendor: vendors.name,
    })
    .from(savedSlices)
    .innerJoin(contracts, eq(contracts.id, savedSlices.contractId))
    .innerJoin(vendors, eq(vendors.id, contracts.vendorId))
    .leftJoin(batches, eq(batches.id, savedSlices.batchId))
    .leftJoin(sliceArchivals, eq(sliceArchivals.sliceId, savedSlices.id))
    .where(which)
    .orderBy(desc(savedSlices.id))
    .all();
  return rows.map(({ slice, ...more }) => ({ ...slice, ...more }));
}
