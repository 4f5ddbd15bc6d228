/** The stages of a contract and what was ready when it began to run. Append-only: the newest row of a kind holds. */
import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { READINESS_ITEMS, READINESS_STATES } from "../../app/domain/readiness.ts";
import { STAGES } from "../../app/domain/stage.ts";
import { contracts } from "./contracts.ts";
import { at, oneOf } from "./parts.ts";

export const contractStages = sqliteTable(
  "contract_stages",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id),
    stage: text("stage", { enum: STAGES }).notNull(),
    /** YYYY-MM-DD: when it happened, which may be before it was recorded. */
    on: text("on_day").notNull(),
    note: text("note").notNull(),
    /** What was not ready when collection started, as JSON, and why it started; null = everything was. */
    red: text("red", { mode: "json" }).$type<{ items: string[]; reason: string }>(),
    /** What was still open when the contract was closed, as JSON, and why it was closed; null = nothing was. */
    open: text("open", { mode: "json" }).$type<{ items: string[]; reason: string }>(),
    at: at("at"),
    by: text("by").notNull(),
  },
  (t) => [
    index("contract_stages_contract").on(t.contractId, t.id),
    check("contract_stages_stage", oneOf("stage", STAGES)),
    check("contract_stages_signed", sql`length(trim(${t.by})) > 0`),
    check("contract_stages_on", sql`${t.on} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`),
  ],
);

export const readinessEntries = sqliteTable(
  "readiness_entries",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id),
    item: text("item", { enum: READINESS_ITEMS }).notNull(),
    state: text("state", { enum: READINESS_STATES }).notNull(),
    owner: text("owner").notNull(),
    evidence: text("evidence").notNull(),
    /** An address of the web; "" = none. */
    link: text("link").notNull(),
    at: at("at"),
    by: text("by").notNull(),
  },
  (t) => [
    index("readiness_entries_contract").on(t.contractId, t.item, t.id),
    check("readiness_entries_item", oneOf("item", READINESS_ITEMS)),
    check("readiness_entries_state", oneOf("state", READINESS_STATES)),
    check("readiness_entries_signed", sql`length(trim(${t.owner})) > 0 AND length(trim(${t.by})) > 0`),
  ],
);
