/**
 * The tables. Illegal states are unwritable first (CHECK, UNIQUE, foreign keys), code second.
 *
 * Money is integer minor units with a currency on the contract. Times are UTC milliseconds. Enum texts come from
 * `app/domain`. Rows of a delivery's content are keyed (delivery_id, n), never by a global counter, so that they can be
 * partitioned. Texts are not here: they live in the vault, and an item keeps their place.
 */
import { sql } from "drizzle-orm";
import {
  type AnySQLiteColumn,
  blob,
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
import { COMMERCIAL, TRAINING } from "../app/domain/decision.ts";
import { FLAG_REASONS, FLAG_STATES, FLAG_SUBJECTS, FLAG_TREATMENTS } from "../app/domain/flag.ts";
import type { PassRule } from "../app/domain/pass-rule.ts";
import type { GoldAnswer, JudgmentRecord } from "../app/domain/record.ts";
import { SCORE_KINDS } from "../app/domain/score-kind.ts";
import { DELIVERY_KINDS, DELIVERY_STATES, JOB_STAGES, JOB_STATES, PHASES } from "../app/domain/states.ts";
import { TIE_KINDS } from "../app/domain/strength.ts";

const oneOf = (column: string, values: readonly string[]) =>
  sql.raw(`"${column}" IN (${values.map((value) => `'${value}'`).join(", ")})`);

const id = () => text("id").primaryKey();
const at = (name: string) => integer(name).notNull();

// ── who sells, and the agreement ───────────────────────────────────────────────────────────────────────────────────

export const vendors = sqliteTable(
  "vendors",
  { id: id(), name: text("name").notNull(), notes: text("notes").notNull().default(""), createdAt: at("created_at") },
  (t) => [uniqueIndex("vendors_name").on(t.name), check("vendors_name_given", sql`length(trim(${t.name})) > 0`)],
);

export const contracts = sqliteTable(
  "contracts",
  {
    id: id(),
    vendorId: text("vendor_id")
      .notNull()
      .references(() => vendors.id),
    title: text("title").notNull(),
    /** comparison, ranking, rated response, conversation or turn: what one paid unit is. */
    unit: text("unit").notNull(),
    currency: text("currency").notNull(),
    committedUnits: integer("committed_units").notNull(),
    startsOn: text("starts_on").notNull(),
    rejectionWindowDays: integer("rejection_window_days").notNull(),
    /** Agreed total in minor units; null when the tiers alone price it. */
    committedMinor: integer("committed_minor"),
    /** First-batch discount: basis points off the first `discount_units` units. */
    discountBasisPoints: integer("discount_basis_points").notNull().default(0),
    discountUnits: integer("discount_units").notNull().default(0),
    /** The feedback format in words of the domain, as JSON. */
    feedback: text("feedback", { mode: "json" }).notNull(),
    /** Agreed shares of strata with their tolerances, as JSON; null = none agreed. */
    mix: text("mix", { mode: "json" }),
    policyId: text("policy_id")
      .notNull()
      .references(() => policies.id),
    createdAt: at("created_at"),
  },
  (t) => [
    uniqueIndex("contracts_vendor_title").on(t.vendorId, t.title),
    check("contracts_committed", sql`${t.committedUnits} > 0`),
    check("contracts_currency", sql`length(${t.currency}) = 3`),
    check("contracts_window", sql`${t.rejectionWindowDays} >= 0`),
    check("contracts_discount", sql`${t.discountBasisPoints} BETWEEN 0 AND 10000 AND ${t.discountUnits} >= 0`),
  ],
);

export const priceTiers = sqliteTable(
  "price_tiers",
  {
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id, { onDelete: "cascade" }),
    /** First unit (1-based) of the contract that this price applies to. */
    fromUnit: integer("from_unit").notNull(),
    /** Ten-thousandths of a minor unit, so that $500,000 / 97,000 needs no fraction. */
    unitPriceMicro: integer("unit_price_micro").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.contractId, t.fromUnit] }),
    check("price_tiers_range", sql`${t.fromUnit} >= 1 AND ${t.unitPriceMicro} >= 0`),
  ],
);

export const checkpoints = sqliteTable(
  "checkpoints",
  {
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id, { onDelete: "cascade" }),
    /** As vendors write it in `responses[].model`. */
    model: text("model").notNull(),
    /** First and last week (inclusive) it is approved for collection; null = open. */
    fromWeek: integer("from_week"),
    toWeek: integer("to_week"),
  },
  (t) => [primaryKey({ columns: [t.contractId, t.model] })],
);

/** A policy is never edited: a change is a new version, and what was decided keeps pointing at the old one. */
export const policies = sqliteTable(
  "policies",
  {
    id: id(),
    name: text("name").notNull(),
    version: integer("version").notNull(),
    body: text("body", { mode: "json" }).notNull(),
    createdAt: at("created_at"),
    createdBy: text("created_by").notNull(),
  },
  (t) => [uniqueIndex("policies_name_version").on(t.name, t.version)],
);

export const mappings = sqliteTable(
  "mappings",
  {
    id: id(),
    vendorId: text("vendor_id")
      .notNull()
      .references(() => vendors.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    version: integer("version").notNull(),
    body: text("body", { mode: "json" }).notNull(),
    createdAt: at("created_at"),
  },
  (t) => [uniqueIndex("mappings_name_version").on(t.vendorId, t.name, t.version)],
);

// ── what was scheduled and what came ───────────────────────────────────────────────────────────────────────────────

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

// ── what is in it: who and where. Every number beside them is in delivery_columns ────────────────────────────────────────────────────────────────────────────────────

export const items = sqliteTable(
  "items",
  {
    deliveryId: integer("delivery_id")
      .notNull()
      .references(() => deliveries.id, { onDelete: "cascade" }),
    n: integer("n").notNull(),
    externalId: text("external_id").notNull(),
    line: integer("line").notNull(),
    offset: integer("offset").notNull(),
    length: integer("length").notNull(),
    conversation: text("conversation"),
    turn: integer("turn"),
    domain: text("domain"),
    language: text("language"),
  },
  (t) => [primaryKey({ columns: [t.deliveryId, t.n] })],
);

export const responses = sqliteTable(
  "responses",
  {
    deliveryId: integer("delivery_id")
      .notNull()
      .references(() => deliveries.id, { onDelete: "cascade" }),
    item: integer("item").notNull(),
    position: integer("position").notNull(),
    model: text("model"),
    chars: integer("chars").notNull(),
    words: integer("words").notNull(),
  },
  (t) => [primaryKey({ columns: [t.deliveryId, t.item, t.position] })],
);

export const judgments = sqliteTable(
  "judgments",
  {
    deliveryId: integer("delivery_id")
      .notNull()
      .references(() => deliveries.id, { onDelete: "cascade" }),
    n: integer("n").notNull(),
    item: integer("item").notNull(),
    annotator: text("annotator"),
    kind: text("kind").notNull(),
    strength: real("strength"),
    tie: text("tie").notNull(),
    seconds: real("seconds"),
    at: integer("at"),
    goldVerdict: integer("gold_verdict").notNull(),
  },
  (t) => [primaryKey({ columns: [t.deliveryId, t.n] })],
);

/** The same numbers as typed arrays, one row per column and chunk: what metrics read (5 ms instead of 400 ms). */
export const deliveryColumns = sqliteTable(
  "delivery_columns",
  {
    deliveryId: integer("delivery_id")
      .notNull()
      .references(() => deliveries.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    chunk: integer("chunk").notNull(),
    data: blob("data", { mode: "buffer" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.deliveryId, t.name, t.chunk] })],
);

export const annotators = sqliteTable(
  "annotators",
  {
    vendorId: text("vendor_id")
      .notNull()
      .references(() => vendors.id, { onDelete: "cascade" }),
    pseudonym: text("pseudonym").notNull(),
    firstSeenDelivery: integer("first_seen_delivery").references(() => deliveries.id, { onDelete: "set null" }),
  },
  (t) => [primaryKey({ columns: [t.vendorId, t.pseudonym] })],
);

// ── what it measures, and what was decided ─────────────────────────────────────────────────────────────────────────

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

/** A doubt about records, an annotator, a slice or a whole batch, with what its author would do about it. */
export const flags = sqliteTable(
  "flags",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    batchId: text("batch_id")
      .notNull()
      .references(() => batches.id),
    subjectKind: text("subject_kind", { enum: FLAG_SUBJECTS }).notNull(),
    /** As parameters of the records screen: what it is about, and the link to it. Empty for the batch. */
    subject: text("subject").notNull(),
    reason: text("reason", { enum: FLAG_REASONS }).notNull(),
    note: text("note").notNull().default(""),
    treatment: text("treatment", { enum: FLAG_TREATMENTS }).notNull(),
    /** With downweight: the weight proposed. */
    weight: real("weight"),
    author: text("author").notNull(),
    createdAt: at("created_at"),
  },
  (t) => [
    index("flags_batch").on(t.batchId),
    check("flags_subject_kind", oneOf("subject_kind", FLAG_SUBJECTS)),
    check("flags_reason", oneOf("reason", FLAG_REASONS)),
    check("flags_treatment", oneOf("treatment", FLAG_TREATMENTS)),
    check("flags_weight", sql`(${t.treatment} = 'downweight') = (${t.weight} IS NOT NULL)`),
    check("flags_weight_range", sql`${t.weight} IS NULL OR (${t.weight} >= 0 AND ${t.weight} < 1)`),
    check("flags_author", sql`length(trim(${t.author})) > 0`),
    check("flags_subject", sql`(${t.subjectKind} = 'batch') = (${t.subject} = '')`),
  ],
);

/** What became of a flag: the latest row holds, none = open. Append-only. */
export const flagRulings = sqliteTable(
  "flag_rulings",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    flagId: integer("flag_id")
      .notNull()
      .references(() => flags.id),
    state: text("state", { enum: FLAG_STATES }).notNull(),
    by: text("by").notNull(),
    at: at("at"),
    why: text("why").notNull(),
  },
  (t) => [
    index("flag_rulings_flag").on(t.flagId, t.id),
    check("flag_rulings_state", oneOf("state", FLAG_STATES)),
    check("flag_rulings_said", sql`length(trim(${t.why})) > 0 AND length(trim(${t.by})) > 0`),
  ],
);

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

/** Immutable: triggers refuse UPDATE and DELETE. */
export const releases = sqliteTable(
  "releases",
  {
    id: id(),
    name: text("name").notNull(),
    manifest: text("manifest", { mode: "json" }).notNull(),
    createdAt: at("created_at"),
    createdBy: text("created_by").notNull(),
  },
  (t) => [uniqueIndex("releases_name").on(t.name)],
);

export const releaseMembers = sqliteTable(
  "release_members",
  {
    releaseId: text("release_id")
      .notNull()
      .references(() => releases.id),
    batchId: text("batch_id")
      .notNull()
      .references(() => batches.id),
    decisionId: integer("decision_id")
      .notNull()
      .references(() => decisions.id),
  },
  (t) => [primaryKey({ columns: [t.releaseId, t.batchId] })],
);

// ── calibration, and what researchers agreed on ────────────────────────────────────────────────────────────────────

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

// ── evaluation sets to keep out of training data ───────────────────────────────────────────────────────────────────

/** The texts lie in the vault. A set that was taken away stays as a row: what was found with it was found. */
export const protectedSets = sqliteTable(
  "protected_sets",
  {
    id: id(),
    name: text("name").notNull(),
    version: text("version").notNull(),
    fileName: text("file_name").notNull(),
    fileSha256: text("file_sha256").notNull(),
    format: text("format").notNull(),
    /** The field of each row that holds its texts. */
    field: text("field").notNull(),
    entries: integer("entries").notNull(),
    createdAt: at("created_at"),
    createdBy: text("created_by").notNull(),
    removedAt: integer("removed_at"),
  },
  (t) => [
    uniqueIndex("protected_sets_name_version").on(t.name, t.version),
    check("protected_sets_named", sql`length(trim(${t.name})) > 0 AND length(trim(${t.version})) > 0`),
    check("protected_sets_entries", sql`${t.entries} > 0`),
  ],
);

/** Which sets a delivery was compared with. */
export const contaminationChecks = sqliteTable(
  "contamination_checks",
  {
    deliveryId: integer("delivery_id")
      .notNull()
      .references(() => deliveries.id, { onDelete: "cascade" }),
    setId: text("set_id")
      .notNull()
      .references(() => protectedSets.id),
    checkedAt: at("checked_at"),
  },
  (t) => [primaryKey({ columns: [t.deliveryId, t.setId] })],
);

/** An item that matches a protected set under some rule, with the text it matches best. */
export const contaminationHits = sqliteTable(
  "contamination_hits",
  {
    deliveryId: integer("delivery_id")
      .notNull()
      .references(() => deliveries.id, { onDelete: "cascade" }),
    item: integer("item").notNull(),
    setId: text("set_id")
      .notNull()
      .references(() => protectedSets.id),
    /** 1-based place of the text in the set. */
    entry: integer("entry").notNull(),
    /** Bits of ContaminationRule. */
    rules: integer("rules").notNull(),
    evaluationShare: real("evaluation_share").notNull(),
    coverage: real("coverage").notNull(),
    blocks: real("blocks").notNull(),
    promptShare: real("prompt_share").notNull(),
  },
  (t) => [primaryKey({ columns: [t.deliveryId, t.item, t.setId] })],
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

// ── long work ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const jobs = sqliteTable(
  "jobs",
  {
    id: id(),
    kind: text("kind").notNull(),
    state: text("state", { enum: JOB_STATES }).notNull(),
    stage: text("stage", { enum: JOB_STAGES }).notNull(),
    title: text("title").notNull(),
    input: text("input", { mode: "json" }).notNull(),
    bytesDone: integer("bytes_done").notNull().default(0),
    bytesTotal: integer("bytes_total").notNull().default(0),
    rows: integer("rows").notNull().default(0),
    rejected: integer("rejected").notNull().default(0),
    cancelRequested: integer("cancel_requested", { mode: "boolean" }).notNull().default(false),
    result: text("result", { mode: "json" }),
    /** A sentence for a person, when it failed. */
    message: text("message"),
    createdAt: at("created_at"),
    startedAt: integer("started_at"),
    endedAt: integer("ended_at"),
  },
  (t) => [
    index("jobs_state").on(t.state),
    check("jobs_state_known", oneOf("state", JOB_STATES)),
    check("jobs_stage_known", oneOf("stage", JOB_STAGES)),
  ],
);

/**
 * What a vendor says of its annotators, by pseudonym, if it says anything: personal data. Nothing but the coverage of a
 * contract's population reads it, and no export, log or other table holds any of it.
 */
export const annotatorAttributes = sqliteTable(
  "annotator_attributes",
  {
    vendorId: text("vendor_id")
      .notNull()
      .references(() => vendors.id),
    pseudonym: text("pseudonym").notNull(),
    attribute: text("attribute").notNull(),
    value: text("value").notNull(),
    importedAt: at("imported_at"),
    importedBy: text("imported_by").notNull(),
    fileSha256: text("file_sha256").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.vendorId, t.pseudonym, t.attribute] }),
    check(
      "annotator_attributes_given",
      sql`length(trim(${t.pseudonym})) > 0 AND length(trim(${t.attribute})) > 0 AND length(trim(${t.value})) > 0`,
    ),
  ],
);

/** The share of a contract's judgments that annotators with a value should give. */
export const populationTargets = sqliteTable(
  "population_targets",
  {
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id),
    attribute: text("attribute").notNull(),
    value: text("value").notNull(),
    share: real("share").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.contractId, t.attribute, t.value] }),
    check("population_targets_share", sql`${t.share} > 0 AND ${t.share} <= 1`),
  ],
);
