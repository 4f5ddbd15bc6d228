/** Versions of a contract after something was delivered under it. Append-only. */
import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { PENDING_ENDS } from "../../app/domain/amendment.ts";
import { contracts, policies } from "./contracts.ts";
import { at, oneOf } from "./parts.ts";

export const contractAmendments = sqliteTable(
  "contract_amendments",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id),
    /** YYYY-MM-DD: from when it holds. */
    effectiveOn: text("effective_on").notNull(),
    reason: text("reason").notNull(),
    signer: text("signer").notNull(),
    at: at("at"),
    /** The whole contract file, as JSON. */
    before: text("before", { mode: "json" }).notNull(),
    after: text("after", { mode: "json" }).notNull(),
  },
  (t) => [
    index("contract_amendments_contract").on(t.contractId, t.id),
    check("contract_amendments_signed", sql`length(trim(${t.reason})) > 0 AND length(trim(${t.signer})) > 0`),
    check("contract_amendments_on", sql`${t.effectiveOn} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`),
  ],
);

/** Signed ahead of its day: applied when that day begins in the contract's zone. Append-only. */
export const pendingAmendments = sqliteTable(
  "pending_amendments",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id),
    effectiveOn: text("effective_on").notNull(),
    reason: text("reason").notNull(),
    signer: text("signer").notNull(),
    at: at("at"),
    /** The whole contract file as it was and as it is to be, as JSON. */
    before: text("before", { mode: "json" }).notNull(),
    after: text("after", { mode: "json" }).notNull(),
    /** The policy it is to be judged by; null = whichever holds then. */
    policyId: text("policy_id").references(() => policies.id),
  },
  (t) => [
    index("pending_amendments_contract").on(t.contractId, t.id),
    check("pending_amendments_signed", sql`length(trim(${t.reason})) > 0 AND length(trim(${t.signer})) > 0`),
    check("pending_amendments_on", sql`${t.effectiveOn} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`),
  ],
);

/** How a pending amendment ended: it took effect, was withdrawn, or could not take effect. Append-only. */
export const pendingAmendmentEnds = sqliteTable(
  "pending_amendment_ends",
  {
    pendingId: integer("pending_id")
      .primaryKey()
      .references(() => pendingAmendments.id),
    outcome: text("outcome", { enum: PENDING_ENDS }).notNull(),
    /** Why it was withdrawn, or what stood in the way; '' when it took effect. */
    reason: text("reason").notNull(),
    by: text("by").notNull(),
    at: at("at"),
  },
  () => [check("pending_amendment_ends_outcome", oneOf("outcome", PENDING_ENDS))],
);
