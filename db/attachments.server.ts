/** Attachments: what is kept with what. Append-only. */
import { and, asc, count, desc, eq } from "drizzle-orm";
import type { AttachmentSubject } from "#app/domain/attachment.ts";
import type { Db } from "./client.server.ts";
import { attachments } from "./schema.ts";

export type AttachmentRow = typeof attachments.$inferSelect;

export async function insertAttachment(db: Db, attachment: AttachmentRow): Promise<void> {
  db.insert(attachments).values(attachment).run();
}

export async function attachmentById(db: Db, id: string): Promise<AttachmentRow | undefined> {
  return db.select().from(attachments).where(eq(attachments.id, id)).get();
}

/** Newest first. */
export async function attachmentsOn(db: Db, subjectKind: AttachmentSubject, subjectKey: string) {
  return db.select().from(attachments).where(about(subjectKind, subjectKey)).orderBy(desc(attachments.at)).all();
}

export async function countAttachmentsOn(db: Db, subjectKind: AttachmentSubject, subjectKey: string): Promise<number> {
  return db.select({ n: count() }).from(attachments).where(about(subjectKind, subjectKey)).get()?.n ?? 0;
}

/** Everything that belongs to a contract, whatever part of it it is attached to. */
export async function attachmentsOfContract(db: Db, contractId: string): Promise<AttachmentRow[]> {
  return db
    .select()
    .from(attachments)
    .where(eq(attachments.contractId, contractId))
    .orderBy(asc(attachments.subjectKind), desc(attachments.at))
    .all();
}

function about(kind: AttachmentSubject, key: string) {
  return and(eq(attachments.subjectKind, kind), eq(attachments.subjectKey, key));
}
