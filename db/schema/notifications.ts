/** What single people were told, what they want to be told, and how far the audit log was read for it. */
import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { NOTICE_PLACES, TOLD_PLACES } from "../../app/domain/notification.ts";
import { contracts } from "./contracts.ts";
import { at, oneOf } from "./parts.ts";
import { users } from "./users.ts";

export const notifications = sqliteTable(
  "notifications",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    /** What it was made from, so that it is made once: an event of the audit log, or a day that a clock came to. */
    source: text("source").notNull(),
    kind: text("kind").notNull(),
    /** null: about no contract, or about all of Assay. */
    contractId: text("contract_id").references(() => contracts.id),
    /** Without amounts: those stand apart, for a reader who may see them on the day of reading. */
    text: text("text").notNull(),
    amountMinor: integer("amount_minor"),
    currency: text("currency"),
    href: text("href").notNull(),
    place: text("place", { enum: TOLD_PLACES }).notNull(),
    at: at("at"),
    readAt: integer("read_at"),
  },
  (t) => [
    uniqueIndex("notifications_once").on(t.userId, t.source),
    index("notifications_user").on(t.userId, t.id),
    // The count of the bell, which stands on every page.
    index("notifications_unread")
      .on(t.userId, t.kind, t.contractId)
      .where(sql`${t.readAt} IS NULL AND ${t.place} = 'app'`),
    index("notifications_at").on(t.at),
    check("notifications_place", oneOf("place", TOLD_PLACES)),
    check("notifications_inside", sql`${t.href} LIKE '/%' AND ${t.href} NOT LIKE '//%'`),
  ],
);

/** What somebody chose for a kind; without a row the kind's own place holds. */
export const notificationChoices = sqliteTable(
  "notification_choices",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    kind: text("kind").notNull(),
    place: text("place", { enum: NOTICE_PLACES }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.kind] }),
    check("notification_choices_place", oneOf("place", NOTICE_PLACES)),
  ],
);

/** One row: the last event of the audit log that was looked at. */
export const notificationReader = sqliteTable(
  "notification_reader",
  { id: integer("id").primaryKey(), readTo: integer("read_to").notNull() },
  (t) => [check("notification_reader_one", sql`${t.id} = 1`)],
);
