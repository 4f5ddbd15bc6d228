/** What was scheduled and what came. */
import { sql } from "drizzle-orm";
import {
  type AnySQLiteColumn,
  check,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import type { MeasuredAgainst } from "../../app/domain/measured-against.ts";
import { DELIVERY_KINDS, DELIVERY_STATES, PHASES } from "../../app/domain/states.ts";
import { contracts } from "./contracts.ts";
import { at, id, oneOf } from "./parts.ts";

export const batches = sqliteTable(
  "batches",
  {
    id: id(),
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id, { onDelete: "cascade" }),
    week: integer("week").notNull(),
    phase: text("phase", { enum: PHASES }).notNull(),
    dueAt: at("due_at"),
    expectedUnits: integer("expected_units").notNull(),
    instructionVersion: text("instruction_version"),
  },
  (t) => [
    uniqueIndex("batches_contract_week").on(t.contractId, t.week),
    check("batches_week", sql`${t.week} >= 1 AND ${t.expectedUnits} >= 0`),
    check("batches_phase", oneOf("phase", PHASES)),
  ],
);

export const deliveries = sqliteTable(
  "deliveries",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    batchId: text("batch_id")
      .notNull()
      .references(() => batches.id),
    version: integer("version").notNull(),
    kind: text("kind", { enum: DELIVERY_KINDS }).notNull(),
    state: text("state", { enum: DELIVERY_STATES }).notNull(),
    /** The process that loads it; a dead one left it behind. */
    loadingPid: integer("loading_pid"),
    supersededBy: integer("superseded_by").references((): AnySQLiteColumn => deliveries.id, { onDelete: "set null" }),
    fileName: text("file_name").notNull(),
    fileSha256: text("file_sha256").notNull(),
    fileBytes: integer("file_bytes").notNull(),
    /** Where the items' offsets point: the delivered file itself (plain canonical JSONL) or a segment written once. */
    textSha256: text("text_sha256").notNull(),
    format: text("format").notNull(),
    /** The preset or saved mapping that read it, with its version: `pandalm@1`. */
    reader: text("reader").notNull(),
    parserVersion: text("parser_version").notNull(),
    rows: integer("rows").notNull().default(0),
    items: integer("items").notNull().default(0),
    responses: integer("responses").notNull().default(0),
    judgments: integer("judgments").notNull().default(0),
    quarantined: integer("quarantined").notNull().default(0),
    /** Names and scale of its columns, as JSON: `{annotators, domains, languages, models, scale}`. */
    dictionary: text("dictionary", { mode: "json" }),
    receivedAt: at("received_at"),
    receivedBy: text("received_by").notNull(),
    /** What stood beside it when it was measured, each fact as a hash; null = measured before it was noted. */
    measuredAgainst: text("measured_against", { mode: "json" }).$type<MeasuredAgainst>(),
  },
  (t) => [
    uniqueIndex("deliveries_batch_version").on(t.batchId, t.version),
    uniqueIndex("deliveries_batch_file").on(t.batchId, t.fileSha256),
    check("deliveries_state", oneOf("state", DELIVERY_STATES)),
    check("deliveries_kind", oneOf("kind", DELIVERY_KINDS)),
  ],
);

export const quarantinedRows = sqliteTable(
  "quarantined_rows",
  {
    deliveryId: integer("delivery_id")
      .notNull()
      .references(() => deliveries.id, { onDelete: "cascade" }),
    n: integer("n").notNull(),
    line: integer("line").notNull(),
    field: text("field").notNull(),
    rule: text("rule").notNull(),
    hint: text("hint").notNull(),
    /** Place of the row in the delivered file; -1 where the format has none. Never its text. */
    offset: integer("offset").notNull(),
    length: integer("length").notNull(),
  },
  (t) => [primaryKey({ columns: [t.deliveryId, t.n] })],
);
