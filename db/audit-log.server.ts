/** The audit log as it is read and proved, and what is written to it by hand. */
import { and, desc, eq, gte, like, lt, type SQL, sql } from "drizzle-orm";
import { ADVANCE, type AuditEvent, append, auditHash } from "./audit.server.ts";
import { type Db, inTransaction } from "./client.server.ts";
import { auditEvents, auditHead } from "./schema.ts";

/** For what changes no row. */
export async function appendEvent(db: Db, event: AuditEvent): Promise<void> {
  const { what, subject, before = null, after = null } = event;
  inTransaction(db, () => {
    db.$client.prepare(append(["@what", "@subject", "@before", "@after"])).run({
      what,
      subject: subject.slice(0, 500),
      before: before && JSON.stringify(before),
      after: after && JSON.stringify(after),
    });
    db.$client.prepare(ADVANCE).run();
  });
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
  /** Only events before this number: the next page. */
  before?: number;
}

/** Newest first. */
export async function listEvents(db: Db, filter: AuditFilter, limit: number): Promise<LoggedEvent[]> {
  const { who, what, subject, text, from, before } = filter;
  const wanted: (SQL | undefined)[] = [
    who ? eq(auditEvents.who, who) : undefined,
    what ? eq(auditEvents.what, what) : undefined,
    subject ? like(auditEvents.subject, `${escaped(subject)}%`) : undefined,
    text ? sql`instr(lower(${auditEvents.body}), ${text.toLowerCase()}) > 0` : undefined,
    from === undefined ? undefined : gte(auditEvents.at, from),
    before === undefined ? undefined : lt(auditEvents.seq, before),
  ];
  const rows = db
    .select({ body: auditEvents.body })
    .from(auditEvents)
    .where(and(...wanted))
    .orderBy(desc(auditEvents.seq))
    .limit(limit)
    .all();
  return rows.map(({ body }) => JSON.parse(body) as LoggedEvent);
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

export interface ChainProof {
  events: number;
  /** Hash of the last event; keep it elsewhere to prove later that everything up to it is still there. */
  head: string;
  /** One sentence for each thing that is wrong. */
  faults: string[];
}

const MOST_FAULTS = 50;

/**
 * Reads every event and holds it against the next one.
 *
 * @param anchor a count and a head that were written down earlier.
 */
export function proveChain(db: Db, anchor?: { count: number; hash: string }): ChainProof {
  const faults: string[] = [];
  const say = (fault: string) => void (faults.length < MOST_FAULTS && faults.push(fault));
  let expected = 1;
  let hash = "";
  const rows = db.$client.prepare("SELECT seq, body FROM audit_events ORDER BY seq").iterate() as Iterable<{
    seq: number;
    body: string;
  }>;
  for (const { seq, body } of rows) {
    if (seq > expected) say(removed(expected, seq - 1));
    const event = partsOf(body);
    if (event === null) say(`Event ${seq} was altered: it is no event any more.`);
    else if (event.seq !== seq) say(`Event ${seq} was moved or altered: it says that it is number ${event.seq}.`);
    else if (seq === expected && event.previous !== hash)
      say(
        seq === 1
          ? "Event 1 is not the first that was written."
          : `Event ${seq - 1} was altered, or another one stood before event ${seq}.`,
      );
    hash = auditHash(body);
    if (anchor && anchor.count === seq && anchor.hash !== hash)
      say(`Up to event ${seq} the log is not the one that was written down.`);
    expected = seq + 1;
  }
  const events = expected - 1;
  const head = db.select().from(auditHead).get();
  if (!head) say("The head of the log is missing.");
  else if (head.count > events) say(removed(events + 1, head.count));
  else if (head.count < events) say(`${eventsFrom(head.count + 1, events)} added beside the log.`);
  else if (head.hash !== hash) say(`Event ${events} was altered.`);
  if (anchor && anchor.count > events && (head?.count ?? 0) <= events) say(removed(events + 1, anchor.count));
  return { events, head: hash, faults };
}

function removed(first: number, last: number): string {
  return `${eventsFrom(first, last)} removed.`;
}

function eventsFrom(first: number, last: number): string {
  return first === last ? `Event ${first} was` : `Events ${first} to ${last} were`;
}

function partsOf(body: string): { seq: unknown; previous: unknown } | null {
  try {
    const event: unknown = JSON.parse(body);
    return typeof event === "object" && event !== null && "seq" in event && "previous" in event
      ? { seq: event.seq, previous: event.previous }
      : null;
  } catch {
    return null;
  }
}

function escaped(text: string): string {
  return text.replace(/[%_]/g, "");
}
