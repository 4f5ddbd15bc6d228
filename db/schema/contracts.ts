/** Who sells, and the agreement. */
import { sql } from "drizzle-orm";
import { check, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Weekday } from "../../app/domain/contract-calendar.ts";
import type { Phase } from "../../app/domain/states.ts";
import { at, id } from "./parts.ts";

export const vendors = sqliteTable(
  "vendors",
  { id: id(), name: text("name").notNull(), notes: text("notes").notNull().default(""), createdAt: at("created_at") },
  (t) => [uniqueIndex("vendors_name").on(t.name), check("vendors_name_given", sql`length(trim(${t.name})) > 0`)],
);

export const contracts = sqliteTable(
  "contracts",
  {
    id: id(),
    vendorId: text("vendor_id")
      .notNull()
      .references(() => vendors.id),
    title: text("title").notNull(),
    /** comparison, ranking, rated response, conversation or turn: what one paid unit is. */
    unit: text("unit").notNull(),
    currency: text("currency").notNull(),
    committedUnits: integer("committed_units").notNull(),
    startsOn: text("starts_on").notNull(),
    rejectionWindowDays: integer("rejection_window_days").notNull(),
    /** IANA name: in whose days it counts. */
    timeZone: text("time_zone").notNull().default("UTC"),
    /** Days off each week, and dated ones (YYYY-MM-DD), as JSON. */
    weekend: text("weekend", { mode: "json" }).$type<Weekday[]>().notNull().default(["saturday", "sunday"]),
    holidays: text("holidays", { mode: "json" }).$type<string[]>().notNull().default([]),
    /** Agreed total in minor units; null when the tiers alone price it. */
    committedMinor: integer("committed_minor"),
    /** First-batch discount: basis points off the first `discount_units` units. */
    discountBasisPoints: integer("discount_basis_points").notNull().default(0),
    discountUnits: integer("discount_units").notNull().default(0),
    /** Basis points of a week's units that may be missing, and that are paid beyond them; null = all that is accepted. */
    toleranceUnderBasisPoints: integer("tolerance_under_basis_points").notNull().default(500),
    toleranceOverBasisPoints: integer("tolerance_over_basis_points"),
    /** The feedback format in words of the domain, as JSON. */
    feedback: text("feedback", { mode: "json" }).notNull(),
    /** Agreed shares of strata with their tolerances, as JSON; null = none agreed. */
    mix: text("mix", { mode: "json" }),
    /** A decision that moves more than this needs a second person; null = never. */
    secondApproverAboveMinor: integer("second_approver_above_minor"),
    policyId: text("policy_id")
      .notNull()
      .references(() => policies.id),
    createdAt: at("created_at"),
  },
  (t) => [
    uniqueIndex("contracts_vendor_title").on(t.vendorId, t.title),
    check("contracts_committed", sql`${t.committedUnits} > 0`),
    check("contracts_currency", sql`length(${t.currency}) = 3`),
    check("contracts_window", sql`${t.rejectionWindowDays} >= 0`),
    check("contracts_discount", sql`${t.discountBasisPoints} BETWEEN 0 AND 10000 AND ${t.discountUnits} >= 0`),
  ],
);

export const priceTiers = sqliteTable(
  "price_tiers",
  {
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id, { onDelete: "cascade" }),
    /** First unit (1-based) of the contract that this price applies to. */
    fromUnit: integer("from_unit").notNull(),
    /** Ten-thousandths of a minor unit, so that $500,000 / 97,000 needs no fraction. */
    unitPriceMicro: integer("unit_price_micro").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.contractId, t.fromUnit] }),
    check("price_tiers_range", sql`${t.fromUnit} >= 1 AND ${t.unitPriceMicro} >= 0`),
  ],
);

/** Prices that hold for a domain, a phase or both only; "" = for every one. Counted within domain and phase. */
export const scopedPriceTiers = sqliteTable(
  "scoped_price_tiers",
  {
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id, { onDelete: "cascade" }),
    domain: text("domain").notNull(),
    phase: text("phase").$type<Phase | "">().notNull(),
    fromUnit: integer("from_unit").notNull(),
    /** Ten-thousandths of a minor unit. */
    unitPriceMicro: integer("unit_price_micro").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.contractId, t.domain, t.phase, t.fromUnit] }),
    check("scoped_price_tiers_range", sql`${t.fromUnit} >= 1 AND ${t.unitPriceMicro} >= 0`),
    check("scoped_price_tiers_scope", sql`${t.domain} <> '' OR ${t.phase} <> ''`),
  ],
);

export const checkpoints = sqliteTable(
  "checkpoints",
  {
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id, { onDelete: "cascade" }),
    /** As vendors write it in `responses[].model`. */
    model: text("model").notNull(),
    /** First and last week (inclusive) it is approved for collection; null = open. */
    fromWeek: integer("from_week"),
    toWeek: integer("to_week"),
  },
  (t) => [primaryKey({ columns: [t.contractId, t.model] })],
);

/** A policy is never edited: a change is a new version, and what was decided keeps pointing at the old one. */
export const policies = sqliteTable(
  "policies",
  {
    id: id(),
    name: text("name").notNull(),
    version: integer("version").notNull(),
    body: text("body", { mode: "json" }).notNull(),
    createdAt: at("created_at"),
    createdBy: text("created_by").notNull(),
  },
  (t) => [uniqueIndex("policies_name_version").on(t.name, t.version)],
);

export const mappings = sqliteTable(
  "mappings",
  {
    id: id(),
    vendorId: text("vendor_id")
      .notNull()
      .references(() => vendors.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    version: integer("version").notNull(),
    body: text("body", { mode: "json" }).notNull(),
    createdAt: at("created_at"),
  },
  (t) => [uniqueIndex("mappings_name_version").on(t.vendorId, t.name, t.version)],
);
