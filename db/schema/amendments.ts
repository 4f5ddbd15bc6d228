/** Versions of a contract after something was delivered under it. Append-only. */
import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { contracts } from "./contracts.ts";
import { at } from "./parts.ts";

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
