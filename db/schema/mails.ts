/** Who wants a digest when, what mail was sent, and what became of it. */
import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { MAIL_KINDS, RHYTHMS } from "../../app/domain/mail.ts";
import { at, oneOf } from "./parts.ts";
import { users } from "./users.ts";

/** Without a row somebody gets none. */
export const digestChoices = sqliteTable(
  "digest_choices",
  {
    userId: text("user_id")
      .primaryKey()
      .references(() => users.id),
    rhythm: text("rhythm", { enum: RHYTHMS }).notNull(),
    hour: integer("hour").notNull(),
    /** 0 = Monday. */
    weekday: integer("weekday").notNull(),
    timeZone: text("time_zone").notNull(),
    /** The address whose owner has followed a link that was sent there; another address has to be confirmed anew. */
    confirmedEmail: text("confirmed_email"),
    changedAt: at("changed_at"),
  },
  (t) => [
    check("digest_choices_rhythm", oneOf("rhythm", RHYTHMS)),
    check("digest_choices_hour", sql`${t.hour} BETWEEN 0 AND 23 AND ${t.weekday} BETWEEN 0 AND 6`),
  ],
);

/** One mail to one person. A digest is named by its day, so that it is sent once whatever restarts or runs beside. */
export const mails = sqliteTable(
  "mails",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    kind: text("kind", { enum: MAIL_KINDS }).notNull(),
    /** The day of a digest, YYYY-MM-DD; of any other mail something that is new each time. */
    slot: text("slot").notNull(),
    address: text("address").notNull(),
    madeAt: at("made_at"),
    /** null: being sent, sent, given up or unsure. */
    nextAt: integer("next_at"),
    /** Set before the server is spoken to and taken away by its answer: what keeps it without one is unsure. */
    sendingAt: integer("sending_at"),
    sentAt: integer("sent_at"),
    unsureAt: integer("unsure_at"),
  },
  (t) => [
    uniqueIndex("mails_once").on(t.userId, t.kind, t.slot),
    index("mails_due").on(t.nextAt),
    index("mails_sending").on(t.sendingAt),
    check("mails_kind", oneOf("kind", MAIL_KINDS)),
  ],
);

export const mailAttempts = sqliteTable(
  "mail_attempts",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    mailId: integer("mail_id")
      .notNull()
      .references(() => mails.id),
    at: at("at"),
    /** The answer's code; null when there was none. */
    code: integer("code"),
    /** In our words; null when it was taken. */
    fault: text("fault"),
    ms: integer("ms").notNull(),
  },
  (t) => [index("mail_attempts_mail").on(t.mailId, t.id)],
);
