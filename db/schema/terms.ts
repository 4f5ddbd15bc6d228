/** What a contract says besides its prices and weeks, as dated facts. Append-only: a change is a new row. */
import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { TERM_KINDS } from "../../app/domain/terms/kinds.ts";
import { contracts } from "./contracts.ts";
import { at, oneOf } from "./parts.ts";

export const terms = sqliteTable(
  "terms",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id),
    kind: text("kind", { enum: TERM_KINDS as [(typeof TERM_KINDS)[number]] }).notNull(),
    /** As the kind's fields read it, as JSON; null = struck. */
    value: text("value", { mode: "json" }),
    clause: text("clause").notNull(),
    /** Page or clause number. */
    source: text("source").notNull(),
    owner: text("owner").notNull(),
    /** YYYY-MM-DD, the first day on which it holds. */
    effectiveFrom: text("effective_from").notNull(),
    recordedAt: at("recorded_at"),
    recordedBy: text("recorded_by").notNull(),
  },
  (t) => [
    index("terms_contract").on(t.contractId, t.kind, t.effectiveFrom),
    check("terms_kind", oneOf("kind", TERM_KINDS)),
    check("terms_signed", sql`length(trim(${t.owner})) > 0 AND length(trim(${t.recordedBy})) > 0`),
    check("terms_effective_from", sql`${t.effectiveFrom} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`),
  ],
);
