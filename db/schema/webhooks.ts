/** Where other programs are told what happened, what they were told, and whether they took it. */
import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { ROLES } from "../../app/domain/permission.ts";
import { WEBHOOK_FORMATS } from "../../app/domain/webhook.ts";
import { contracts } from "./contracts.ts";
import { at, id, oneOf } from "./parts.ts";

export const webhooks = sqliteTable(
  "webhooks",
  {
    id: id(),
    url: text("url").notNull(),
    format: text("format", { enum: WEBHOOK_FORMATS }).notNull(),
    /** Kinds of events; an empty list is all of them. */
    kinds: text("kinds", { mode: "json" }).$type<string[]>().notNull(),
    /** null = every contract. */
    contractId: text("contract_id").references(() => contracts.id),
    /** What is told is what this role may read. */
    role: text("role", { enum: ROLES }).notNull(),
    /** Sealed; what messages are signed with. */
    sealedSecret: text("sealed_secret").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at"),
    pausedAt: integer("paused_at"),
    endedAt: integer("ended_at"),
    /** The last event of the audit log that was looked at. */
    readTo: integer("read_to").notNull(),
  },
  (t) => [
    check("webhooks_format", oneOf("format", WEBHOOK_FORMATS)),
    check("webhooks_role", oneOf("role", ROLES)),
    check("webhooks_url", sql`${t.url} LIKE 'http%://%'`),
  ],
);

/** One message; its text never changes, so that a signature can be checked again. */
export const webhookMessages = sqliteTable(
  "webhook_messages",
  {
    id: id(),
    webhookId: text("webhook_id")
      .notNull()
      .references(() => webhooks.id),
    /** Of the audit log; null for a test. */
    eventSeq: integer("event_seq"),
    kind: text("kind").notNull(),
    body: text("body").notNull(),
    /** The message that this one repeats, when somebody sent it again. */
    replayOf: text("replay_of"),
    createdAt: at("created_at"),
    /** null: taken, or given up. */
    nextAt: integer("next_at"),
    takenAt: integer("taken_at"),
  },
  (t) => [
    index("webhook_messages_due").on(t.nextAt),
    index("webhook_messages_webhook").on(t.webhookId, t.createdAt),
    uniqueIndex("webhook_messages_once").on(t.webhookId, t.eventSeq).where(sql`${t.replayOf} IS NULL`),
  ],
);

export const webhookAttempts = sqliteTable(
  "webhook_attempts",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    messageId: text("message_id")
      .notNull()
      .references(() => webhookMessages.id),
    at: at("at"),
    /** HTTP status; null when there was no answer. */
    status: integer("status"),
    /** Why there was none, in our words. */
    fault: text("fault"),
    ms: integer("ms").notNull(),
  },
  (t) => [index("webhook_attempts_message").on(t.messageId, t.id)],
);
