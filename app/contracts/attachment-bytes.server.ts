/** The bytes of an attachment, checked against their hash: what was signed is what is handed out. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { has, pathInVault, type Vault } from "#app/vault/vault.server.ts";
import { attachmentById } from "#db/attachments.server.ts";
import type { Db } from "#db/client.server.ts";
import { tombstoneOf, whyGone } from "#db/keeping.server.ts";

export type AttachmentBytes =
  | { kind: "bytes"; fileName: string; bytes: Buffer<ArrayBuffer> }
  | { kind: "absent" }
  /** The vault lost it, or its bytes are no longer those that were attached. */
  | { kind: "altered"; message: string };

export async function attachmentBytes({ db, vault }: { db: Db; vault: Vault }, id: string): Promise<AttachmentBytes> {
  const row = await attachmentById(db, id);
  if (!row) return { kind: "absent" };
  const { sha256, fileName } = row;
  const gone = has(vault, sha256) ? undefined : await tombstoneOf(db, sha256);
  if (gone) return { kind: "altered", message: whyGone(gone) };
  if (!has(vault, sha256)) return { kind: "altered", message: `The vault has no file ${sha256}.` };
  const bytes = await readFile(pathInVault(vault, sha256));
  if (createHash("sha256").update(bytes).digest("hex") === sha256) return { kind: "bytes", fileName, bytes };
  return { kind: "altered", message: `The stored bytes are no longer those of ${sha256}.` };
}
