/** What a contract came to, as it was when it ended. */
import { sql } from "drizzle-orm";
import { check, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { contracts } from "./contracts.ts";
import { at } from "./parts.ts";

/** Append-only by triggers. A contract that is opened again and closed again gets the next version. */
export const closeOuts = sqliteTable(
  "close_outs",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id),
    version: integer("version").notNull(),
    /** JSON, byte for byte as it was hashed. */
    content: text("content").notNull(),
    sha256: text("sha256").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at"),
  },
  (t) => [
    uniqueIndex("close_outs_version").on(t.contractId, t.version),
    check("close_outs_signed", sql`length(trim(${t.createdBy})) > 0 AND ${t.version} >= 1`),
    check("close_outs_hashed", sql`length(${t.sha256}) = 64`),
  ],
);
