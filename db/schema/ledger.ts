/** Money that was asked for, credited and paid. Append-only by triggers: a mistake is reversed by an entry of its own. */
import { sql } from "drizzle-orm";
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { LEDGER_KINDS } from "../../app/domain/ledger.ts";
import { contracts } from "./contracts.ts";
import { decisions } from "./decisions.ts";
import { batches } from "./deliveries.ts";
import { at, oneOf } from "./parts.ts";

export const ledgerEntries = sqliteTable(
  "ledger_entries",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id),
    kind: text("kind", { enum: LEDGER_KINDS }).notNull(),
    /** As written on the document; '' where it has none. */
    number: text("number").notNull(),
    /** The invoice that a credit note or a payment is for. */
    invoiceId: integer("invoice_id").references((): AnySQLiteColumn => ledgerEntries.id),
    /** The week that a credit note is about; null = the invoice as a whole. */
    batchId: text("batch_id").references(() => batches.id),
    reverses: integer("reverses").references((): AnySQLiteColumn => ledgerEntries.id),
    amountMinor: integer("amount_minor").notNull(),
    /** YYYY-MM-DD on the document. */
    datedOn: text("dated_on").notNull(),
    note: text("note").notNull().default(""),
    by: text("by").notNull(),
    at: at("at"),
  },
  (t) => [
    index("ledger_entries_contract").on(t.contractId, t.id),
    uniqueIndex("ledger_entries_reversed_once").on(t.reverses),
    check("ledger_entries_kind", oneOf("kind", LEDGER_KINDS)),
    check("ledger_entries_amount", sql`${t.amountMinor} >= 0`),
    check("ledger_entries_by", sql`length(trim(${t.by})) > 0`),
    check(
      "ledger_entries_refers",
      sql`(${t.kind} = 'reversal') = (${t.reverses} IS NOT NULL) AND (${t.kind} IN ('credit_note', 'payment')) = (${t.invoiceId} IS NOT NULL)`,
    ),
  ],
);

export const invoiceLines = sqliteTable(
  "invoice_lines",
  {
    entryId: integer("entry_id")
      .notNull()
      .references(() => ledgerEntries.id),
    n: integer("n").notNull(),
    /** null: the line names no week of the contract. */
    batchId: text("batch_id").references(() => batches.id),
    description: text("description").notNull(),
    units: integer("units"),
    unitPriceMicro: integer("unit_price_micro"),
    amountMinor: integer("amount_minor").notNull(),
  },
  (t) => [primaryKey({ columns: [t.entryId, t.n] }), check("invoice_lines_units", sql`${t.units} >= 0`)],
);

/** What a decision left the vendor to do, given up. */
export const obligationWaivers = sqliteTable(
  "obligation_waivers",
  {
    decisionId: integer("decision_id")
      .primaryKey()
      .references(() => decisions.id),
    reason: text("reason").notNull(),
    by: text("by").notNull(),
    at: at("at"),
  },
  (t) => [check("obligation_waivers_said", sql`length(trim(${t.reason})) > 0 AND length(trim(${t.by})) > 0`)],
);
