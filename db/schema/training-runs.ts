/** What was trained on a release, and what it scored. Append-only: triggers refuse UPDATE and DELETE. */
import { sql } from "drizzle-orm";
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { BETTER, EVALUATION_UNITS, RUN_KINDS } from "../../app/domain/training-run.ts";
import { batches } from "./deliveries.ts";
import { at, id, oneOf } from "./parts.ts";
import { releases } from "./releases.ts";

export const trainingRuns = sqliteTable(
  "training_runs",
  {
    id: id(),
    name: text("name").notNull(),
    kind: text("kind", { enum: RUN_KINDS }).notNull(),
    /** null for a base checkpoint, which was trained on nothing of ours. */
    releaseId: text("release_id").references(() => releases.id),
    baseCheckpoint: text("base_checkpoint").notNull(),
    method: text("method").notNull().default(""),
    /** A link or a path to the configuration. */
    config: text("config").notNull().default(""),
    /** Seeds it was trained with; a base was evaluated with them. */
    seeds: text("seeds", { mode: "json" }).$type<number[]>().notNull(),
    /** The checkpoint that came out. */
    checkpoint: text("checkpoint").notNull().default(""),
    note: text("note").notNull().default(""),
    by: text("by").notNull(),
    at: at("at"),
  },
  (t) => [
    uniqueIndex("training_runs_name").on(t.name),
    index("training_runs_release").on(t.releaseId),
    check("training_runs_kind", oneOf("kind", RUN_KINDS)),
    check("training_runs_of_release", sql`(${t.kind} = 'base') = (${t.releaseId} IS NULL)`),
    check("training_runs_method", sql`${t.kind} = 'base' OR length(trim(${t.method})) > 0`),
    check("training_runs_named", sql`length(trim(${t.name})) > 0 AND length(trim(${t.by})) > 0`),
    check("training_runs_base", sql`length(trim(${t.baseCheckpoint})) > 0`),
    check("training_runs_seeds", sql`json_array_length(${t.seeds}) > 0`),
  ],
);

/** The batches of its release that an ablation was trained without. */
export const runBatchesLeftOut = sqliteTable(
  "run_batches_left_out",
  {
    runId: text("run_id")
      .notNull()
      .references(() => trainingRuns.id),
    batchId: text("batch_id")
      .notNull()
      .references(() => batches.id),
  },
  (t) => [primaryKey({ columns: [t.runId, t.batchId] })],
);

/** A run that must not count, and why: it stays on record and leaves every comparison. */
export const runWithdrawals = sqliteTable(
  "run_withdrawals",
  {
    runId: text("run_id")
      .primaryKey()
      .references(() => trainingRuns.id),
    why: text("why").notNull(),
    by: text("by").notNull(),
    at: at("at"),
  },
  (t) => [check("run_withdrawals_said", sql`length(trim(${t.why})) > 0 AND length(trim(${t.by})) > 0`)],
);

/** One benchmark of one seed. A correction is a new row that supersedes, and says why. */
export const evaluations = sqliteTable(
  "evaluations",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    runId: text("run_id")
      .notNull()
      .references(() => trainingRuns.id),
    /** Benchmark and metric, with its version. */
    name: text("name").notNull(),
    unit: text("unit", { enum: EVALUATION_UNITS }).notNull(),
    better: text("better", { enum: BETTER }).notNull(),
    seed: integer("seed").notNull(),
    value: real("value").notNull(),
    /** Items it was measured on. */
    n: integer("n"),
    standardError: real("standard_error"),
    /** What is known of the benchmark having leaked into training data. */
    contamination: text("contamination").notNull().default(""),
    supersedes: integer("supersedes").references((): AnySQLiteColumn => evaluations.id),
    why: text("why").notNull().default(""),
    by: text("by").notNull(),
    at: at("at"),
  },
  (t) => [
    uniqueIndex("evaluations_once").on(t.runId, t.name, t.seed).where(sql`supersedes IS NULL`),
    index("evaluations_run").on(t.runId),
    uniqueIndex("evaluations_superseded_once").on(t.supersedes),
    check("evaluations_unit", oneOf("unit", EVALUATION_UNITS)),
    check("evaluations_better", oneOf("better", BETTER)),
    check("evaluations_error", sql`${t.n} IS NOT NULL OR ${t.standardError} IS NOT NULL`),
    check("evaluations_n", sql`${t.n} IS NULL OR ${t.n} >= 1`),
    check("evaluations_standard_error", sql`${t.standardError} IS NULL OR ${t.standardError} > 0`),
    check("evaluations_share", sql`${t.unit} <> 'share' OR (${t.value} >= 0 AND ${t.value} <= 1)`),
    check("evaluations_why", sql`(${t.supersedes} IS NULL) = (length(trim(${t.why})) = 0)`),
    check("evaluations_named", sql`length(trim(${t.name})) > 0 AND length(trim(${t.by})) > 0`),
  ],
);
