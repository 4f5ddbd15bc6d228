/** What left for training. */
import { integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { decisions } from "./decisions.ts";
import { batches } from "./deliveries.ts";
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
