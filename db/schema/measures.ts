/** What a delivery measures, what a model scores it, what its vendor claims. */
import { sql } from "drizzle-orm";
import { blob, check, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { SCORE_KINDS } from "../../app/domain/score-kind.ts";
import { batches, deliveries } from "./deliveries.ts";
import { at, oneOf } from "./parts.ts";

export const metricValues = sqliteTable(
  "metric_values",
  {
    deliveryId: integer("delivery_id")
      .notNull()
      .references(() => deliveries.id, { onDelete: "cascade" }),
    metric: text("metric").notNull(),
    metricVersion: integer("metric_version").notNull(),
    /** `batch`, or the name of a slice. */
    scope: text("scope").notNull(),
    kind: text("kind", { enum: ["estimate", "not-enough", "not-computable"] }).notNull(),
    value: real("value"),
    low: real("low"),
    high: real("high"),
    n: integer("n"),
    outcome: text("outcome", { mode: "json" }).notNull(),
    measuredAt: at("measured_at"),
  },
  (t) => [primaryKey({ columns: [t.deliveryId, t.scope, t.metric] }), index("metric_values_metric").on(t.metric)],
);

/** One imported set of scores for one delivery, as one array: a value per response, or per item for traits; NaN = none. */
export const scoreSets = sqliteTable(
  "score_sets",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    deliveryId: integer("delivery_id")
      .notNull()
      .references(() => deliveries.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    kind: text("kind", { enum: SCORE_KINDS }).notNull(),
    /** 32-bit floats, little-endian. */
    data: blob("data", { mode: "buffer" }).notNull(),
    /** Values that are not NaN. */
    scored: integer("scored").notNull(),
    /** Rows of the whole file, and those of ids that no record has; null for imports from before they were counted. */
    rows: integer("rows"),
    unknown: integer("unknown"),
    fileName: text("file_name").notNull(),
    fileSha256: text("file_sha256").notNull(),
    importedAt: at("imported_at"),
    importedBy: text("imported_by").notNull(),
  },
  (t) => [
    uniqueIndex("score_sets_name").on(t.deliveryId, t.name),
    check("score_sets_named", sql`length(trim(${t.name})) > 0`),
    check("score_sets_kind", oneOf("kind", SCORE_KINDS)),
  ],
);

/** What a vendor says a metric of a batch is. */
export const vendorClaims = sqliteTable(
  "vendor_claims",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    batchId: text("batch_id")
      .notNull()
      .references(() => batches.id, { onDelete: "cascade" }),
    metric: text("metric").notNull(),
    value: real("value").notNull(),
    n: integer("n"),
    /** Where it was said: a report, a slide, an e-mail. */
    source: text("source").notNull(),
    statedAt: at("stated_at"),
    enteredAt: at("entered_at"),
    enteredBy: text("entered_by").notNull(),
  },
  (t) => [
    uniqueIndex("vendor_claims_once").on(t.batchId, t.metric, t.source),
    check("vendor_claims_n", sql`${t.n} IS NULL OR ${t.n} > 0`),
  ],
);
