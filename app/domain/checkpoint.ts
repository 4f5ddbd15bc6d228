/** Model versions that wrote responses: what they are, when they were approved for collection, when they were down. */
import { endOfDueDay } from "./contract-calendar.ts";

/**
 * approved: for collection on days. ended: that approval, from the day after. downtime: the endpoint did not answer.
 * retired: it is used no more, and its approval ends with it. restored: back from retirement, yet to be approved.
 */
export const CHECKPOINT_ENTRIES = [
  "registered",
  "changed",
  "approved",
  "ended",
  "downtime",
  "retired",
  "restored",
] as const;

export interface CheckpointEntry {
  entry: (typeof CHECKPOINT_ENTRIES)[number];
  /** First and last day (inclusive, YYYY-MM-DD in the contract's zone) of an approval; null = open. `toDay` of an end: its last day. */
  fromDay: string | null;
  toDay: string | null;
  /** Of a downtime, UTC milliseconds; the end is not part of it, null = it goes on. */
  fromAt: number | null;
  toAt: number | null;
  note: string;
  by: string;
  at: number;
}

/** A checkpoint as the register and the contract know it together. */
export interface KnownCheckpoint {
  /** As vendors write it in `responses[].model`. */
  model: string;
  /** "" = none is named; all without one count as one family. */
  family: string;
  /** Order within the family, 1 = oldest; what came out together shares a place. null = as their approvals began. */
  place: number | null;
  about: string;
  endpoint: string;
  /** false: only the contract names it. */
  isRegistered: boolean;
  /** Weeks of the contract (inclusive; null = open) that the contract approves it for; null = it does not name it. */
  agreed: { fromWeek: number | null; toWeek: number | null } | null;
  /** First to last. */
  entries: readonly CheckpointEntry[];
}

/** Inclusive; null = open. */
export interface DayWindow {
  fromDay: string | null;
  toDay: string | null;
}

/** From an instant (inclusive) to another (exclusive), UTC milliseconds. */
export interface Span {
  from: number;
  to: number;
}

export interface Approval {
  /** By the register; null = it says nothing, and the contract's weeks hold. */
  days: DayWindow[] | null;
  /** Last day of what the contract's weeks allow, where the register ended it. */
  agreedUntil: string | null;
  retiredOn: string | null;
}

/** What the entries come to: an end cuts every window that reaches beyond it. */
export function approvalOf({ entries }: Pick<KnownCheckpoint, "entries">): Approval {
  const standing: Approval = { days: null, agreedUntil: null, retiredOn: null };
  for (const { entry, fromDay, toDay } of entries) {
    if (entry === "approved") standing.days = [...(standing.days ?? []), { fromDay, toDay }];
    if (entry === "restored") standing.retiredOn = null;
    if ((entry !== "ended" && entry !== "retired") || toDay === null) continue;
    if (standing.days) standing.days = standing.days.flatMap((window) => cutAfter(window, toDay));
    else standing.agreedUntil = earlier(standing.agreedUntil, toDay);
    if (entry === "retired") standing.retiredOn = toDay;
  }
  return standing;
}

function cutAfter(window: DayWindow, day: string): DayWindow[] {
  if (window.fromDay !== null && window.fromDay > day) return [];
  return [{ fromDay: window.fromDay, toDay: earlier(window.toDay, day) }];
}

function earlier(a: string | null, b: string): string {
  return a === null || b < a ? b : a;
}

/** The window that shares a day with another one; undefined when none does. */
export function overlapping(windows: readonly DayWindow[], { fromDay, toDay }: DayWindow): DayWindow | undefined {
  return windows.find(
    (one) =>
      (one.fromDay === null || toDay === null || one.fromDay <= toDay) &&
      (one.toDay === null || fromDay === null || fromDay <= one.toDay),
  );
}

export interface Downtime extends Span {
  note: string;
  by: string;
}

/** By beginning; recorded again with the same beginning, the last one holds. */
export function downtimesOf({ entries }: Pick<KnownCheckpoint, "entries">): Downtime[] {
  const found = new Map<number, Downtime>();
  for (const { entry, fromAt, toAt, note, by } of entries)
    if (entry === "downtime" && fromAt !== null)
      found.set(fromAt, { from: fromAt, to: toAt ?? Number.POSITIVE_INFINITY, note, by });
  return [...found.values()].sort((a, b) => a.from - b.from);
}

/** A week of a contract, and when its work was collected: from the end of the week before to its own due day. */
export interface CollectionWeek {
  week: number;
  /** Midnight UTC of the due day, which it stands for. */
  dueAt: number;
}

/** When a week's work was collected, in days that end in the contract's zone. The first week begins with everything before it. */
export function collectedIn(weeks: readonly CollectionWeek[], week: number, timeZone: string): Span {
  const own = weeks.find((one) => one.week === week);
  const before = weeks.find((one) => one.week === week - 1);
  return {
    from: before ? endOfDueDay(before.dueAt, timeZone) : Number.NEGATIVE_INFINITY,
    to: own ? endOfDueDay(own.dueAt, timeZone) : Number.POSITIVE_INFINITY,
  };
}

/** The instants at which it was approved; null where only weeks limit it, or nothing does. */
export function approvedSpans(checkpoint: KnownCheckpoint, timeZone: string): Span[] | null {
  const { days, agreedUntil } = approvalOf(checkpoint);
  if (days) return days.map((window) => spanOf(window, timeZone));
  if (checkpoint.agreed && agreedUntil !== null) return [spanOf({ fromDay: null, toDay: agreedUntil }, timeZone)];
  return null;
}

export function spanOf({ fromDay, toDay }: DayWindow, timeZone: string): Span {
  const dayBefore = fromDay === null ? Number.NaN : Date.parse(`${fromDay}T00:00:00Z`) - 86_400_000;
  return {
    from: fromDay === null ? Number.NEGATIVE_INFINITY : endOfDueDay(dayBefore, timeZone),
    to: toDay === null ? Number.POSITIVE_INFINITY : endOfDueDay(Date.parse(`${toDay}T00:00:00Z`), timeZone),
  };
}

/** The other instants: before, between and after the windows. */
export function outside(spans: readonly Span[]): Span[] {
  const gaps: Span[] = [];
  let from = Number.NEGATIVE_INFINITY;
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    if (span.from > from) gaps.push({ from, to: span.from });
    from = Math.max(from, span.to);
  }
  return from < Number.POSITIVE_INFINITY ? [...gaps, { from, to: Number.POSITIVE_INFINITY }] : gaps;
}

/** @example windowText({ fromDay: "2026-10-05", toDay: null }) // "from 2026-10-05" */
export function windowText({ fromDay, toDay }: DayWindow): string {
  if (fromDay === null) return toDay === null ? "always" : `until ${toDay}`;
  return toDay === null ? `from ${fromDay}` : `${fromDay} to ${toDay}`;
}
