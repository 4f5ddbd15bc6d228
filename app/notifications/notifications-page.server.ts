/** What somebody was told, cut to the role of the day it is read. */
import { z } from "zod";
import {
  mayBeTold,
  NOTICE_PLACES,
  NOTIFICATION_KINDS,
  type NoticePlace,
  notificationKind,
} from "#app/domain/notification.ts";
import { may, maySomewhere, type Standing } from "#app/domain/permission.ts";
import type { Person } from "#app/people/person.ts";
import type { Db } from "#db/client.server.ts";
import {
  choicesOf,
  choose,
  type ListedNotification,
  markRead,
  notificationsOf,
  unreadOf,
} from "#db/notifications.server.ts";
import type { ShownNotification } from "./notification-list.ts";

/** Of the newest; older ones are cleaned away before there are so many. */
export const MOST_LISTED = 2_000;

/** For the bell, on every page. */
export async function countUnread(db: Db, person: Person): Promise<number> {
  if (person.owesSecondFactor) return 0;
  const rows = await unreadOf(db, person.id);
  return rows.reduce((sum, { kind, contractId, n }) => sum + (mayBeTold(person, kind, contractId) ? n : 0), 0);
}

/** Newest first. */
export async function notificationsShown(db: Db, person: Person | null): Promise<ShownNotification[]> {
  if (!person) return [];
  const rows = await notificationsOf(db, person.id, MOST_LISTED);
  return rows.filter(({ kind, contractId }) => mayBeTold(person, kind, contractId)).map((row) => shown(row, person));
}

export function shown(row: ListedNotification, standing: Standing): ShownNotification {
  const { id, kind, text, contractId, contract, href, amountMinor, currency, place, at, readAt } = row;
  const seesMoney = contractId === null ? may(standing, "money.read") : may(standing, "money.read", contractId);
  const money = seesMoney && amountMinor !== null && currency !== null ? { minor: amountMinor, currency } : null;
  const state = readAt !== null ? "read" : place === "app" ? "new" : "in the digest";
  return { id, kind, title: notificationKind(kind)?.title ?? kind, text, contract, href, money, at, state };
}

const readSchema = z.object({ intent: z.enum(["read", "read-all"]), id: z.coerce.number().int().positive() });

/** @param form `intent` read with the `id` of one, or read-all with that of the newest that was shown. */
export async function readSome(db: Db, person: Person | null, form: URLSearchParams, now: number): Promise<boolean> {
  const read = readSchema.safeParse(Object.fromEntries(form));
  if (!person || !read.success) return false;
  const { intent, id } = read.data;
  await markRead(db, { userId: person.id, now, ...(intent === "read" ? { id } : { upTo: id }) });
  return true;
}

/** The kinds that somebody's roles can be told of, with where each is wanted. */
export async function choicesShown(db: Db, person: Person | null) {
  if (!person) return [];
  const chosen = await choicesOf(db, person.id);
  return NOTIFICATION_KINDS.filter(({ needs }) => maySomewhere(person, needs)).map(({ id, title, about, place }) => ({
    ...{ id, title, about },
    place: chosen.get(id) ?? place,
  }));
}

/** @param form a place for each kind, by its id; what is no place or no kind is as if it were not there. */
export async function choosePlaces(db: Db, person: Person | null, form: URLSearchParams): Promise<void> {
  if (!person) return;
  const places = NOTIFICATION_KINDS.flatMap(({ id }): [string, NoticePlace][] => {
    const place = NOTICE_PLACES.find((one) => one === form.get(id));
    return place ? [[id, place]] : [];
  });
  await choose(db, person.id, new Map(places));
}
