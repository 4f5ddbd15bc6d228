/** What left for training. */
import { blob, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { decisions } from "./decisions.ts";
import { batches, deliveries } from "./deliveries.ts";
import { at, id } from "./parts.ts";

/** Immutable: triggers refuse UPDATE and DELETE. */
export const releases = sqliteTable(
  "releases",
  {
    id: id(),
    name: text("name").notNull(),
    manifest: text("manifest", { mode: "json" }).notNull(),
    createdAt: at("created_at"),
    createdBy: text("created_by").notNull(),
  },
  (t) => [uniqueIndex("releases_name").on(t.name)],
);

export const releaseMembers = sqliteTable(
  "release_members",
  {
    releaseId: text("release_id")
      .notNull()
      .references(() => releases.id),
    batchId: text("batch_id")
      .notNull()
      .references(() => batches.id),
    decisionId: integer("decision_id")
      .notNull()
      .references(() => decisions.id),
  },
  (t) => [primaryKey({ columns: [t.releaseId, t.batchId] })],
);

/** What became of each record of a delivery in a release, in item order: what a comparison of releases reads. Immutable. */
export const releaseOutcomes = sqliteTable(
  "release_outcomes",
  {
    releaseId: text("release_id")
      .notNull()
      .references(() => releases.id),
    deliveryId: integer("delivery_id")
      .notNull()
      .references(() => deliveries.id),
    chunk: integer("chunk").notNull(),
    /** 32-bit floats: mean weight of the record's pairs; 0 = it gives none. */
    weights: blob("weights", { mode: "buffer" }).notNull(),
    /** Bytes: why it gives no pair, a place in `legend.reasons`; 255 where it gives one. */
    reasons: blob("reasons", { mode: "buffer" }).notNull(),
    /** Bytes: the split it is written to, a place in `legend.splits`; 255 where it is in none. */
    splits: blob("splits", { mode: "buffer" }).notNull(),
    legend: text("legend", { mode: "json" }).$type<{ reasons: string[]; splits: string[] }>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.releaseId, t.deliveryId, t.chunk] })],
);
