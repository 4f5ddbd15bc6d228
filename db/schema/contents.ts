/** What is in a delivery: which items, and where their texts lie. Every number of them is in delivery_columns. */
import { blob, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { vendors } from "./contracts.ts";
import { deliveries } from "./deliveries.ts";

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

/**
 * Every number of items, responses and judgments as typed arrays, one row per column and chunk: what metrics read (5 ms
 * instead of 400 ms). Names are places in the delivery's dictionary.
 */
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
