/**
 * Events on their way into the audit log: what a trigger or a caller says becomes one body of JSON that holds who acts,
 * when, and the hash of the body before it.
 */
import { createHash } from "node:crypto";
import type Database from "better-sqlite3";
import { currentActor } from "./actor.server.ts";
import { BY_FILE, SECRET } from "./audit-tables.ts";

export interface AuditEvent {
  /** `added`, `changed`, `removed` for a row; otherwise a word of its own: `refused`, `exported`, `signed in`, … */
  what: string;
  /** A table and the key of its row, or an address. */
  subject: string;
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
}

const MOST_ALONE = 20;
const MOST_TEXT = 300;

/** What a trigger or a caller hands over: texts of JSON, or null. */
interface Pending {
  what: string;
  subject: string;
  before: string | null;
  after: string | null;
}

const collected = new WeakMap<Database.Database, Pending[]>();

/**
 * Inside a transaction: its events are written at its end, so that many rows of one kind become one event. The outermost
 * call writes; work inside it that fails and is caught leaves none.
 */
export function together<T>(client: Database.Database, work: () => T): T {
  const outer = collected.get(client);
  const before = outer?.length ?? 0;
  const pending = outer ?? [];
  collected.set(client, pending);
  try {
    const result = work();
    if (!outer) for (const event of folded(pending)) write(client, event);
    return result;
  } catch (error) {
    pending.length = before;
    throw error;
  } finally {
    if (!outer) collected.delete(client);
  }
}

/** For what changes no row. */
export function note(client: Database.Database, { what, subject, before = null, after = null }: AuditEvent): void {
  const event = { what, subject: subject.slice(0, 500), before: textOf(before), after: textOf(after) };
  const pending = collected.get(client);
  if (!pending) throw new Error("An event is noted inside a transaction.");
  pending.push(event);
}

/** Says to a trigger whether it has to write its event itself. */
export function keptForLater(client: Database.Database, event: Pending): 0 | 1 {
  const pending = collected.get(client);
  pending?.push(event);
  return pending ? 0 : 1;
}

/** More rows of one table than somebody would read are one event, with how many and the hash of what they were. */
function folded(pending: readonly Pending[]): Pending[] {
  const groups = new Map<string, Pending[]>();
  for (const event of pending) {
    const group = groupOf(event);
    const known = groups.get(group);
    if (known) known.push(event);
    else groups.set(group, [event]);
  }
  return [...groups].flatMap(([group, events]) => {
    const table = group.split(" ", 1)[0] ?? "";
    if (events.length <= (BY_FILE.has(table) ? 1 : MOST_ALONE)) return events;
    const all = createHash("sha256");
    for (const { subject, before, after } of events) all.update(`${subject} ${before} ${after}\n`);
    const [first, last] = [events[0], events.at(-1)].map((event) => event?.subject);
    const after = { rows: events.length, first, last, sha256: all.digest("hex") };
    return [{ what: events[0]?.what ?? "", subject: table, before: null, after: JSON.stringify(after) }];
  });
}

/** Table first. What is no row of a table stands alone by its whole subject. */
function groupOf({ what, subject }: Pending): string {
  return `${/^[a-z_]+(?=\/)/.exec(subject)?.[0] ?? subject} ${what}`;
}

function write(client: Database.Database, event: Pending): void {
  client.prepare(append(["@what", "@subject", "@before", "@after"])).run(event);
  client.prepare(ADVANCE).run();
}

function textOf(row: Record<string, unknown> | null): string | null {
  return row && JSON.stringify(row);
}

/** The statement that adds an event at the end, from four SQL expressions. {@link ADVANCE} has to follow it. */
export function append([what, subject, before, after]: Parts): string {
  return `INSERT INTO audit_events (seq, body)
    SELECT count + 1, audit_body(count + 1, hash, ${what}, ${subject}, ${before}, ${after}) FROM audit_head`;
}

export type Parts = readonly [string, string, string, string];

export const ADVANCE = `UPDATE audit_head SET count = count + 1,
  hash = (SELECT audit_hash(body) FROM audit_events WHERE seq = audit_head.count + 1)`;

export function bodyOf(seq: number, previous: string, event: Pending): string {
  const { what, subject } = event;
  const { before, after } = changed(parsed(event.before), parsed(event.after));
  const { who, role, via, request, reason } = currentActor();
  const at = Date.now();
  return JSON.stringify({
    seq,
    at,
    who,
    role,
    via,
    request,
    what,
    subject,
    before,
    after,
    reason: shown("reason", reason),
    previous,
  });
}

type Row = Record<string, unknown> | null;

function parsed(text: string | null): Row {
  return text === null ? null : (JSON.parse(text) as Row);
}

/** Of a change only the fields that differ; secrets as a mark; long texts as their hash. */
function changed(before: Row, after: Row): { before: Row; after: Row } {
  const differs = (name: string) => !before || !after || before[name] !== after[name];
  const kept = (row: Row) =>
    row &&
    Object.fromEntries(
      Object.entries(row).flatMap(([name, value]) =>
        differs(name) && value !== null ? [[name, shown(name, value)]] : [],
      ),
    );
  return { before: kept(before), after: kept(after) };
}

function shown(name: string, value: unknown): unknown {
  if (SECRET.test(name)) return "(secret)";
  const text = typeof value === "string" ? value : typeof value === "object" ? JSON.stringify(value) : "";
  if (text.length <= MOST_TEXT) return value;
  return `${text.length} characters, sha256 ${createHash("sha256").update(text).digest("hex")}`;
}

export function auditHash(body: string): string {
  return createHash("sha256").update(body).digest("hex");
}
