/** How a checkpoint stands, in words: when it may be collected with, and whether that is now. */
import { approvalOf, type CollectionWeek, type KnownCheckpoint, windowText } from "#app/domain/checkpoint.ts";

/** @example approvedText(…) // "weeks 2 to 3, by the contract" */
export function approvedText(known: KnownCheckpoint): string | null {
  const { days, agreedUntil } = approvalOf(known);
  if (days) return days.length > 0 ? days.map(windowText).join("; ") : null;
  if (!known.agreed) return null;
  const { fromWeek, toWeek } = known.agreed;
  const isOne = fromWeek !== null && fromWeek === toWeek;
  const range = isOne ? `week ${fromWeek}` : `weeks ${fromWeek ?? 1} to ${toWeek ?? "the last"}`;
  const weeks = fromWeek === null && toWeek === null ? "every week" : range;
  return `${weeks}, by the contract${agreedUntil === null ? "" : `, until ${agreedUntil}`}`;
}

export type CheckpointState = "retired" | "approved" | "not approved" | "ended" | "to come";

/** @param today YYYY-MM-DD in the contract's zone; weeks of the contract are told from their due days */
export function stateOf(
  known: KnownCheckpoint,
  { today, weeks }: { today: string; weeks: readonly CollectionWeek[] },
): CheckpointState {
  const { days, agreedUntil, retiredOn } = approvalOf(known);
  if (retiredOn !== null) return "retired";
  if (days === null && !known.agreed) return "not approved";
  const windows = days ?? [weekDays(known.agreed, weeks)];
  const isNow = windows.some(({ fromDay, toDay }) => (fromDay ?? "") <= today && (toDay === null || today <= toDay));
  if (isNow && (days !== null || agreedUntil === null || today <= agreedUntil)) return "approved";
  return windows.some(({ fromDay }) => fromDay !== null && fromDay > today) ? "to come" : "ended";
}

/** The days of the contract's weeks: from the day after the week before is due to its own due day. */
function weekDays(agreed: KnownCheckpoint["agreed"], weeks: readonly CollectionWeek[]) {
  const dueDay = (week: number | null) => weeks.find((one) => one.week === week)?.dueAt ?? null;
  const dayOf = (at: number | null, later: number) =>
    at === null ? null : new Date(at + later * 86_400_000).toISOString().slice(0, 10);
  return {
    fromDay: dayOf(dueDay((agreed?.fromWeek ?? 1) - 1), 1),
    toDay: dayOf(dueDay(agreed?.toWeek ?? null), 0),
  };
}
