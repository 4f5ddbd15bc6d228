/** Flags and what became of them. Both tables are append-only; a flag's state is its latest ruling. */
import { desc, eq, sql } from "drizzle-orm";
import type { FlagState, NewFlag } from "#app/domain/flag.ts";
import type { Db } from "./client.server.ts";
import { batches, contracts, flagRulings, flags, vendors } from "./schema.ts";

export type FlagRow = Awaited<ReturnType<typeof listFlags>>[number];

export async function createFlag(db: Db, batchId: string, flag: NewFlag, now: number): Promise<number> {
  const values = { ...flag, batchId, createdAt: now };
  return db.insert(flags).values(values).returning({ id: flags.id }).get().id;
}

export async function flagById(db: Db, id: number): Promise<typeof flags.$inferSelect | undefined> {
  return db.select().from(flags).where(eq(flags.id, id)).get();
}

export async function ruleOnFlag(
  db: Db,
  flagId: number,
  ruling: { state: FlagState; by: string; why: string; at: number },
): Promise<void> {
  db.insert(flagRulings)
    .values({ ...ruling, flagId })
    .run();
}

/** Newest first, each with its latest ruling. */
export async function listFlags(db: Db, batchId?: string) {
  const rulings = db.select().from(flagRulings).orderBy(flagRulings.id).all();
  const latest = new Map(rulings.map((ruling) => [ruling.flagId, ruling]));
  const rows = db
    .select({
      flag: flags,
      week: batches.week,
      contractId: contracts.id,
      contract: contracts.title,
      vendor: vendors.name,
    })
    .from(flags)
    .innerJoin(batches, eq(batches.id, flags.batchId))
    .innerJoin(contracts, eq(contracts.id, batches.contractId))
    .innerJoin(vendors, eq(vendors.id, contracts.vendorId))
    .where(batchId === undefined ? sql`1` : eq(flags.batchId, batchId))
    .orderBy(desc(flags.id))
    .all();
  return rows.map(({ flag, ...where }) => {
    const ruling = latest.get(flag.id) ?? null;
    return { ...flag, ...where, state: ruling?.state ?? ("open" as FlagState), ruling };
  });
}
