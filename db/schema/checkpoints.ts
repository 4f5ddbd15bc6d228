/** The register of model versions behind a contract's responses. What happened to each is a row of its own, never changed. */
import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { CHECKPOINT_ENTRIES } from "../../app/domain/checkpoint.ts";
import { contracts } from "./contracts.ts";
import { at, oneOf } from "./parts.ts";

export const registeredCheckpoints = sqliteTable(
  "registered_checkpoints",
  {
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id),
    /** As vendors write it in `responses[].model`. */
    model: text("model").notNull(),
    family: text("family").notNull(),
    /** Order within the family, 1 = oldest. */
    place: integer("place"),
    about: text("about").notNull(),
    endpoint: text("endpoint").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.contractId, t.model] }),
    check("registered_checkpoints_named", sql`length(trim(${t.model})) > 0`),
    check("registered_checkpoints_place", sql`${t.place} IS NULL OR ${t.place} >= 1`),
  ],
);

export const checkpointEntries = sqliteTable(
  "checkpoint_entries",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    contractId: text("contract_id").notNull(),
    model: text("model").notNull(),
    entry: text("entry", { enum: CHECKPOINT_ENTRIES }).notNull(),
    /** YYYY-MM-DD, inclusive. */
    fromDay: text("from_day"),
    toDay: text("to_day"),
    fromAt: integer("from_at"),
    toAt: integer("to_at"),
    note: text("note").notNull(),
    by: text("by").notNull(),
    at: at("at"),
  },
  (t) => [
    // One that no batch refers to may be taken out of the register, with what was noted about it.
    foreignKey({
      columns: [t.contractId, t.model],
      foreignColumns: [registeredCheckpoints.contractId, registeredCheckpoints.model],
    }).onDelete("cascade"),
    index("checkpoint_entries_checkpoint").on(t.contractId, t.model, t.id),
    check("checkpoint_entries_entry", oneOf("entry", CHECKPOINT_ENTRIES)),
    check("checkpoint_entries_signed", sql`length(trim(${t.by})) > 0`),
    check("checkpoint_entries_days", sql`${t.fromDay} IS NULL OR ${t.toDay} IS NULL OR ${t.fromDay} <= ${t.toDay}`),
    check("checkpoint_entries_times", sql`${t.fromAt} IS NULL OR ${t.toAt} IS NULL OR ${t.fromAt} < ${t.toAt}`),
  ],
);
