/** Calibration, and what researchers agreed on. */
import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import type { PassRule } from "../../app/domain/pass-rule.ts";
import type { GoldAnswer, JudgmentRecord } from "../../app/domain/record.ts";
import { TIE_KINDS } from "../../app/domain/strength.ts";
import { contracts } from "./contracts.ts";
import { batches, deliveries } from "./deliveries.ts";
import { at, id, oneOf } from "./parts.ts";

export const ADJUDICATION_OUTCOMES = ["gold", "no_answer"] as const;

export const CALIBRATION_ORIGINS = ["delivery", "file", "gold"] as const;

export const ANSWER_ORIGINS = ["file", "browser"] as const;

export const calibrationRounds = sqliteTable(
  "calibration_rounds",
  {
    id: id(),
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id, { onDelete: "cascade" }),
    number: integer("number").notNull(),
    title: text("title").notNull(),
    /** In force while the round was taken. */
    instructionVersion: text("instruction_version"),
    rule: text("rule", { mode: "json" }).notNull().$type<PassRule>(),
    createdAt: at("created_at"),
    createdBy: text("created_by").notNull(),
  },
  (t) => [
    uniqueIndex("calibration_rounds_number").on(t.contractId, t.number),
    check("calibration_rounds_titled", sql`length(trim(${t.title})) > 0`),
  ],
);

/** Closing is an event: who, when, and what changed after. */
export const calibrationClosures = sqliteTable("calibration_closures", {
  roundId: text("round_id")
    .primaryKey()
    .references(() => calibrationRounds.id, { onDelete: "cascade" }),
  note: text("note").notNull(),
  /** The instruction version that the round led to; null = unchanged. */
  nextInstructionVersion: text("next_instruction_version"),
  closedAt: at("closed_at"),
  closedBy: text("closed_by").notNull(),
});

/** Files that items or answers came from. Their bytes stay in the vault. */
export const calibrationFiles = sqliteTable(
  "calibration_files",
  {
    roundId: text("round_id")
      .notNull()
      .references(() => calibrationRounds.id, { onDelete: "cascade" }),
    n: integer("n").notNull(),
    role: text("role", { enum: ["items", "answers"] }).notNull(),
    fileName: text("file_name").notNull(),
    fileSha256: text("file_sha256").notNull(),
    textSha256: text("text_sha256").notNull(),
    reader: text("reader").notNull(),
    /** What became of it, in numbers. */
    counts: text("counts", { mode: "json" }).notNull().$type<Record<string, number>>(),
    receivedAt: at("received_at"),
    receivedBy: text("received_by").notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.n] })],
);

export const calibrationItems = sqliteTable(
  "calibration_items",
  {
    roundId: text("round_id")
      .notNull()
      .references(() => calibrationRounds.id, { onDelete: "cascade" }),
    n: integer("n").notNull(),
    origin: text("origin", { enum: CALIBRATION_ORIGINS }).notNull(),
    /** The delivered record it is; null for an item of an uploaded file. */
    deliveryId: integer("delivery_id").references(() => deliveries.id),
    item: integer("item"),
    textSha256: text("text_sha256").notNull(),
    offset: integer("offset").notNull(),
    length: integer("length").notNull(),
    externalId: text("external_id").notNull(),
    /** Find the same pair in a file of answers, in whatever order it was shown there. */
    pairKey: real("pair_key").notNull(),
    firstKey: real("first_key").notNull(),
    domain: text("domain"),
    /** The agreed answer; null when the item has none and can only be compared between takers. */
    key: text("key", { mode: "json" }).$type<GoldAnswer>(),
    keyStrength: real("key_strength"),
    keyTie: text("key_tie", { enum: TIE_KINDS }),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.n] }),
    uniqueIndex("calibration_items_external_id").on(t.roundId, t.externalId),
    check("calibration_items_strength", sql`${t.keyStrength} IS NULL OR ${t.keyStrength} BETWEEN -1 AND 1`),
  ],
);

/** One answer by one person to one item: a second is refused by the key. */
export const calibrationAnswers = sqliteTable(
  "calibration_answers",
  {
    roundId: text("round_id").notNull(),
    item: integer("item").notNull(),
    annotator: text("annotator").notNull(),
    strength: real("strength"),
    tie: text("tie", { enum: TIE_KINDS }).notNull(),
    seconds: real("seconds"),
    at: integer("at"),
    raw: text("raw", { mode: "json" }).notNull().$type<JudgmentRecord>(),
    origin: text("origin", { enum: ANSWER_ORIGINS }).notNull(),
    receivedAt: at("received_at"),
    receivedBy: text("received_by").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.item, t.annotator] }),
    foreignKey({
      columns: [t.roundId, t.item],
      foreignColumns: [calibrationItems.roundId, calibrationItems.n],
    }).onDelete("cascade"),
    check("calibration_answers_named", sql`length(trim(${t.annotator})) > 0`),
    check("calibration_answers_strength", sql`${t.strength} IS NULL OR ${t.strength} BETWEEN -1 AND 1`),
  ],
);

/** Append-only: triggers refuse UPDATE and DELETE. Two people agree on the answer to a contested item, or that it has none. */
export const adjudications = sqliteTable(
  "adjudications",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id),
    batchId: text("batch_id")
      .notNull()
      .references(() => batches.id),
    deliveryId: integer("delivery_id")
      .notNull()
      .references(() => deliveries.id),
    item: integer("item").notNull(),
    outcome: text("outcome", { enum: ADJUDICATION_OUTCOMES }).notNull(),
    answer: text("answer", { mode: "json" }).$type<GoldAnswer>(),
    agreedBy: text("agreed_by").notNull(),
    secondedBy: text("seconded_by").notNull(),
    reason: text("reason").notNull(),
    adjudicatedAt: at("adjudicated_at"),
  },
  (t) => [
    index("adjudications_item").on(t.deliveryId, t.item),
    index("adjudications_contract").on(t.contractId, t.id),
    check("adjudications_outcome", oneOf("outcome", ADJUDICATION_OUTCOMES)),
    check("adjudications_answered", sql`(${t.outcome} = 'gold') = (${t.answer} IS NOT NULL)`),
    check("adjudications_two_people", sql`lower(trim(${t.agreedBy})) <> lower(trim(${t.secondedBy}))`),
    check(
      "adjudications_named",
      sql`length(trim(${t.agreedBy})) > 0 AND length(trim(${t.secondedBy})) > 0 AND length(trim(${t.reason})) > 0`,
    ),
  ],
);

/** Gold of the contract: what an adjudication agreed on. Immutable; it leaves use by a retirement. */
export const goldItems = sqliteTable(
  "gold_items",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id),
    adjudicationId: integer("adjudication_id")
      .notNull()
      .references(() => adjudications.id),
    deliveryId: integer("delivery_id")
      .notNull()
      .references(() => deliveries.id),
    item: integer("item").notNull(),
    textSha256: text("text_sha256").notNull(),
    offset: integer("offset").notNull(),
    length: integer("length").notNull(),
    externalId: text("external_id").notNull(),
    /** Find the same pair in a later delivery, in whatever order it is shown there. */
    pairKey: real("pair_key").notNull(),
    firstKey: real("first_key").notNull(),
    domain: text("domain"),
    key: text("key", { mode: "json" }).notNull().$type<GoldAnswer>(),
    keyStrength: real("key_strength"),
    keyTie: text("key_tie", { enum: TIE_KINDS }).notNull(),
    createdAt: at("created_at"),
  },
  (t) => [
    uniqueIndex("gold_items_adjudication").on(t.adjudicationId),
    index("gold_items_contract").on(t.contractId, t.id),
  ],
);

export const goldRetirements = sqliteTable(
  "gold_retirements",
  {
    goldItemId: integer("gold_item_id")
      .primaryKey()
      .references(() => goldItems.id),
    reason: text("reason").notNull(),
    retiredAt: at("retired_at"),
    retiredBy: text("retired_by").notNull(),
  },
  (t) => [check("gold_retirements_reason", sql`length(trim(${t.reason})) > 0`)],
);
