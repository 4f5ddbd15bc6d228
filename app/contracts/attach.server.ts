/** Takes an uploaded file in as an attachment: content checked, bytes to the vault under their hash, then the row. */
import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import {
  ATTACHMENT_SUBJECTS,
  type AttachmentSubject,
  attachmentType,
  MOST_ATTACHMENT_BYTES,
  MOST_ATTACHMENTS_EACH,
  safeFileName,
} from "#app/domain/attachment.ts";
import { bytesText } from "#app/domain/byte-size.ts";
import { has, settle, temporaryFile, type Vault } from "#app/vault/vault.server.ts";
import { countAttachmentsOn, insertAttachment } from "#db/attachments.server.ts";
import type { Db } from "#db/client.server.ts";
import { tombstoneOf, whyGone } from "#db/keeping.server.ts";
import { attachmentPlace } from "./attachment-place.server.ts";

interface Tools {
  db: Db;
  vault: Vault;
  now(): number;
  settings: { user: string };
}

/** A file in the vault's incoming folder, hashed on its way there. */
export interface Uploaded {
  path: string;
  name: string;
  sha256: string;
  bytes: number;
}

export type AttachResult = { location: string } | { message: string };

/** @param about `kind:key` of what it belongs to. The file at `path` is gone afterwards, taken or not. */
export async function attach(tools: Tools, file: Uploaded, about: string, note: string): Promise<AttachResult> {
  try {
    return await taken(tools, file, about, note);
  } finally {
    rmSync(file.path, { force: true });
  }
}

async function taken(tools: Tools, file: Uploaded, about: string, note: string): Promise<AttachResult> {
  const { db, vault } = tools;
  const [, word = "", subjectKey = ""] = /^(\w+):(.{1,200})$/s.exec(about) ?? [];
  const subjectKind = ATTACHMENT_SUBJECTS.find((one) => one === word);
  const place = subjectKind && (await attachmentPlace(db, subjectKind, subjectKey));
  if (!subjectKind || !place) return { message: "What it is to be attached to is not there." };
  if (file.bytes > MOST_ATTACHMENT_BYTES)
    return {
      message: `An attachment has at most ${bytesText(MOST_ATTACHMENT_BYTES)}; this one has ${bytesText(file.bytes)}.`,
    };
  if (await isFull(db, subjectKind, subjectKey))
    return { message: `There are ${MOST_ATTACHMENTS_EACH} attachments already; pack several into one archive.` };
  const gone = await tombstoneOf(db, file.sha256);
  if (gone) return { message: `These bytes were given up on purpose and are not taken in again. ${whyGone(gone)}` };
  const content = await readFile(file.path);
  const fileName = safeFileName(file.name);
  const checked = attachmentType(fileName, content);
  if (!checked.ok) return { message: checked.message };
  settle(vault, file.path, file.sha256);
  const { sha256, bytes } = file;
  const about_ = { subjectKind, subjectKey, contractId: place.contractId };
  const signed = { note: note.trim().slice(0, 500), at: tools.now(), by: tools.settings.user };
  await insertAttachment(db, { id: randomUUID(), ...about_, fileName, type: checked.type, sha256, bytes, ...signed });
  // Another process that starts in between sweeps what no row names yet.
  if (!has(vault, sha256)) await putBack(vault, sha256, content);
  return { location: place.href };
}

async function isFull(db: Db, kind: AttachmentSubject, key: string): Promise<boolean> {
  return (await countAttachmentsOn(db, kind, key)) >= MOST_ATTACHMENTS_EACH;
}

async function putBack(vault: Vault, sha256: string, content: Buffer): Promise<void> {
  const temporary = temporaryFile(vault);
  await writeFile(temporary, content, { flag: "wx" });
  settle(vault, temporary, sha256);
}
