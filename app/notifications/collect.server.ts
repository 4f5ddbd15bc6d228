/** Turns what happened, and what the clock says, into notifications; and forgets old ones. */
import type { Db } from "#db/client.server.ts";
import {
  addNotifications,
  forgetNotifications,
  type NewNotification,
  peopleToTell,
  readTo,
} from "#db/notifications.server.ts";
import { eventsAfter } from "#db/webhooks.server.ts";
import { clockNotices } from "./clock-notices.server.ts";
import { noticesOf } from "./event-notices.server.ts";
import { rowsOf } from "./notice.server.ts";

const EVENTS_AT_ONCE = 500;
const DAY = 86_400_000;
/**
 * What came to its time longer ago is told no more: a start after a long stop, or the first with notifications, is no
 * flood. Shorter than anything is kept (`ASSAY_NOTIFICATION_DAYS`), so that what was forgotten is not made again.
 */
const NEWS_DAYS = 20;

export interface NotifyTools {
  db: Db;
  settings: { separateDuties: boolean; notificationDays: number };
  now(): number;
}

/** New events of the audit log become notifications. @returns how many. */
export async function notifyOfEvents({ db, settings }: NotifyTools): Promise<number> {
  let made = 0;
  for (;;) {
    const events = await eventsAfter(db, await readTo(db), EVENTS_AT_ONCE);
    const last = events.at(-1)?.seq;
    if (last === undefined) return made;
    const people = await peopleToTell(db);
    const rows: NewNotification[] = [];
    for (const event of people.length > 0 ? events : []) {
      const { seq, who: by, at } = event;
      const notices = await noticesOf({ db, separateDuties: settings.separateDuties }, event);
      for (const notice of notices)
        rows.push(...rowsOf(notice, { people, source: `event/${seq}/${notice.kind}`, by, at }));
    }
    made += await addNotifications(db, rows, last);
  }
}

/** What has come to its time becomes notifications. @returns how many. */
export async function notifyOfClocks({ db, now }: NotifyTools): Promise<number> {
  const people = await peopleToTell(db);
  if (people.length === 0) return 0;
  const at = now();
  const news = (await clockNotices(db, at)).filter(({ since }) => at - since < NEWS_DAYS * DAY);
  const rows = news.flatMap((notice) => rowsOf(notice, { people, source: notice.source, by: "", at }));
  return addNotifications(db, rows, null);
}

/** @returns how many went. */
export async function forgetOld({ db, settings, now }: NotifyTools): Promise<number> {
  return forgetNotifications(db, now() - settings.notificationDays * DAY);
}
