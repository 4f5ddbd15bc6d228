/** Close-out reports, by contract and version. They are written with the stage that ends a contract. */
import { desc, eq, sql } from "drizzle-orm";
import type { Db } from "./client.server.ts";
import { closeOuts } from "./schema.ts";

export type CloseOutRow = typeof closeOuts.$inferSelect;
export type NewCloseOut = Omit<CloseOutRow, "id" | "version">;

/** Newest first. */
export async function closeOutsOf(db: Db, contractId: string): Promise<CloseOutRow[]> {
  return db.select().from(closeOuts).where(eq(closeOuts.contractId, contractId)).orderBy(desc(closeOuts.version)).all();
}

export async function everyCloseOut(db: Db): Promise<CloseOutRow[]> {
  return db.select().from(closeOuts).orderBy(closeOuts.id).all();
}

/** Within the caller's transaction. */
export function insertCloseOut(db: Db, report: NewCloseOut): void {
  const newest = db
    .select({ version: sql<number>`coalesce(max(${closeOuts.version}), 0)` })
    .from(closeOuts)
    .where(eq(closeOuts.contractId, report.contractId))
    .get();
  db.insert(closeOuts)
    .values({ ...report, version: (newest?.version ?? 0) + 1 })
    .run();
}
