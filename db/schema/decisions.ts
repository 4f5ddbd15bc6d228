/** What was decided. */
import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
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
  },
  (t) => [
    index("decisions_batch").on(t.batchId, t.id),
    check("decisions_reason", sql`length(trim(${t.reason})) > 0 AND length(trim(${t.signer})) > 0`),
    check("decisions_commercial", oneOf("commercial", COMMERCIAL)),
    check("decisions_training", oneOf("training", TRAINING)),
  ],
);
