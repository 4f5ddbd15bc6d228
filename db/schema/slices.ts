/** Slices with a name. */
import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { contracts } from "./contracts.ts";
import { batches } from "./deliveries.ts";
import { at } from "./parts.ts";

/** Append-only: triggers refuse UPDATE and DELETE. Whoever wants another predicate saves another slice. */
export const savedSlices = sqliteTable(
  "saved_slices",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id),
    /** The one batch it is about; null = every batch of the contract. */
    batchId: text("batch_id").references(() => batches.id),
    name: text("name").notNull(),
    predicate: text("predicate", { mode: "json" }).notNull(),
    author: text("author").notNull(),
    createdAt: at("created_at"),
  },
  (t) => [
    uniqueIndex("saved_slices_name_in_contract").on(t.contractId, t.name).where(sql`batch_id IS NULL`),
    uniqueIndex("saved_slices_name_in_batch").on(t.batchId, t.name).where(sql`batch_id IS NOT NULL`),
    index("saved_slices_contract").on(t.contractId),
    check("saved_slices_named", sql`length(trim(${t.name})) > 0 AND length(trim(${t.author})) > 0`),
  ],
);

/** Put away: still there for what refers to it, no longer offered. Append-only. */
export const sliceArchivals = sqliteTable(
  "slice_archivals",
  {
    sliceId: integer("slice_id")
      .primaryKey()
      .references(() => savedSlices.id),
    by: text("by").notNull(),
    at: at("at"),
  },
  (t) => [check("slice_archivals_said", sql`length(trim(${t.by})) > 0`)],
);
