/** What a deletion under retention would take away, and what refers to it: looked at before anybody signs. */
import { createHash } from "node:crypto";
import { has, sizeOf, type Vault } from "#app/vault/vault.server.ts";
import type { Db } from "#db/client.server.ts";
import { goldOfContract } from "#db/gold.server.ts";
import { pointersNow } from "#db/pointers.server.ts";
import { releasesOfContracts } from "#db/releases.server.ts";
import type { RetentionScope } from "#db/retention-scope.server.ts";
import type { RetentionCounts, RetentionRelease } from "#db/schema/retention.ts";
import { snapshotsIn } from "../backup-folder.server.ts";
import { type RetentionLine, retentionOf } from "./standing.server.ts";

export interface RetentionPreview {
  line: Omit<RetentionLine, "scope">;
  counts: RetentionCounts;
  /** Releases that could no longer be written. */
  releases: RetentionRelease[];
  /** Pointers among them: they have to be acknowledged. */
  pointers: string[];
  /** Gold items whose text would be gone. */
  gold: number;
  /** Being taken in at this moment: nothing is deleted meanwhile. */
  loading: number;
  /** What is signed: the same set of files, releases and pointers. */
  seen: string;
}

interface Tools {
  db: Db;
  vault: Vault;
}

/** undefined when there is no such contract. */
export async function retentionPreview(
  { db, vault }: Tools,
  contractId: string,
  now: number,
): Promise<RetentionPreview | undefined> {
  const found = await retentionOf(db, contractId, now);
  if (!found) return undefined;
  const { scope, ...line } = found;
  const releases = await releasesOf(db, contractId);
  const pointers = [...new Set(releases.flatMap((release) => release.pointers))].sort();
  const files = new Set(scope.files.map(({ sha256 }) => sha256));
  const gold = (await goldOfContract(db, contractId)).filter((one) => files.has(one.textSha256)).length;
  const seen = seenOf(scope, releases);
  return { line, counts: countsOf(vault, scope), releases, pointers, gold, loading: scope.loading, seen };
}

export function seenOf(scope: RetentionScope, releases: readonly RetentionRelease[]): string {
  const said = JSON.stringify([
    scope.deliveries.map(({ id }) => id),
    scope.rounds,
    scope.files,
    scope.shared,
    releases,
  ]);
  return createHash("sha256").update(said).digest("hex").slice(0, 16);
}

export function bytesIn(vault: Vault, sha256: string): number {
  return has(vault, sha256) ? sizeOf(vault, sha256) : 0;
}

function countsOf(vault: Vault, { deliveries, rounds, files, shared }: RetentionScope): RetentionCounts {
  return {
    deliveries: deliveries.length,
    records: deliveries.reduce((sum, { records }) => sum + records, 0),
    rounds: rounds.length,
    files: files.length,
    bytes: files.reduce((sum, { sha256 }) => sum + bytesIn(vault, sha256), 0),
    shared: shared.length,
  };
}

async function releasesOf(db: Db, contractId: string): Promise<RetentionRelease[]> {
  const moves = await pointersNow(db);
  const found = await releasesOfContracts(db, [contractId]);
  return found.map(({ id, name }) => {
    const pointers = moves.filter(({ releaseId }) => releaseId === id).map(({ pointer }) => pointer);
    return { id, name, pointers };
  });
}

/** Snapshots that hold one of these files still: they go as newer ones are made. */
export function snapshotsWith(backupFolder: string | null, files: ReadonlySet<string>): { name: string; at: number }[] {
  if (backupFolder === null || files.size === 0) return [];
  return snapshotsIn({ path: backupFolder })
    .filter((snapshot) => snapshot.files.some(({ sha256 }) => files.has(sha256)))
    .map(({ name, at }) => ({ name, at }));
}
