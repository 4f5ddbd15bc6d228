/** Attachments: what is kept with what, and what was taken back. Append-only. */
import { and, asc, count, desc, eq, like } from "drizzle-orm";
import type { AttachmentSubject } from "#app/domain/attachment.ts";
import type { Db } from "./client.server.ts";
import { attachments, attachmentWithdrawals } from "./schema.ts";

export type AttachmentRow = typeof attachments.$inferSelect;
export type Withdrawal = Omit<typeof attachmentWithdrawals.$inferSelect, "attachmentId">;
/** null = it counts. */
export type KeptAttachment = AttachmentRow & { withdrawal: Withdrawal | null };

export async function insertAttachment(db: Db, attachment: AttachmentRow): Promise<void> {
  db.insert(attachments).values(attachment).run();
}

export async function attachmentById(db: Db, id: string): Promise<AttachmentRow | undefined> {
  return db.select().from(attachments).where(eq(attachments.id, id)).get();
}

/** Newest first. */
export async function attachmentsOn(
  db: Db,
  subjectKind: AttachmentSubject,
  subjectKey: string,
): Promise<KeptAttachment[]> {
  return kept(db).where(about(subjectKind, subjectKey)).orderBy(desc(attachments.at)).all().map(withWithdrawal);
}

/** Of every readiness item of a contract, newest first. */
export async function readinessAttachments(db: Db, contractId: string): Promise<KeptAttachment[]> {
  return kept(db)
    .where(and(eq(attachments.subjectKind, "readiness"), like(attachments.subjectKey, `${contractId}/%`)))
    .orderBy(desc(attachments.at))
    .all()
    .map(withWithdrawal);
}

/** Once; a second withdrawal changes nothing. */
export async function withdrawAttachment(db: Db, withdrawal: typeof attachmentWithdrawals.$inferInsert): Promise<void> {
  db.insert(attachmentWithdrawals).values(withdrawal).onConflictDoNothing().run();
}

export async function withdrawalOf(db: Db, attachmentId: string): Promise<Withdrawal | undefined> {
  return db
    .select({ reason: attachmentWithdrawals.reason, by: attachmentWithdrawals.by, at: attachmentWithdrawals.at })
    .from(attachmentWithdrawals)
    .where(eq(attachmentWithdrawals.attachmentId, attachmentId))
    .get();
}

export async function countAttachmentsOn(db: Db, subjectKind: AttachmentSubject, subjectKey: string): Promise<number> {
  return db.select({ n: count() }).from(attachments).where(about(subjectKind, subjectKey)).get()?.n ?? 0;
}

/** Everything that belongs to a contract, whatever part of it it is attached to. */
export async function attachmentsOfContract(db: Db, contractId: string): Promise<KeptAttachment[]> {
  return kept(db)
    .where(eq(attachments.contractId, contractId))
    .orderBy(asc(attachments.subjectKind), desc(attachments.at))
    .all()
    .map(withWithdrawal);
}

function kept(db: Db) {
  return db
    .select({ row: attachments, withdrawal: attachmentWithdrawals })
    .from(attachments)
    .leftJoin(attachmentWithdrawals, eq(attachmentWithdrawals.attachmentId, attachments.id));
}

function withWithdrawal({
  row,
  withdrawal,
}: {
  row: AttachmentRow;
  withdrawal: typeof attachmentWithdrawals.$inferSelect | null;
}): KeptAttachment {
  return { ...row, withdrawal: withdrawal && { reason: withdrawal.reason, by: withdrawal.by, at: withdrawal.at } };
}

function about(kind: AttachmentSubject, key: string) {
  return and(eq(attachments.subjectKind, kind), eq(attachments.subjectKey, key));
}
