/**
 * Refusals for asking too often, as events of the audit log: one for each source and quarter of an hour, and no more than
 * so many sources, as whoever asks without end from everywhere must not fill the log.
 */
import { type Actor, currentActor } from "#db/actor.server.ts";
import { appendEvent } from "#db/audit-log.server.ts";
import type { Db } from "#db/client.server.ts";

const WINDOW = 15 * 60_000;
const MOST_SOURCES = 100;

/** Under this an event says why: the words to look for in the log. */
export const TOO_MANY = "too many requests";

interface Denied {
  /** Whom or what the requests were about, `users/ID`, or a table. */
  subject: string;
  /** A group of addresses, a known browser or a token. */
  from: string;
}

/** In the memory of this process: a start notes what goes on once more. */
const noted = new WeakMap<Db, { window: number; sources: Set<string> }>();

export async function noteTooOften(
  { db, now }: { db: Db; now(): number },
  { subject, from }: Denied,
  actor: Actor = currentActor(),
): Promise<void> {
  const window = Math.floor(now() / WINDOW);
  const known = noted.get(db);
  const sources = known?.window === window ? known.sources : new Set<string>();
  noted.set(db, { window, sources });
  const [table = ""] = subject.split("/");
  const source = `${table} ${from}`;
  if (sources.has(source) || sources.size > MOST_SOURCES) return;
  const isLast = sources.size === MOST_SOURCES;
  sources.add(source);
  const after = { because: TOO_MANY, from: isLast ? "more places than are named" : from };
  await appendEvent(db, { what: "refused", subject: isLast ? table : subject, after }, actor);
}
