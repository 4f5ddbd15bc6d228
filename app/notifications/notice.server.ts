/** Something to be told, before it is known who is told. */
import { isSamePerson } from "#app/domain/approval.ts";
import { mayBeTold, type NotificationKindId, notificationKind } from "#app/domain/notification.ts";
import { may, type Permission } from "#app/domain/permission.ts";
import type { NewNotification, Told } from "#db/notifications.server.ts";

export interface Notice {
  kind: NotificationKindId;
  /** Everything it is about: who may not read all of them is not told. */
  contractIds: readonly string[];
  /** One sentence without amounts. */
  text: string;
  money?: { minor: number; currency: string } | null;
  href: string;
  to: {
    /** People by the name under which they sign. */
    names?: readonly string[];
    /** And whoever may do this. */
    holders?: Permission;
    /** Not these: they did it, or their duty is another one. */
    but?: readonly string[];
    /** Also to whoever did it: what they began ended without them. */
    evenByThem?: boolean;
  };
}

const MOST_TEXT = 300;

/** A row for each person who wants it and may read it. @param by who did it: nobody is told of their own doing. */
export function rowsOf(
  notice: Notice,
  { people, source, by, at }: { people: readonly Told[]; source: string; by: string; at: number },
): NewNotification[] {
  const { kind, contractIds, href, money, to } = notice;
  const isNamed = (name: string, names: readonly string[] = []) => names.some((one) => isSamePerson(one, name));
  const text = notice.text.length > MOST_TEXT ? `${notice.text.slice(0, MOST_TEXT - 1)}…` : notice.text;
  return people.flatMap(({ id: userId, name, standing, choices }) => {
    if (isNamed(name, to.but) || (!to.evenByThem && isNamed(name, [by]))) return [];
    const about = contractIds.length === 0 ? [null] : contractIds;
    const holds = (contract: string | null) => to.holders && may(standing, to.holders, contract ?? undefined);
    if (!isNamed(name, to.names) && !about.every(holds)) return [];
    if (!about.every((contract) => mayBeTold(standing, kind, contract))) return [];
    const place = choices.get(kind) ?? notificationKind(kind)?.place ?? "off";
    if (place === "off") return [];
    const amount = { amountMinor: money?.minor ?? null, currency: money?.currency ?? null };
    return { userId, source, kind, contractId: contractIds[0] ?? null, text, ...amount, href, place, at };
  });
}

/** @example sentenceCase("week 3: accepted") // "Week 3: accepted" */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** On one line, cut where it gets long. */
export function shortened(text: string, most = 120): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
