/** What a contract must have reached by when, and how its due days slipped. */
import { endOfDueDay } from "./contract-calendar.ts";

const DAY = 86_400_000;
const SOON_DAYS = 7;

export const MILESTONE_KINDS = [
  "signature",
  "instructions_agreed",
  "slots_confirmed",
  "readiness",
  "calibration_passed",
  "first_batch",
  "improvement_visible",
  "final_delivery",
  "invoice",
  "deletion",
  "renewal",
  "other",
] as const;
export type MilestoneKind = (typeof MILESTONE_KINDS)[number];

/** In the order of a contract's life. The delivery of each week is a milestone too; it follows from the schedule. */
export const MILESTONE_TITLE: Record<MilestoneKind, string> = {
  signature: "Contract signed",
  instructions_agreed: "Instructions agreed",
  slots_confirmed: "Slots confirmed",
  readiness: "Ready for collection",
  calibration_passed: "Calibration passed",
  first_batch: "First batch delivered",
  improvement_visible: "Improvement visible",
  final_delivery: "Final delivery",
  invoice: "Invoice",
  deletion: "Data deleted",
  renewal: "Renewal decided",
  other: "Other",
};

/** A due day that is set or moved, the milestone reached, taken back, or given up. */
export const MILESTONE_ENTRIES = ["due", "done", "reopened", "withdrawn"] as const;

export interface MilestoneEntry {
  entry: (typeof MILESTONE_ENTRIES)[number];
  /** YYYY-MM-DD: the due day, or the day on which it was done. */
  day: string;
  reason: string;
  by: string;
  /** UTC milliseconds. */
  at: number;
}

export interface Slip {
  from: string;
  to: string;
  /** Calendar days later; negative when it was brought forward. */
  days: number;
  reason: string;
  by: string;
  at: number;
}

export interface MilestoneStanding {
  /** As it was planned first. */
  plannedOn: string;
  dueOn: string;
  slips: Slip[];
  /** From the first plan to the due day that holds. */
  slippedDays: number;
  done: { on: string; by: string } | null;
  state: "done" | "done late" | "overdue" | "soon" | "to come" | "withdrawn";
}

/**
 * @param entries first to last; the first sets the due day
 * @param timeZone in which days end
 * @param now UTC milliseconds
 */
export function milestoneStanding(
  entries: readonly MilestoneEntry[],
  timeZone: string,
  now: number,
): MilestoneStanding {
  const dues = entries.filter(({ entry }) => entry === "due");
  const slips = dues.slice(1).map(({ day, reason, by, at }, i) => {
    const from = dues[i]?.day ?? day;
    return { from, to: day, days: daysBetween(from, day), reason, by, at };
  });
  const plannedOn = dues[0]?.day ?? "";
  const dueOn = dues.at(-1)?.day ?? plannedOn;
  const last = entries.filter(({ entry }) => entry !== "due").at(-1);
  const done = last?.entry === "done" ? { on: last.day, by: last.by } : null;
  const base = { plannedOn, dueOn, slips, slippedDays: daysBetween(plannedOn, dueOn), done };
  if (last?.entry === "withdrawn") return { ...base, state: "withdrawn" };
  if (done) return { ...base, state: done.on > dueOn ? "done late" : "done" };
  const endsAt = endOfDueDay(Date.parse(`${dueOn}T00:00:00Z`), timeZone);
  if (now >= endsAt) return { ...base, state: "overdue" };
  return { ...base, state: endsAt - now <= (SOON_DAYS + 1) * DAY ? "soon" : "to come" };
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** How a booked slot stands: the vendor's people are reserved only once it is confirmed, weeks ahead. */
export function slotState(
  slot: { confirmBy: string; confirmed: { on: string } | null },
  timeZone: string,
  now: number,
): "confirmed" | "confirmed late" | "lapsed" | "confirm now" | "booked" {
  if (slot.confirmed) return slot.confirmed.on > slot.confirmBy ? "confirmed late" : "confirmed";
  const endsAt = endOfDueDay(Date.parse(`${slot.confirmBy}T00:00:00Z`), timeZone);
  if (now >= endsAt) return "lapsed";
  return endsAt - now <= (SOON_DAYS + 1) * DAY ? "confirm now" : "booked";
}
