/** What is no longer kept, and why. Append-only by triggers; none of it says what was there. */
import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { vendors } from "./contracts.ts";
import { at, oneOf } from "./parts.ts";
import { releases } from "./releases.ts";

export const REMOVALS = ["erasure", "retention"] as const;

/** Files that the vault kept and was made to give up. What was decided on them still names them by their hash. */
export const vaultTombstones = sqliteTable(
  "vault_tombstones",
  {
    sha256: text("sha256").primaryKey(),
    kind: text("kind", { enum: REMOVALS }).notNull(),
    /** The file that stands in its place; null = none does. */
    replacedBy: text("replaced_by"),
    bytes: integer("bytes").notNull(),
    /** Whose it was, for a person. */
    whose: text("whose").notNull(),
    reason: text("reason").notNull(),
    by: text("by").notNull(),
    at: at("at"),
  },
  (t) => [
    check("vault_tombstones_hashed", sql`length(${t.sha256}) = 64`),
    check("vault_tombstones_kind", oneOf("kind", REMOVALS)),
    check("vault_tombstones_said", sql`length(trim(${t.reason})) > 0 AND length(trim(${t.by})) > 0`),
  ],
);

/** A row that was evidence before a pseudonym in it was replaced. */
export interface RedactedRow {
  table: string;
  /** Its key, as JSON. */
  key: string;
  columns: string[];
  /** SHA-256 of the receipt, a line end and the columns as they were: without the receipt nobody can try names against it. */
  before: string;
  /** SHA-256 of the columns as they are now. */
  after: string;
}

/** An annotator's pseudonym, replaced everywhere by a token drawn at random. The pseudonym is not here. */
export const erasures = sqliteTable(
  "erasures",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    vendorId: text("vendor_id")
      .notNull()
      .references(() => vendors.id),
    token: text("token").notNull(),
    reason: text("reason").notNull(),
    /** Rows changed, by table. */
    counts: text("counts", { mode: "json" }).notNull().$type<Record<string, number>>(),
    redacted: text("redacted", { mode: "json" }).notNull().$type<RedactedRow[]>(),
    /** Records whose prompt or responses still hold the word, as delivery and place: the texts are not the annotator's. */
    mentions: text("mentions", { mode: "json" }).notNull().$type<[deliveryId: number, item: number][]>(),
    by: text("by").notNull(),
    at: at("at"),
  },
  (t) => [
    uniqueIndex("erasures_token").on(t.token),
    index("erasures_vendor").on(t.vendorId),
    check("erasures_said", sql`length(trim(${t.reason})) > 0 AND length(trim(${t.by})) > 0`),
  ],
);

/**
 * A training file that names annotators is another one once somebody is erased from it: what it is now, beside what the
 * manifest promised. Formats without annotators keep their bytes and have no row.
 */
export const releaseRedactions = sqliteTable(
  "release_redactions",
  {
    releaseId: text("release_id")
      .notNull()
      .references(() => releases.id),
    erasureId: integer("erasure_id")
      .notNull()
      .references(() => erasures.id),
    format: text("format").notNull(),
    /** "" where nothing is held out. */
    split: text("split").notNull(),
    sha256: text("sha256").notNull(),
    bytes: integer("bytes").notNull(),
    lines: integer("lines").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.releaseId, t.erasureId, t.format, t.split] }),
    check("release_redactions_hashed", sql`length(${t.sha256}) = 64`),
  ],
);
