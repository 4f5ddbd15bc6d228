/** Who the annotators are, and who they should be. */
import { sql } from "drizzle-orm";
import { check, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { contracts, vendors } from "./contracts.ts";
import { at } from "./parts.ts";

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
