/** Notifications of single people: made once, counted on every page, read, and cleaned away. */
import { and, count, desc, eq, isNull, lt, lte, sql } from "drizzle-orm";
import type { NoticePlace } from "#app/domain/notification.ts";
import type { Standing } from "#app/domain/permission.ts";
import { type Db, inTransaction } from "./client.server.ts";
import {
  auditEvents,
  contracts,
  notificationChoices,
  notificationReader,
  notifications,
  userRoles,
  users,
} from "./schema.ts";

export type NotificationRow = typeof notifications.$inferSelect;
export type NewNotification = Omit<NotificationRow, "id" | "readAt">;

/** Somebody with an account that is open. */
export interface Told {
  id: string;
  name: string;
  standing: Standing;
  /** By kind, where they chose. */
  choices: ReadonlyMap<string, NoticePlace>;
}

/** Everybody who can be told something: three queries, whoever there is. */
export async function peopleToTell(db: Db): Promise<Told[]> {
  const roles = db.select().from(userRoles).all();
  const choices = db.select().from(notificationChoices).all();
  const open = db.select().from(users).where(isNull(users.disabledAt)).all();
  return open.map(({ id, name, role }) => ({
    ...{ id, name },
    standing: {
      role,
      perContract: new Map(roles.filter(({ userId }) => userId === id).map((row) => [row.contractId, row.role])),
    },
    choices: new Map(choices.filter(({ userId }) => userId === id).map(({ kind, place }) => [kind, place])),
  }));
}

/** How far the log was read. The first time everything that happened before counts as read: it is no news. */
export async function readTo(db: Db): Promise<number> {
  return inTransaction(db, () => {
    const known = db.select().from(notificationReader).get();
    if (known) return known.readTo;
    const last =
      db
        .select({ seq: sql<number>`coalesce(max(${auditEvents.seq}), 0)` })
        .from(auditEvents)
        .get()?.seq ?? 0;
    db.insert(notificationReader).values({ id: 1, readTo: last }).run();
    return last;
  });
}

/**
 * Keeps what is new, and with it how far the log was read: none is lost and none is made twice, also by two processes.
 *
 * @param upTo null: they come from a clock.
 * @returns how many were new.
 */
export async function addNotifications(db: Db, rows: readonly NewNotification[], upTo: number | null): Promise<number> {
  return inTransaction(db, () => {
    let made = 0;
    for (const row of rows) made += db.insert(notifications).values(row).onConflictDoNothing().run().changes;
    if (upTo !== null)
      db.update(notificationReader).set({ readTo: upTo }).where(lt(notificationReader.readTo, upTo)).run();
    return made;
  });
}

// Word for word the condition of the partial index: a bound value does not show that it applies.
const ON_THE_BELL = and(isNull(notifications.readAt), sql`${notifications.place} = 'app'`);

/** Of the bell: how many are unread, by kind and contract, so that the reader's present role can be held against them. */
export async function unreadOf(
  db: Db,
  userId: string,
): Promise<{ kind: string; contractId: string | null; n: number }[]> {
  return db
    .select({ kind: notifications.kind, contractId: notifications.contractId, n: count() })
    .from(notifications)
    .where(and(eq(notifications.userId, userId), ON_THE_BELL))
    .groupBy(notifications.kind, notifications.contractId)
    .all();
}

export type ListedNotification = NotificationRow & { contract: string | null };

/** Newest first. */
export async function notificationsOf(db: Db, userId: string, limit: number): Promise<ListedNotification[]> {
  return db
    .select({ row: notifications, contract: contracts.title })
    .from(notifications)
    .leftJoin(contracts, eq(contracts.id, notifications.contractId))
    .where(eq(notifications.userId, userId))
    .orderBy(desc(notifications.id))
    .limit(limit)
    .all()
    .map(({ row, contract }) => ({ ...row, contract }));
}

/** One of them, or all up to one: what came since the page was made stays new. */
export async function markRead(
  db: Db,
  { userId, now, ...which }: { userId: string; now: number } & ({ id: number } | { upTo: number }),
): Promise<void> {
  const one = "id" in which ? eq(notifications.id, which.id) : lte(notifications.id, which.upTo);
  db.update(notifications)
    .set({ readAt: now })
    .where(and(eq(notifications.userId, userId), one, isNull(notifications.readAt)))
    .run();
}

/** Those made before an instant, read or not. @returns how many. */
export async function forgetNotifications(db: Db, before: number): Promise<number> {
  return db.delete(notifications).where(lt(notifications.at, before)).run().changes;
}

export async function choicesOf(db: Db, userId: string): Promise<Map<string, NoticePlace>> {
  const rows = db.select().from(notificationChoices).where(eq(notificationChoices.userId, userId)).all();
  return new Map(rows.map(({ kind, place }) => [kind, place]));
}

export async function choose(db: Db, userId: string, places: ReadonlyMap<string, NoticePlace>): Promise<void> {
  inTransaction(db, () => {
    for (const [kind, place] of places)
      db.insert(notificationChoices)
        .values({ userId, kind, place })
        .onConflictDoUpdate({ target: [notificationChoices.userId, notificationChoices.kind], set: { place } })
        .run();
  });
}
