/**
 * Proves that the audit log is what was written. Found is every event that was altered, removed, moved or added beside
 * it. An end that was cut off together with the head, and a log that somebody wrote anew with all its hashes, look sound
 * by themselves: they are found only by an anchor that was written down elsewhere before.
 */
import { auditHash } from "./audit-events.server.ts";
import type { Db } from "./client.server.ts";
import type { RedactedRow } from "./schema/keeping.ts";
import { auditHead } from "./schema.ts";

/** To write down elsewhere: with it a later proof finds an end that was cut off or written anew. */
export interface Anchor {
  count: number;
  hash: string;
}

export function auditHeadOf(db: Db): Anchor {
  return db.select({ count: auditHead.count, hash: auditHead.hash }).from(auditHead).get() ?? { count: 0, hash: "" };
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
 * @param anchors what was written down earlier.
 */
export function proveChain(db: Db, anchors: readonly Anchor[] = []): ChainProof {
  const faults: string[] = [];
  const say = (fault: string) => void (faults.length < MOST_FAULTS && faults.push(fault));
  let expected = 1;
  let hash = "";
  const erased = erasedEvents(db);
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
    hash = hashOf(seq, body, erased);
    if (anchors.some((anchor) => anchor.count === seq && anchor.hash !== hash))
      say(`Up to event ${seq} the log is not the one that was written down.`);
    expected = seq + 1;
  }
  const events = expected - 1;
  const head = db.select().from(auditHead).get();
  if (!head) say("The head of the log is missing.");
  else if (head.count > events) say(removed(events + 1, head.count));
  else if (head.count < events) say(`${eventsFrom(head.count + 1, events)} added beside the log.`);
  else if (head.hash !== hash) say(`Event ${events} was altered.`);
  const written = Math.max(0, ...anchors.map(({ count }) => count));
  if (written > events && (head?.count ?? 0) <= events) say(removed(events + 1, written));
  return { events, head: hash, faults };
}

/** Of an event in which a pseudonym was erased, the hash that it had: the chain was made with it. */
function hashOf(seq: number, body: string, erased: ReadonlyMap<number, { before: string; after: string }>): string {
  const is = auditHash(body);
  const redaction = erased.get(seq);
  return redaction?.after === is ? redaction.before : is;
}

/** Only what an erasure says that the log itself holds an event of: its list cannot be written later. */
function erasedEvents(db: Db): Map<number, { before: string; after: string }> {
  const found = new Map<number, { before: string; after: string }>();
  const rows = db.$client
    .prepare(
      `SELECT e.redacted, json_extract(a.body, '$.after.redacted') AS promised
       FROM erasures e JOIN audit_events a ON a.subject = 'erasures/' || e.id AND a.what = 'erased' ORDER BY e.id`,
    )
    .all() as { redacted: string; promised: string }[];
  for (const { redacted } of rows.filter((row) => auditHash(row.redacted) === row.promised))
    for (const { table, key, before, after } of JSON.parse(redacted) as RedactedRow[]) {
      if (table !== "audit_events") continue;
      const [seq] = JSON.parse(key) as [number];
      // Erased from twice: the chain was made with the first.
      found.set(seq, { before: found.get(seq)?.before ?? before, after });
    }
  return found;
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
