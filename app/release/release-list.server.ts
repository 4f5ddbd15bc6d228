/** What the list of releases shows. */
import type { Db } from "#db/client.server.ts";
import { pointersNow } from "#db/pointers.server.ts";
import { listReleases } from "#db/releases.server.ts";
import { manifestSchema } from "./manifest.ts";

export interface ListedRelease {
  id: string;
  name: string;
  createdAt: number;
  createdBy: string;
  batches: number;
  /** Items that passed the checks. */
  items: number;
  pairs: number;
  effectivePairs: number;
  /** Names of the pointers that point to it now. */
  pointers: string[];
}

/** Newest first. */
export async function releaseList(db: Db): Promise<ListedRelease[]> {
  const rows = await listReleases(db);
  const now = await pointersNow(db);
  return rows.map(({ id, name, createdAt, createdBy, manifest }) => {
    const { batches, counts } = manifestSchema.parse(manifest);
    const { valid, pairs, effectivePairs } = counts;
    const pointers = now.filter(({ releaseId }) => releaseId === id).map(({ pointer }) => pointer);
    return { id, name, createdAt, createdBy, batches: batches.length, items: valid, pairs, effectivePairs, pointers };
  });
}
