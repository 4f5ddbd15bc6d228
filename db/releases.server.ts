/** Releases: immutable. What a release holds follows from its manifest; nothing of it is ever changed. */
import { desc, eq, inArray, sql } from "drizzle-orm";
import type { OutcomeChunk } from "#app/release/outcomes.ts";
import { type Db, inTransaction } from "./client.server.ts";
import { insertOutcomes } from "./release-outcomes.server.ts";
import { batches, releaseMembers, releases } from "./schema.ts";

export type ReleaseRow = typeof releases.$inferSelect;

/** false, and nothing stored, when another release has its name: made by this process or another. */
export async function insertRelease(
  db: Db,
  release: { id: string; name: string; manifest: unknown; createdAt: number; createdBy: string },
  members: readonly { batchId: string; decisionId: number }[],
  outcomes: readonly OutcomeChunk[] = [],
): Promise<boolean> {
  return inTransaction(db, () => {
    if (db.select({ id: releases.id }).from(releases).where(eq(releases.name, release.name)).get()) return false;
    db.insert(releases).values(release).run();
    for (const member of members)
      db.insert(releaseMembers)
        .values({ ...member, releaseId: release.id })
        .run();
    insertOutcomes(db, release.id, outcomes);
    return true;
  });
}

export async function listReleases(db: Db): Promise<ReleaseRow[]> {
  return db.select().from(releases).orderBy(desc(releases.createdAt)).all();
}

/** By id or by name: both are unique, and people remember names. */
export async function findRelease(db: Db, idOrName: string): Promise<ReleaseRow | undefined> {
  return (
    db.select().from(releases).where(eq(releases.id, idOrName)).get() ??
    db.select().from(releases).where(eq(releases.name, idOrName)).get()
  );
}

/** Files that a release says it was made of, and that no delivery is. None, unless something was altered. */
export async function filesOfNoDelivery(db: Db): Promise<{ name: string; sha256: string }[]> {
  return db.all(sql`
    SELECT DISTINCT r.name AS name, d.value ->> 'sha256' AS sha256
    FROM releases r, json_each(r.manifest, '$.batches') b, json_each(b.value, '$.deliveries') d
    WHERE d.value ->> 'sha256' NOT IN (SELECT file_sha256 FROM deliveries)
    ORDER BY r.name`);
}

/** With a week of one of these contracts among its members. */
export async function releasesOfContracts(db: Db, contractIds: readonly string[]): Promise<ReleaseRow[]> {
  const members = db
    .select({ id: releaseMembers.releaseId })
    .from(releaseMembers)
    .innerJoin(batches, eq(batches.id, releaseMembers.batchId))
    .where(inArray(batches.contractId, [...contractIds]));
  return db.select().from(releases).where(inArray(releases.id, members)).all();
}

export async function releasesOfBatch(db: Db, batchId: string): Promise<ReleaseRow[]> {
  const rows = db
    .select({ release: releases })
    .from(releaseMembers)
    .innerJoin(releases, eq(releases.id, releaseMembers.releaseId))
    .where(eq(releaseMembers.batchId, batchId))
    .all();
  return rows.map(({ release }) => release);
}
