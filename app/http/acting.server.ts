/** Who a request acts for, as the audit log writes it; and what of a request changes no row and is still an event. */
import type { AppLoadContext } from "@remix-run/node";
import { givenReason } from "#app/domain/given-reason.ts";
import type { Named } from "#app/http/admit.server.ts";
import type { Person } from "#app/people/person.ts";
import type { Actor } from "#db/actor.server.ts";
import { appendEvent } from "#db/audit-log.server.ts";

/** @param named fields of the address and the form; what they give as the reason is that of every change that follows. */
export function actorOf(
  { person, requestId }: { person: Person | null; requestId: string },
  named: Named = [],
  via = "web",
): Actor {
  const who = person?.name ?? "not signed in";
  return { who, role: roleOf(person), via, request: requestId, reason: givenReason(named) };
}

function roleOf(person: Person | null): string {
  if (!person) return "";
  if (person.role) return person.role;
  return [...new Set(person.perContract.values())].sort().join(", ") || "none";
}

/** A page asks for itself and for the frames around it; somebody is turned away once. */
const refusedBefore = new WeakMap<Person, Set<string>>();

/** Of somebody who is known: what a stranger tries would fill the log. */
export async function noteRefused(context: AppLoadContext, what: string, needed: string): Promise<void> {
  const { person } = context;
  if (!person) return;
  const before = refusedBefore.get(person) ?? new Set();
  refusedBefore.set(person, before);
  if (before.has(what)) return;
  before.add(what);
  await appendEvent(context.db, { what: "refused", subject: what, after: { needed } }, actorOf(context));
}

/** The answer as it is, with an event once it has been taken, or left: how many rows of it and how many bytes. */
export function notingExport(context: AppLoadContext, subject: string, answer: Response): Response {
  const { body, status, headers } = answer;
  const counter = rowCounter(headers.get("Content-Type") ?? "");
  const reader = body?.getReader();
  const actor = actorOf(context);
  const note = (complete: boolean) =>
    appendEvent(context.db, { what: "exported", subject, after: { ...counter.counts(), complete } }, actor);
  if (!reader) return answer;
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      const { done, value } = await reader.read();
      if (value) counter.see(value);
      if (value) controller.enqueue(value);
      if (!done) return;
      await note(true);
      controller.close();
    },
    async cancel(reason) {
      await note(false);
      await reader.cancel(reason);
    },
  };
  // Read no sooner than the reader asks, or a small file would count as taken before anybody took it.
  const passing = new ReadableStream(source, { highWaterMark: 0 });
  return new Response(passing, { status, headers });
}

const QUOTE = 34;
const NEWLINE = 10;

/** Lines outside quotes, without the header; a format that has no rows counts its bytes alone. */
export function rowCounter(contentType: string) {
  const isCsv = contentType.startsWith("text/csv");
  const hasRows = isCsv || contentType.startsWith("application/x-ndjson");
  let [bytes, lines, inQuotes] = [0, 0, false];
  return {
    see(block: Uint8Array): void {
      bytes += block.length;
      if (isCsv)
        for (const byte of block) {
          if (byte === QUOTE) inQuotes = !inQuotes;
          else if (byte === NEWLINE && !inQuotes) lines += 1;
        }
      // A search for a byte passes over a long line several times faster than a step for each byte.
      else if (hasRows) for (let at = block.indexOf(NEWLINE); at >= 0; at = block.indexOf(NEWLINE, at + 1)) lines += 1;
    },
    counts: (): { rows?: number; bytes: number } =>
      hasRows ? { rows: Math.max(0, isCsv ? lines - 1 : lines), bytes } : { bytes },
  };
}
