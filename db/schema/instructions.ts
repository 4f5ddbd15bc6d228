/** Instruction documents: each version of what annotators were told, kept as it was agreed. Append-only. */
import { sql } from "drizzle-orm";
import { check, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { contracts } from "./contracts.ts";
import { at } from "./parts.ts";

export const instructionDocuments = sqliteTable(
  "instruction_documents",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id),
    /** As batches and calibration rounds name it. */
    version: text("version").notNull(),
    /** Markdown. */
    body: text("body").notNull(),
    /** Of the body in UTF-8. */
    sha256: text("sha256").notNull(),
    /** YYYY-MM-DD. */
    agreedOn: text("agreed_on").notNull(),
    /** For the buyer and for the vendor. */
    agreedBy: text("agreed_by").notNull(),
    note: text("note").notNull(),
    at: at("at"),
  },
  (t) => [
    uniqueIndex("instruction_documents_version").on(t.contractId, t.version),
    check("instruction_documents_said", sql`length(trim(${t.version})) > 0 AND length(trim(${t.body})) > 0`),
    check("instruction_documents_signed", sql`length(trim(${t.agreedBy})) > 0 AND length(${t.sha256}) = 64`),
  ],
);
