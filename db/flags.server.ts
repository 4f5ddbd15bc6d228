/** Flags and what became of them. Both tables are append-only; a flag's state is its latest ruling. */
import { count, desc, eq, type SQL, sql } from "drizzle-orm";
import type { FlagState, NewFlag } from "#app/domain/flag.ts";
import { type Db, inTransaction } from "./client.server.ts";
import { batches, contracts, flagRulings, flags, vendors } from "./schema.ts";

export type FlagRow = Awaited<ReturnType<typeof listFlags>>[number];

/** All or none; their numbers, in the order given. */
export async function createFlags(db: Db, batchId: string, made: readonly NewFlag[], now: number): Promise<number[]> {
  return inTransaction(db, () =>
    made.map((flag) => {
      const values = { ...flag, batchId, createdAt: now };
      return db.insert(flags).values(values).returning({ id: flags.id }).get().id;
    }),
  );
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

export type RulingRow = typeof flagRulings.$inferSelect;

/** First to last. */
export async function rulingsOf(db: Db, flagId: number): Promise<RulingRow[]> {
  return db.select().from(flagRulings).where(eq(flagRulings.flagId, flagId)).orderBy(flagRulings.id).all();
}

export async function countFlags(db: Db, batchId: string): Promise<number> {
  return db.select({ n: count() }).from(flags).where(eq(flags.batchId, batchId)).get()?.n ?? 0;
}

/** One flag as the list has it. */
export async function flagInList(db: Db, id: number): Promise<FlagRow | undefined> {
  return joined(db, eq(flags.id, id))[0];
}

/** Newest first, each with its latest ruling. */
export async function listFlags(db: Db, batchId?: string) {
  return joined(db, batchId === undefined ? sql`1` : eq(flags.batchId, batchId));
}

function joined(db: Db, which: SQL) {
  const last = sql`${flagRulings.id} = (SELECT max(id) FROM flag_rulings WHERE flag_id = ${flags.id})`;
  const rows = db
    .select({
      flag: flags,
      ruling: flagRulings,
      week: batches.week,
      contractId: contracts.id,
      contract: contracts.title,
      vendor: vendors.name,
    })
    .from(flags)
    .innerJoin(batches, eq(batches.id, flags.batchId))
    .innerJoin(contracts, eq(contracts.id, batches.contractId))
    .innerJoin(vendors, eq(vendors.id, contracts.vendorId))
    .leftJoin(flagRulings, last)
    .where(which)
    .orderBy(desc(flags.id))
    .all();
  return rows.map(({ flag, ruling, ...where }) => ({
    ...flag,
    ...where,
    state: ruling?.state ?? ("open" as FlagState),
    ruling,
  }));
}
