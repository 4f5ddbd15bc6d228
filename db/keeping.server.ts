/** What the vault was made to give up, and whose pseudonym was erased. */
import { asc, desc, eq, sql } from "drizzle-orm";
import type { Db } from "./client.server.ts";
import { deletionOf, deletionOfRound, whyDeleted } from "./retention.server.ts";
import { erasures, releaseRedactions, vaultTombstones, vendors } from "./schema.ts";

export type Tombstone = typeof vaultTombstones.$inferSelect;
export type ErasureRow = typeof erasures.$inferSelect;

/** Hashes of files that are gone on purpose. */
export async function filesGivenUp(db: Db): Promise<Set<string>> {
  // A database of an earlier version, which is only read, has no such table: nothing was given up then.
  if (!db.get(sql`SELECT 1 FROM sqlite_schema WHERE name = 'vault_tombstones'`)) return new Set();
  const rows = db.select({ sha256: vaultTombstones.sha256 }).from(vaultTombstones).all();
  return new Set(rows.map(({ sha256 }) => sha256));
}

export async function tombstoneOf(db: Db, sha256: string): Promise<Tombstone | undefined> {
  return db.select().from(vaultTombstones).where(eq(vaultTombstones.sha256, sha256)).get();
}

/** For a person who looks for what it held. */
export function whyGone({ kind, whose, reason, by, at }: Tombstone): string {
  const day = new Date(at).toISOString().slice(0, 10);
  return kind === "retention"
    ? whyDeleted(whose, { at, by, reason })
    : `The delivered file of ${whose} was removed on ${day} by ${by}, when an annotator was erased from it: ${reason}`;
}

/** Why the texts of a delivery, or the file it came in, are not there; undefined while nothing was given up. */
export async function whyTextsGone(db: Db, deliveryId: number, sha256: string): Promise<string | undefined> {
  const deleted = await deletionOf(db, deliveryId);
  if (deleted !== undefined) return deleted;
  const tombstone = await tombstoneOf(db, sha256);
  return tombstone && whyGone(tombstone);
}

/** The same of an item of a calibration round, whose text may be a delivery's. */
export async function whyItemGone(db: Db, roundId: string, sha256: string): Promise<string | undefined> {
  const deleted = await deletionOfRound(db, roundId);
  if (deleted !== undefined) return deleted;
  const tombstone = await tombstoneOf(db, sha256);
  return tombstone && whyGone(tombstone);
}

/** Newest first. */
export async function listTombstones(db: Db): Promise<Tombstone[]> {
  return db.select().from(vaultTombstones).orderBy(desc(vaultTombstones.at)).all();
}

/** Newest first. */
export async function listErasures(db: Db): Promise<(ErasureRow & { vendor: string })[]> {
  const rows = db
    .select({ erasure: erasures, vendor: vendors.name })
    .from(erasures)
    .innerJoin(vendors, eq(vendors.id, erasures.vendorId))
    .orderBy(desc(erasures.id))
    .all();
  return rows.map(({ erasure, vendor }) => ({ ...erasure, vendor }));
}

export async function erasureOfToken(db: Db, token: string): Promise<ErasureRow | undefined> {
  return db.select().from(erasures).where(eq(erasures.token, token)).get();
}

/** How many there were: what is cached from before the last one is stale. */
export function erasuresSoFar(db: Db): number {
  return db.select({ n: sql<number>`count(*)` }).from(erasures).get()?.n ?? 0;
}

export type ReleaseRedaction = typeof releaseRedactions.$inferSelect;

export async function storeRedactions(db: Db, rows: readonly ReleaseRedaction[]): Promise<void> {
  for (const row of rows) db.insert(releaseRedactions).values(row).onConflictDoNothing().run();
}

/** The newest of each file, with when and why. */
export async function redactionsOf(
  db: Db,
  releaseId: string,
): Promise<(ReleaseRedaction & { at: number; reason: string })[]> {
  const rows = db
    .select({ row: releaseRedactions, at: erasures.at, reason: erasures.reason })
    .from(releaseRedactions)
    .innerJoin(erasures, eq(erasures.id, releaseRedactions.erasureId))
    .where(eq(releaseRedactions.releaseId, releaseId))
    .orderBy(asc(releaseRedactions.erasureId))
    .all();
  return [...new Map(rows.map(({ row, ...why }) => [`${row.format} ${row.split}`, { ...row, ...why }])).values()];
}
