/** Secret addresses of calendars. */
import { and, desc, eq, isNull } from "drizzle-orm";
import type { Db } from "./client.server.ts";
import { calendarLinks, contracts } from "./schema.ts";

export type CalendarLinkRow = typeof calendarLinks.$inferSelect;

/** Newest first, each with the title of its contract; null = every contract. */
export async function listCalendarLinks(db: Db): Promise<(CalendarLinkRow & { contract: string | null })[]> {
  const rows = db
    .select({ link: calendarLinks, contract: contracts.title })
    .from(calendarLinks)
    .leftJoin(contracts, eq(contracts.id, calendarLinks.contractId))
    .orderBy(desc(calendarLinks.createdAt))
    .all();
  return rows.map(({ link, contract }) => ({ ...link, contract }));
}

export async function calendarLinkById(db: Db, id: string): Promise<CalendarLinkRow | undefined> {
  return db.select().from(calendarLinks).where(eq(calendarLinks.id, id)).get();
}

export async function insertCalendarLink(db: Db, link: CalendarLinkRow): Promise<void> {
  db.insert(calendarLinks).values(link).run();
}

export async function revokeCalendarLink(db: Db, id: string, now: number): Promise<void> {
  db.update(calendarLinks)
    .set({ revokedAt: now })
    .where(and(eq(calendarLinks.id, id), isNull(calendarLinks.revokedAt)))
    .run();
}
