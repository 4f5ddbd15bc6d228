/** What was decided. */
import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { APPROVAL_OUTCOMES } from "../../app/domain/approval.ts";
import { COMMERCIAL, TRAINING } from "../../app/domain/decision.ts";
import { policies } from "./contracts.ts";
import { batches, deliveries } from "./deliveries.ts";
import { at, oneOf } from "./parts.ts";

/** Append-only: triggers refuse UPDATE and DELETE. A change of mind is a new decision. */
export const decisions = sqliteTable(
  "decisions",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    batchId: text("batch_id")
      .notNull()
      .references(() => batches.id),
    deliveryId: integer("delivery_id")
      .notNull()
      .references(() => deliveries.id),
    commercial: text("commercial", { enum: COMMERCIAL }).notNull(),
    training: text("training", { enum: TRAINING }).notNull(),
    reason: text("reason").notNull(),
    signer: text("signer").notNull(),
    policyId: text("policy_id")
      .notNull()
      .references(() => policies.id),
    recommendedCommercial: text("recommended_commercial", { enum: COMMERCIAL }).notNull(),
    recommendedTraining: text("recommended_training", { enum: TRAINING }).notNull(),
    isOverride: integer("is_override", { mode: "boolean" }).notNull(),
    /** Exclusions and weights, as rules. */
    rules: text("rules", { mode: "json" }).notNull(),
    /** Every number that was shown, the file hashes, and what the rules leave. */
    evidence: text("evidence", { mode: "json" }).notNull(),
    acceptedUnits: integer("accepted_units").notNull(),
    payableMinor: integer("payable_minor").notNull(),
    decidedAt: at("decided_at"),
    /** The money it moves, and the contract's limit for one signer when it was signed; null = none. */
    valueMinor: integer("value_minor").notNull().default(0),
    secondApproverAboveMinor: integer("second_approver_above_minor"),
  },
  (t) => [
    index("decisions_batch").on(t.batchId, t.id),
    check("decisions_reason", sql`length(trim(${t.reason})) > 0 AND length(trim(${t.signer})) > 0`),
    check("decisions_commercial", oneOf("commercial", COMMERCIAL)),
    check("decisions_training", oneOf("training", TRAINING)),
  ],
);

/** What the second person said. Append-only by triggers, once per decision: a change of mind is a new decision. */
export const decisionApprovals = sqliteTable(
  "decision_approvals",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    decisionId: integer("decision_id")
      .notNull()
      .references(() => decisions.id),
    outcome: text("outcome", { enum: APPROVAL_OUTCOMES }).notNull(),
    reason: text("reason").notNull(),
    signer: text("signer").notNull(),
    at: at("at"),
  },
  (t) => [
    uniqueIndex("decision_approvals_once").on(t.decisionId),
    check("decision_approvals_outcome", oneOf("outcome", APPROVAL_OUTCOMES)),
    check("decision_approvals_said", sql`length(trim(${t.reason})) > 0 AND length(trim(${t.signer})) > 0`),
  ],
);
