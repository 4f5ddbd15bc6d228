/** What the register of checkpoints says about one week: which models are approved, and how old each is. */
import {
  approvalOf,
  approvedSpans,
  type CollectionWeek,
  collectedIn,
  type KnownCheckpoint,
  type Span,
} from "./checkpoint.ts";

export interface CheckpointsInWeek {
  /** Approved at some time in the collection of the week; null when no checkpoint was ever approved. */
  approved: ReadonlySet<string> | null;
  /** Where days limit the approval, its instants: a judgment with a time is held against them. */
  spans: ReadonlyMap<string, readonly Span[]>;
  /** Model to age in checkpoints, 0 = the newest; null when neither an order nor a beginning is known. */
  ages: ReadonlyMap<string, number> | null;
}

interface Schedule {
  weeks: readonly CollectionWeek[];
  /** In which days end. */
  timeZone: string;
}

export function checkpointsInWeek(
  known: readonly KnownCheckpoint[],
  week: number,
  schedule: Schedule,
): CheckpointsInWeek {
  const spans = new Map<string, readonly Span[]>();
  const approved = new Set<string>();
  let everApproved = false;
  for (const checkpoint of known) {
    const limits = approvedSpans(checkpoint, schedule.timeZone);
    if (limits) spans.set(checkpoint.model, limits);
    everApproved ||= wasApproved(checkpoint);
    if (isApproved(checkpoint, limits, week, schedule)) approved.add(checkpoint.model);
  }
  return { approved: everApproved ? approved : null, spans, ages: checkpointAges(known, week, schedule) };
}

function wasApproved(checkpoint: KnownCheckpoint): boolean {
  return checkpoint.agreed !== null || checkpoint.entries.some(({ entry }) => entry === "approved");
}

function isApproved(
  checkpoint: KnownCheckpoint,
  limits: readonly Span[] | null,
  week: number,
  { weeks, timeZone }: Schedule,
): boolean {
  if (approvalOf(checkpoint).days === null) {
    const { agreed } = checkpoint;
    if (!agreed || week < (agreed.fromWeek ?? 1) || week > (agreed.toWeek ?? week)) return false;
  }
  const collected = collectedIn(weeks, week, timeZone);
  return !limits || limits.some(({ from, to }) => from < collected.to && to > collected.from);
}

/**
 * Age in checkpoints: how many later places of its family, or later beginnings where not all have a place, had been
 * reached by the week. What begins after the week has no age yet.
 */
export function checkpointAges(
  known: readonly KnownCheckpoint[],
  week: number,
  schedule: Schedule,
): ReadonlyMap<string, number> | null {
  const starts = new Map(known.map((one) => [one.model, startWeek(one, schedule)]));
  const isDated = known.some((one) => one.place !== null || one.agreed?.fromWeek != null || hasFirstDay(one));
  if (!isDated) return null;
  const ages = new Map<string, number>();
  for (const family of new Set(known.map((one) => one.family))) {
    const members = known.filter((one) => one.family === family);
    const isPlaced = members.every(({ place }) => place !== null);
    const key = (one: KnownCheckpoint) => (isPlaced ? (one.place as number) : (starts.get(one.model) ?? Number.NaN));
    const begun = members.filter((one) => (starts.get(one.model) ?? Number.POSITIVE_INFINITY) <= week);
    const keys = [...new Set(begun.map(key))];
    // One that was never approved is as old as its place says, yet makes no other one older.
    const aged = isPlaced ? members.filter((one) => begun.includes(one) || starts.get(one.model) === null) : begun;
    for (const one of aged) ages.set(one.model, keys.filter((other) => other > key(one)).length);
  }
  return ages;
}

function hasFirstDay(checkpoint: KnownCheckpoint): boolean {
  return approvalOf(checkpoint).days?.some(({ fromDay }) => fromDay !== null) ?? false;
}

/** The week in whose collection its first approval begins; null when it was never approved. */
export function startWeek(checkpoint: KnownCheckpoint, { weeks }: Pick<Schedule, "weeks">): number | null {
  const { days } = approvalOf(checkpoint);
  if (!days) return checkpoint.agreed && (checkpoint.agreed.fromWeek ?? 1);
  const first = days.map(({ fromDay }) => fromDay ?? "").sort()[0];
  if (first === undefined) return null;
  const dayOf = (dueAt: number) => new Date(dueAt).toISOString().slice(0, 10);
  return weeks.find(({ dueAt }) => first <= dayOf(dueAt))?.week ?? weeks.length + 1;
}
