/** Samples drawn for review, who holds which item, what was said of it, and how it ended. */
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
import { INSPECTION_ENDS, INSPECTION_KINDS, REVIEW_VERDICTS, type SamplingPlan } from "../../app/domain/inspection.ts";
import type { GoldAnswer } from "../../app/domain/record.ts";
import { batches, deliveries } from "./deliveries.ts";
import { at, id, oneOf } from "./parts.ts";

/** Immutable: the log of a draw. The same deliveries, plan and seed give the same items again. */
export const inspections = sqliteTable(
  "inspections",
  {
    id: id(),
    batchId: text("batch_id")
      .notNull()
      .references(() => batches.id),
    /** Within the batch, from 1. */
    number: integer("number").notNull(),
    kind: text("kind", { enum: INSPECTION_KINDS }).notNull(),
    /** null for a queue: no lot is judged by it. */
    plan: text("plan", { mode: "json" }).$type<SamplingPlan>(),
    /** What it is drawn from, in a sentence. */
    source: text("source").notNull(),
    /** The deliveries that were the batch when it was drawn. */
    deliveryIds: text("delivery_ids", { mode: "json" }).notNull().$type<number[]>(),
    seed: integer("seed").notNull(),
    /** Judgments that could be drawn. */
    population: integer("population").notNull(),
    strata: text("strata", { mode: "json" }).notNull().$type<{ name: string; size: number; drawn: number }[]>(),
    instructionVersion: text("instruction_version"),
    drawnAt: at("drawn_at"),
    drawnBy: text("drawn_by").notNull(),
  },
  (t) => [
    uniqueIndex("inspections_number").on(t.batchId, t.number),
    check("inspections_kind", oneOf("kind", INSPECTION_KINDS)),
    check("inspections_planned", sql`(${t.kind} = 'lot') = (${t.plan} IS NOT NULL)`),
    check("inspections_drawn_by", sql`length(trim(${t.drawnBy})) > 0`),
  ],
);

/** One judgment of a record, in the order of review. Immutable. */
export const inspectedItems = sqliteTable(
  "inspected_items",
  {
    inspectionId: text("inspection_id")
      .notNull()
      .references(() => inspections.id),
    n: integer("n").notNull(),
    deliveryId: integer("delivery_id")
      .notNull()
      .references(() => deliveries.id),
    item: integer("item").notNull(),
    /** Place among the judgments of the record, from 0. */
    judgment: integer("judgment").notNull(),
    externalId: text("external_id").notNull(),
    offset: integer("offset").notNull(),
    length: integer("length").notNull(),
    stratum: text("stratum").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.inspectionId, t.n] }),
    uniqueIndex("inspected_items_once").on(t.inspectionId, t.deliveryId, t.item, t.judgment),
    index("inspected_items_record").on(t.deliveryId, t.item),
  ],
);

/** Who holds an item now, and until when. Rows come and go: they are no evidence. */
export const inspectionReservations = sqliteTable(
  "inspection_reservations",
  {
    inspectionId: text("inspection_id").notNull(),
    n: integer("n").notNull(),
    reviewer: text("reviewer").notNull(),
    reviewerKey: text("reviewer_key").notNull(),
    expiresAt: at("expires_at"),
  },
  (t) => [
    primaryKey({ columns: [t.inspectionId, t.n] }),
    uniqueIndex("inspection_reservations_one_each").on(t.inspectionId, t.reviewerKey),
    foreignKey({ columns: [t.inspectionId, t.n], foreignColumns: [inspectedItems.inspectionId, inspectedItems.n] }),
  ],
);

/** What a reviewer answered before seeing the vendor's label. Append-only. */
export const inspectionAnswers = sqliteTable(
  "inspection_answers",
  {
    inspectionId: text("inspection_id").notNull(),
    n: integer("n").notNull(),
    /** The name, and one form of it for all ways of typing it. */
    reviewer: text("reviewer").notNull(),
    reviewerKey: text("reviewer_key").notNull(),
    answer: text("answer", { mode: "json" }).notNull().$type<GoldAnswer>(),
    /** Signed, negative prefers the first; null when there is none. */
    strength: real("strength"),
    seconds: real("seconds"),
    answeredAt: at("answered_at"),
  },
  (t) => [
    primaryKey({ columns: [t.inspectionId, t.n, t.reviewerKey] }),
    foreignKey({ columns: [t.inspectionId, t.n], foreignColumns: [inspectedItems.inspectionId, inspectedItems.n] }),
    check("inspection_answers_named", sql`length(trim(${t.reviewer})) > 0 AND length(${t.reviewerKey}) > 0`),
  ],
);

/** What the reviewer said of the label once it was shown. Append-only. */
export const inspectionRulings = sqliteTable(
  "inspection_rulings",
  {
    inspectionId: text("inspection_id").notNull(),
    n: integer("n").notNull(),
    /** 1 = the first to rule, 2 = the second, after a defect: there is no third. */
    opinion: integer("opinion").notNull(),
    reviewer: text("reviewer").notNull(),
    reviewerKey: text("reviewer_key").notNull(),
    verdict: text("verdict", { enum: REVIEW_VERDICTS }).notNull(),
    /** Of a defect: what in the instruction it goes against. */
    note: text("note").notNull(),
    ruledAt: at("ruled_at"),
  },
  (t) => [
    primaryKey({ columns: [t.inspectionId, t.n, t.opinion] }),
    uniqueIndex("inspection_rulings_two_people").on(t.inspectionId, t.n, t.reviewerKey),
    // Nobody rules on a label without having answered blind.
    foreignKey({
      columns: [t.inspectionId, t.n, t.reviewerKey],
      foreignColumns: [inspectionAnswers.inspectionId, inspectionAnswers.n, inspectionAnswers.reviewerKey],
    }),
    check("inspection_rulings_opinion", sql`${t.opinion} IN (1, 2)`),
    check("inspection_rulings_verdict", oneOf("verdict", REVIEW_VERDICTS)),
    check("inspection_rulings_note", sql`${t.verdict} = 'defensible' OR length(trim(${t.note})) > 0`),
  ],
);

/** How it ended, with the numbers it ended on. Append-only, once. */
export const inspectionOutcomes = sqliteTable(
  "inspection_outcomes",
  {
    inspectionId: text("inspection_id")
      .primaryKey()
      .references(() => inspections.id),
    end: text("end", { enum: INSPECTION_ENDS }).notNull(),
    /** Standing of each class at the end. */
    standing: text("standing", { mode: "json" }).notNull(),
    /** Why it was ended before every item was settled; empty when it was not. */
    reason: text("reason").notNull(),
    endedAt: at("ended_at"),
    endedBy: text("ended_by").notNull(),
  },
  (t) => [
    check("inspection_outcomes_end", oneOf("end", INSPECTION_ENDS)),
    check("inspection_outcomes_reason", sql`${t.end} <> 'abandoned' OR length(trim(${t.reason})) > 0`),
  ],
);
