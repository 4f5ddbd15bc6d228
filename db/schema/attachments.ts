/** Files kept with an agreement; their bytes are in the vault under their hash. Append-only. */
import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { ATTACHMENT_SUBJECTS, ATTACHMENT_TYPE_NAMES } from "../../app/domain/attachment.ts";
import { contracts } from "./contracts.ts";
import { at, id, oneOf } from "./parts.ts";

export const attachments = sqliteTable(
  "attachments",
  {
    id: id(),
    subjectKind: text("subject_kind", { enum: ATTACHMENT_SUBJECTS }).notNull(),
    /** Its id; of a term `contract/kind`, of a readiness item `contract/item`, of instructions `contract/instructions/version`. */
    subjectKey: text("subject_key").notNull(),
    /** null: of a vendor. */
    contractId: text("contract_id").references(() => contracts.id),
    fileName: text("file_name").notNull(),
    type: text("type", { enum: ATTACHMENT_TYPE_NAMES }).notNull(),
    sha256: text("sha256").notNull(),
    bytes: integer("bytes").notNull(),
    note: text("note").notNull(),
    at: at("at"),
    by: text("by").notNull(),
  },
  (t) => [
    index("attachments_subject").on(t.subjectKind, t.subjectKey),
    index("attachments_contract").on(t.contractId),
    check("attachments_subject_kind", oneOf("subject_kind", ATTACHMENT_SUBJECTS)),
    check("attachments_type", oneOf("type", ATTACHMENT_TYPE_NAMES)),
    check("attachments_bytes", sql`${t.bytes} > 0 AND length(${t.sha256}) = 64`),
  ],
);

/** Taken back: the file stays where it is, and says by whom and why it no longer counts. */
export const attachmentWithdrawals = sqliteTable(
  "attachment_withdrawals",
  {
    attachmentId: text("attachment_id")
      .primaryKey()
      .references(() => attachments.id),
    reason: text("reason").notNull(),
    by: text("by").notNull(),
    at: at("at"),
  },
  (t) => [check("attachment_withdrawals_said", sql`length(trim(${t.reason})) > 0 AND length(trim(${t.by})) > 0`)],
);
