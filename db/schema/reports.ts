/** What vendors were told. */
import { sql } from "drizzle-orm";
import { check, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { decisions } from "./decisions.ts";
import { at } from "./parts.ts";

/** Append-only by triggers: a changed report is the next version. `content` holds everything a rendering needs. */
export const vendorReports = sqliteTable(
  "vendor_reports",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    decisionId: integer("decision_id")
      .notNull()
      .references(() => decisions.id),
    version: integer("version").notNull(),
    content: text("content", { mode: "json" }).notNull(),
    /** Ours to know; the content does not say it. */
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at"),
  },
  (t) => [
    uniqueIndex("vendor_reports_version").on(t.decisionId, t.version),
    check("vendor_reports_by", sql`length(trim(${t.createdBy})) > 0 AND ${t.version} >= 1`),
  ],
);
