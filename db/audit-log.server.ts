/** The audit log as it is read and proved, and what is written to it by hand. */
import { and, asc, desc, eq, gt, gte, like, lt, type SQL, sql } from "drizzle-orm";
import { type Actor, actingAs, currentActor } from "./actor.server.ts";
import { type AuditEvent, note } from "./audit-events.server.ts";
import { type Db, inTransaction } from "./client.server.ts";
import { auditEvents } from "./schema.ts";

/**
 * For what changes no row.
 *
 * @param actor when it is not the one on whose behalf the code runs now: a stream is read by nobody in particular.
 */
export async function appendEvent(db: Db, event: AuditEvent, actor: Actor = currentActor()): Promise<void> {
  actingAs(actor, () => inTransaction(db, () => note(db.$client, event)));
}

/** One event as it stands in the log. */
export interface LoggedEvent {
  seq: number;
  at: number;
  who: string;
  role: string;
  via: string;
  request: string;
  what: string;
  subject: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string;
  previous: string;
}

export interface AuditFilter {
  who?: string;
  what?: string;
  /** Beginning of a subject: a table, or a table and a key. */
  subject?: string;
  /** Anywhere in the event. */
  text?: string;
  from?: number;
  /** Before this moment. */
  to?: number;
  /** Only events before this number: the next page, newest first. */
  before?: number;
  /** Only events after this number: the next page, oldest first. */
  after?: number;
}

export async function listEvents(
  db: Db,
  filter: AuditFilter,
  limit: number,
  order: "newest first" | "oldest first" = "newest first",
): Promise<LoggedEvent[]> {
  const { who, what, subject, text, from, to, before, after } = filter;
  const wanted: (SQL | undefined)[] = [
    who ? eq(auditEvents.who, who) : undefined,
    what ? eq(auditEvents.what, what) : undefined,
    subject ? like(auditEvents.subject, `${escaped(subject)}%`) : undefined,
    text ? sql`instr(lower(${auditEvents.body}), ${text.toLowerCase()}) > 0` : undefined,
    from === undefined ? undefined : gte(auditEvents.at, from),
    to === undefined ? undefined : lt(auditEvents.at, to),
    before === undefined ? undefined : lt(auditEvents.seq, before),
    after === undefined ? undefined : gt(auditEvents.seq, after),
  ];
  const rows = db
    .select({ body: auditEvents.body })
    .from(auditEvents)
    .where(and(...wanted))
    .orderBy(order === "newest first" ? desc(auditEvents.seq) : asc(auditEvents.seq))
    .limit(limit)
    .all();
  return rows.map(({ body }) => JSON.parse(body) as LoggedEvent);
}

/** On whose behalf a job runs: who queued it, as the log says. */
export async function whoQueued(db: Db, jobId: string): Promise<Actor> {
  const queued = and(eq(auditEvents.subject, `jobs/${jobId}`), eq(auditEvents.what, "added"));
  const row = db.select({ body: auditEvents.body }).from(auditEvents).where(queued).get();
  if (!row) return currentActor();
  const { who, role, via, request, reason } = JSON.parse(row.body) as LoggedEvent;
  return { who, role, via, request, reason };
}

/** Those who did something, and what was done, for a filter. */
export async function auditWords(db: Db): Promise<{ who: string[]; what: string[] }> {
  const of = (column: typeof auditEvents.who | typeof auditEvents.what) =>
    db
      .selectDistinct({ word: column })
      .from(auditEvents)
      .orderBy(column)
      .limit(500)
      .all()
      .map(({ word }) => String(word));
  return { who: of(auditEvents.who), what: of(auditEvents.what) };
}

function escaped(text: string): string {
  return text.replace(/[%_]/g, "");
}
