/** Takes an evaluation set in: the file to the vault, its name and what is in it to the database. */
import { rmSync } from "node:fs";
import { copyIn, settle, type Vault } from "#app/vault/vault.server.ts";
import type { Db } from "#db/client.server.ts";
import { tombstoneOf, whyGone } from "#db/keeping.server.ts";
import { protectedSetNamed, storeProtectedSet } from "#db/protected-sets.server.ts";
import { type ReadProtectedSet, readProtectedSet } from "./read-protected-set.server.ts";

export interface ProtectRequest {
  file: string;
  /** As the sender named it; shown, never used as a path. */
  fileName: string;
  name: string;
  version: string;
  /** null takes the first known one. */
  field: string | null;
  by: string;
  now: number;
}

export type Protected = { kind: "stored"; id: string; set: ReadProtectedSet } | { kind: "refused"; message: string };

/** @throws UnusableFile naming line and field when the set cannot be read; nothing is stored then. */
export async function protect(db: Db, vault: Vault, request: ProtectRequest): Promise<Protected> {
  const { file, fileName, name, version, field, by, now } = request;
  const set = await readProtectedSet(file, field);
  const { temporary, sha256 } = await copyIn(vault, file);
  const gone = await tombstoneOf(db, sha256);
  const taken = gone
    ? `These bytes were given up on purpose and are not taken in again. ${whyGone(gone)}`
    : await whyTaken(db, name, version, `${sha256} ${set.field}`);
  if (taken !== null) {
    rmSync(temporary, { force: true });
    return { kind: "refused", message: taken };
  }
  settle(vault, temporary, sha256);
  const id = await storeProtectedSet(db, {
    name,
    version,
    fileName,
    fileSha256: sha256,
    format: set.format,
    field: set.field,
    entries: set.texts.length,
    createdAt: now,
    createdBy: by,
  });
  return { kind: "stored", id, set };
}

async function whyTaken(db: Db, name: string, version: string, content: string): Promise<string | null> {
  const known = await protectedSetNamed(db, name, version);
  if (!known) return null;
  if (known.removedAt === null) return "There is a set of this name and version.";
  if (`${known.fileSha256} ${known.field}` === content) return null;
  return "An earlier set of this name and version held other texts; name another version.";
}
