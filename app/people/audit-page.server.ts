/** A page of the audit log, and the whole of what a filter leaves, as rows of a file. */
import { auditWords, type LoggedEvent, listEvents } from "#db/audit-log.server.ts";
import { auditHeadOf } from "#db/audit-proof.server.ts";
import type { Db } from "#db/client.server.ts";
import { auditFilterOf } from "./audit-filter.server.ts";
import { eventHref } from "./event-href.ts";

const PAGE = 50;
const BLOCK = 500;

export interface AuditRow extends LoggedEvent {
  /** Where what it is about is shown; null when there is no such page, or it is not for who reads. */
  href: string | null;
}

export async function auditPage(db: Db, params: URLSearchParams, seesPeople: boolean) {
  const { filter, order, fault } = asked(params);
  const start = Number(params.get("from") ?? Number.NaN);
  const place = Number.isInteger(start) ? (order === "newest first" ? { before: start } : { after: start }) : {};
  const rows = await listEvents(db, { ...filter, ...place }, PAGE + 1, order);
  const events = rows.slice(0, PAGE).map((event): AuditRow => ({ ...event, href: hrefOf(event, seesPeople) }));
  return {
    events,
    order,
    fault,
    words: await auditWords(db),
    values: Object.fromEntries(FIELDS.map((name) => [name, params.get(name) ?? ""])) as Record<AuditField, string>,
    all: auditHeadOf(db),
    next: rows.length > PAGE ? (events.at(-1)?.seq ?? null) : null,
    isFirst: !Number.isInteger(start),
  };
}

function hrefOf(event: LoggedEvent, seesPeople: boolean): string | null {
  const href = eventHref(event);
  return href?.startsWith("/people/") && !seesPeople ? null : href;
}

export const FIELDS = ["who", "what", "thing", "text", "since", "until"] as const;
export type AuditField = (typeof FIELDS)[number];
export type AuditPage = Awaited<ReturnType<typeof auditPage>>;

/** Block by block, so that a long log is never held as a whole. */
export async function* everyEvent(db: Db, params: URLSearchParams): AsyncGenerator<LoggedEvent> {
  const { filter, order } = asked(params);
  for (let place = {}; ; ) {
    const events = await listEvents(db, { ...filter, ...place }, BLOCK, order);
    yield* events;
    const last = events.at(-1);
    if (!last || events.length < BLOCK) return;
    place = order === "newest first" ? { before: last.seq } : { after: last.seq };
  }
}

function asked(params: URLSearchParams) {
  const order = params.get("sort") === "number" ? ("oldest first" as const) : ("newest first" as const);
  return { ...auditFilterOf((name) => params.get(name) ?? ""), order };
}
