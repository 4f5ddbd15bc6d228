/** How long what a contract delivered is kept, and what was deleted when its time was over. Append-only by triggers. */
import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { calibrationRounds } from "./calibration.ts";
import { contracts } from "./contracts.ts";
import { deliveries } from "./deliveries.ts";
import { at } from "./parts.ts";

/** The newest of a contract holds. */
export const retentionRules = sqliteTable(
  "retention_rules",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id),
    /** Days after the end of the contract; null = kept until somebody says otherwise. */
    days: integer("days"),
    reason: text("reason").notNull(),
    by: text("by").notNull(),
    at: at("at"),
  },
  (t) => [
    index("retention_rules_contract").on(t.contractId, t.id),
    check("retention_rules_days", sql`${t.days} IS NULL OR ${t.days} >= 0`),
    check("retention_rules_said", sql`length(trim(${t.reason})) > 0 AND length(trim(${t.by})) > 0`),
  ],
);

/** What went, in numbers. */
export interface RetentionCounts {
  deliveries: number;
  records: number;
  rounds: number;
  /** Files of the vault that went, and their bytes. */
  files: number;
  bytes: number;
  /** Files that stay because somebody else needs the same bytes. */
  shared: number;
}

/** A release that was made of what went; it can no longer be written. */
export interface RetentionRelease {
  id: string;
  name: string;
  /** Pointers that named it at that time. */
  pointers: string[];
}

export const retentions = sqliteTable(
  "retentions",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id),
    /** Of the rule that it was done under. */
    days: integer("days").notNull(),
    counts: text("counts", { mode: "json" }).notNull().$type<RetentionCounts>(),
    releases: text("releases", { mode: "json" }).notNull().$type<RetentionRelease[]>(),
    reason: text("reason").notNull(),
    by: text("by").notNull(),
    at: at("at"),
  },
  (t) => [
    index("retentions_contract").on(t.contractId, t.id),
    check("retentions_said", sql`length(trim(${t.reason})) > 0 AND length(trim(${t.by})) > 0`),
  ],
);

/** Deliveries whose texts are gone. Their rows, numbers and hashes stay. */
export const retentionDeliveries = sqliteTable("retention_deliveries", {
  deliveryId: integer("delivery_id")
    .primaryKey()
    .references(() => deliveries.id),
  retentionId: integer("retention_id")
    .notNull()
    .references(() => retentions.id),
});

/** Calibration rounds whose files are gone. */
export const retentionRounds = sqliteTable("retention_rounds", {
  roundId: text("round_id")
    .primaryKey()
    .references(() => calibrationRounds.id),
  retentionId: integer("retention_id")
    .notNull()
    .references(() => retentions.id),
});
