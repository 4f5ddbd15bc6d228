/** Evaluation sets to keep out of training data. */
import { sql } from "drizzle-orm";
import { check, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { deliveries } from "./deliveries.ts";
import { at, id } from "./parts.ts";

/** The texts lie in the vault. A set that was taken away stays as a row: what was found with it was found. */
export const protectedSets = sqliteTable(
  "protected_sets",
  {
    id: id(),
    name: text("name").notNull(),
    version: text("version").notNull(),
    fileName: text("file_name").notNull(),
    fileSha256: text("file_sha256").notNull(),
    format: text("format").notNull(),
    /** The field of each row that holds its texts. */
    field: text("field").notNull(),
    entries: integer("entries").notNull(),
    createdAt: at("created_at"),
    createdBy: text("created_by").notNull(),
    removedAt: integer("removed_at"),
  },
  (t) => [
    uniqueIndex("protected_sets_name_version").on(t.name, t.version),
    check("protected_sets_named", sql`length(trim(${t.name})) > 0 AND length(trim(${t.version})) > 0`),
    check("protected_sets_entries", sql`${t.entries} > 0`),
  ],
);

/** Which sets a delivery was compared with. */
export const contaminationChecks = sqliteTable(
  "contamination_checks",
  {
    deliveryId: integer("delivery_id")
      .notNull()
      .references(() => deliveries.id, { onDelete: "cascade" }),
    setId: text("set_id")
      .notNull()
      .references(() => protectedSets.id),
    checkedAt: at("checked_at"),
  },
  (t) => [primaryKey({ columns: [t.deliveryId, t.setId] })],
);

/** An item that matches a protected set under some rule, with the text it matches best. */
export const contaminationHits = sqliteTable(
  "contamination_hits",
  {
    deliveryId: integer("delivery_id")
      .notNull()
      .references(() => deliveries.id, { onDelete: "cascade" }),
    item: integer("item").notNull(),
    setId: text("set_id")
      .notNull()
      .references(() => protectedSets.id),
    /** 1-based place of the text in the set. */
    entry: integer("entry").notNull(),
    /** Bits of ContaminationRule. */
    rules: integer("rules").notNull(),
    evaluationShare: real("evaluation_share").notNull(),
    coverage: real("coverage").notNull(),
    blocks: real("blocks").notNull(),
    promptShare: real("prompt_share").notNull(),
  },
  (t) => [primaryKey({ columns: [t.deliveryId, t.item, t.setId] })],
);
