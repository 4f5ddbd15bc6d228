/** Doubts, and what became of them. */
import { sql } from "drizzle-orm";
import { check, index, integer, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { FLAG_REASONS, FLAG_STATES, FLAG_SUBJECTS, FLAG_TREATMENTS } from "../../app/domain/flag.ts";
import { batches } from "./deliveries.ts";
import { at, oneOf } from "./parts.ts";

/** A doubt about records, an annotator, a slice or a whole batch, with what its author would do about it. */
export const flags = sqliteTable(
  "flags",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    batchId: text("batch_id")
      .notNull()
      .references(() => batches.id),
    subjectKind: text("subject_kind", { enum: FLAG_SUBJECTS }).notNull(),
    /** As parameters of the records screen: what it is about, and the link to it. Empty for the batch. */
    subject: text("subject").notNull(),
    reason: text("reason", { enum: FLAG_REASONS }).notNull(),
    note: text("note").notNull().default(""),
    treatment: text("treatment", { enum: FLAG_TREATMENTS }).notNull(),
    /** With downweight: the weight proposed. */
    weight: real("weight"),
    author: text("author").notNull(),
    createdAt: at("created_at"),
  },
  (t) => [
    index("flags_batch").on(t.batchId),
    check("flags_subject_kind", oneOf("subject_kind", FLAG_SUBJECTS)),
    check("flags_reason", oneOf("reason", FLAG_REASONS)),
    check("flags_treatment", oneOf("treatment", FLAG_TREATMENTS)),
    check("flags_weight", sql`(${t.treatment} = 'downweight') = (${t.weight} IS NOT NULL)`),
    check("flags_weight_range", sql`${t.weight} IS NULL OR (${t.weight} >= 0 AND ${t.weight} < 1)`),
    check("flags_author", sql`length(trim(${t.author})) > 0`),
    check("flags_subject", sql`(${t.subjectKind} = 'batch') = (${t.subject} = '')`),
  ],
);

/** What became of a flag: the latest row holds, none = open. Append-only. */
export const flagRulings = sqliteTable(
  "flag_rulings",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    flagId: integer("flag_id")
      .notNull()
      .references(() => flags.id),
    state: text("state", { enum: FLAG_STATES }).notNull(),
    by: text("by").notNull(),
    at: at("at"),
    why: text("why").notNull(),
  },
  (t) => [
    index("flag_rulings_flag").on(t.flagId, t.id),
    check("flag_rulings_state", oneOf("state", FLAG_STATES)),
    check("flag_rulings_said", sql`length(trim(${t.why})) > 0 AND length(trim(${t.by})) > 0`),
  ],
);
