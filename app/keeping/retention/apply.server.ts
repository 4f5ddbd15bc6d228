/**
 * Deletes what a contract delivered once its time is over, in two steps: everything is on record as deleted in one
 * transaction, then the files go. A process that dies in between leaves files that nothing refers to; whoever starts next
 * takes them away, and a job is taken up again.
 *
 * Decisions, metrics, hashes, counts, manifests, reports and the audit log stay.
 */
import { rmSync } from "node:fs";
import { has, pathInVault, type Vault } from "#app/vault/vault.server.ts";
import type { Db } from "#db/client.server.ts";
import {
  deletedWithFingerprints,
  filesOfRetention,
  type RetentionRow,
  recordDeletion,
  removeFingerprints,
  retentionsOf,
} from "#db/retention.server.ts";
import { removeExports } from "../stored-exports.server.ts";
import { bytesIn, type RetentionPreview, retentionPreview, seenOf } from "./preview.server.ts";

export interface DeletionRequest {
  contractId: string;
  /** Of the preview that was signed; null: whatever there is, for a command that looks and signs at once. */
  seen: string | null;
  /** That pointers name releases which can no longer be written. */
  acknowledged: boolean;
  reason: string;
  by: string;
  now: number;
}

/** The message is for a person; nothing was deleted. */
export class DeletionRefused extends Error {
  override name = "DeletionRefused";
}

/** @throws DeletionRefused */
export async function deleteUnderRetention(
  tools: { db: Db; vault: Vault },
  request: DeletionRequest,
  progress: (done: number, all: number) => void = () => {},
): Promise<RetentionRow> {
  const { db, vault } = tools;
  const { contractId, reason, by, now } = request;
  const preview = await retentionPreview(tools, contractId, now);
  if (!preview) throw new DeletionRefused("There is no such contract.");
  if (preview.line.state !== "gone") {
    const refusal = deletionProblem(preview, request);
    if (refusal) throw new DeletionRefused(refusal.message);
    const { counts, releases, seen } = preview;
    const deletion = { contractId, days: preview.line.rule?.days ?? 0, counts, releases, reason, by, at: now };
    const bytesOf = (sha256: string) => bytesIn(vault, sha256);
    if (!recordDeletion(db, { ...deletion, bytesOf }, (scope) => seenOf(scope, releases) === seen))
      throw new DeletionRefused(CHANGED);
  }
  removeExports(vault);
  await finishDeletions(tools, progress);
  const [done] = await retentionsOf(db, contractId);
  if (!done) throw new DeletionRefused("There is nothing to delete.");
  return done;
}

const CHANGED = "What would go has changed since it was looked at. Look again, then sign.";

/** Why it is not deleted now, and the field of the form that says so; null when nothing stands in the way. */
export function deletionProblem(
  { line, loading, pointers, seen }: RetentionPreview,
  request: Pick<DeletionRequest, "seen" | "acknowledged">,
): { field: "form" | "acknowledged"; message: string } | null {
  const message = NOT_DUE[line.state];
  if (message) return { field: "form", message: line.state === "later" ? `${message} ${dayOf(line.dueAt)}.` : message };
  if (loading > 0) return { field: "form", message: "A delivery is being taken in. Wait until it is done." };
  if (request.seen !== null && request.seen !== seen) return { field: "form", message: CHANGED };
  if (pointers.length > 0 && !request.acknowledged)
    return {
      field: "acknowledged",
      message: `${pointers.join(", ")} ${pointers.length === 1 ? "names a release" : "name releases"} made of it. Move ${pointers.length === 1 ? "it" : "them"}, or say that you know.`,
    };
  return null;
}

const NOT_DUE: Record<RetentionPreview["line"]["state"], string | null> = {
  unset: "No retention is set for this contract: say first for how long it is kept.",
  keep: "This contract is kept until somebody says otherwise.",
  running: "The contract has not ended.",
  later: "It is kept until",
  due: null,
  gone: "There is nothing left to delete.",
};

function dayOf(at: number | null): string {
  return at === null ? "then" : new Date(at).toISOString().slice(0, 10);
}

/** Takes away what is on record as deleted and still there. Safe at any time, and any number of times. */
export async function finishDeletions(
  { db, vault }: { db: Db; vault: Vault },
  progress: (done: number, all: number) => void = () => {},
): Promise<number> {
  const files = (await filesOfRetention(db)).filter((sha256) => has(vault, sha256));
  const deliveries = await deletedWithFingerprints(db);
  const all = files.length + deliveries.length;
  let done = 0;
  for (const sha256 of files) {
    rmSync(pathInVault(vault, sha256), { force: true });
    progress(++done, all);
    await new Promise((resolve) => setImmediate(resolve));
  }
  for (const id of deliveries) {
    await removeFingerprints(db, id);
    progress(++done, all);
  }
  return all;
}
