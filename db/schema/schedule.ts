/** Milestones of a contract, slots booked with the vendor, and the secret links to its calendar. */
import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { MILESTONE_ENTRIES, MILESTONE_KINDS } from "../../app/domain/milestone.ts";
import { contracts } from "./contracts.ts";
import { batches } from "./deliveries.ts";
import { at, id, oneOf } from "./parts.ts";

const isDay = (column: unknown) => sql`${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`;

export const milestones = sqliteTable(
  "milestones",
  {
    id: id(),
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id),
    kind: text("kind", { enum: MILESTONE_KINDS }).notNull(),
    title: text("title").notNull(),
    owner: text("owner").notNull(),
    /** Of an improvement: the week by which it should be visible. */
    week: integer("week"),
    createdAt: at("created_at"),
  },
  (t) => [
    index("milestones_contract").on(t.contractId),
    check("milestones_kind", oneOf("kind", MILESTONE_KINDS)),
    check("milestones_named", sql`length(trim(${t.title})) > 0 AND length(trim(${t.owner})) > 0`),
  ],
);

/** Append-only: what happened to a milestone, its due days among it. */
export const milestoneEntries = sqliteTable(
  "milestone_entries",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    milestoneId: text("milestone_id")
      .notNull()
      .references(() => milestones.id),
    entry: text("entry", { enum: MILESTONE_ENTRIES }).notNull(),
    /** YYYY-MM-DD. */
    day: text("day").notNull(),
    reason: text("reason").notNull(),
    by: text("by").notNull(),
    at: at("at"),
  },
  (t) => [
    index("milestone_entries_milestone").on(t.milestoneId),
    check("milestone_entries_entry", oneOf("entry", MILESTONE_ENTRIES)),
    check("milestone_entries_day", isDay(t.day)),
    check("milestone_entries_signed", sql`length(trim(${t.by})) > 0`),
  ],
);

/** What a vendor holds free for a week; append-only, its confirmation is a row of its own. */
export const vendorSlots = sqliteTable(
  "vendor_slots",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id),
    week: integer("week").notNull(),
    units: integer("units").notNull(),
    /** YYYY-MM-DD. */
    confirmBy: text("confirm_by").notNull(),
    by: text("by").notNull(),
    at: at("at"),
  },
  (t) => [
    index("vendor_slots_contract").on(t.contractId),
    check("vendor_slots_units", sql`${t.units} >= 1 AND ${t.week} >= 1`),
    check("vendor_slots_day", isDay(t.confirmBy)),
  ],
);

export const slotConfirmations = sqliteTable(
  "slot_confirmations",
  {
    slotId: integer("slot_id")
      .primaryKey()
      .references(() => vendorSlots.id),
    /** YYYY-MM-DD. */
    day: text("day").notNull(),
    by: text("by").notNull(),
    at: at("at"),
  },
  (t) => [check("slot_confirmations_day", isDay(t.day))],
);

/** Why a week was, or will be, late or short: append-only, the newest holds. */
export const weekReasons = sqliteTable(
  "week_reasons",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    batchId: text("batch_id")
      .notNull()
      .references(() => batches.id),
    reason: text("reason").notNull(),
    by: text("by").notNull(),
    at: at("at"),
  },
  (t) => [
    index("week_reasons_batch").on(t.batchId),
    check("week_reasons_said", sql`length(trim(${t.reason})) > 0 AND length(trim(${t.by})) > 0`),
  ],
);

/** A secret address of a calendar. The secret itself is shown once and never stored. */
export const calendarLinks = sqliteTable(
  "calendar_links",
  {
    id: id(),
    /** null = every contract. */
    contractId: text("contract_id").references(() => contracts.id),
    tokenSha256: text("token_sha256").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at"),
    revokedAt: integer("revoked_at"),
  },
  (t) => [
    uniqueIndex("calendar_links_token").on(t.tokenSha256),
    check("calendar_links_hash", sql`length(${t.tokenSha256}) = 64`),
  ],
);
