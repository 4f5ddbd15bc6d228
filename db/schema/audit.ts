/** Who did what. Written by triggers in the transaction of the change itself, and by the server for what changes nothing. */
import { type SQL, sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** A part of the event, to search by; read from it, so that it cannot say anything else. */
const part = (name: string) =>
  text(name).generatedAlwaysAs((): SQL => sql.raw(`json_extract(body, '$.${name}')`), { mode: "virtual" });

/**
 * Append-only by triggers, numbered without gaps. `body` is the event as JSON and holds the SHA-256 of the body before:
 * an event that is altered, removed or moved breaks the chain at its place.
 */
export const auditEvents = sqliteTable(
  "audit_events",
  {
    seq: integer("seq").primaryKey(),
    body: text("body").notNull(),
    at: integer("at").generatedAlwaysAs((): SQL => sql.raw("json_extract(body, '$.at')"), { mode: "virtual" }),
    who: part("who"),
    what: part("what"),
    subject: part("subject"),
  },
  (t) => [index("audit_events_who").on(t.who, t.seq), index("audit_events_subject").on(t.subject, t.seq)],
);

/** How many events there are and the hash of the last, so that a missing end is seen. */
export const auditHead = sqliteTable(
  "audit_head",
  { id: integer("id").primaryKey(), count: integer("count").notNull(), hash: text("hash").notNull() },
  (t) => [check("audit_head_one", sql`${t.id} = 1`)],
);
