/** One week of a contract as a cell of its strip. */
import type { Commercial, Training } from "#app/domain/decision.ts";
import { weekStanding } from "#app/domain/schedule.ts";
import type { MetricState } from "#app/metrics/metric.ts";
import { isWaiting } from "./waiting.ts";

export interface StripWeek {
  batchId: string;
  week: number;
  /** null before anything is measured. */
  state: MetricState | null;
  mark: "decided" | "waiting" | "late" | "to come";
  decision: { commercial: Commercial; training: Training } | null;
}

export function stripWeek(
  week: {
    id: string;
    week: number;
    dueAt: number;
    expectedUnits: number;
    newestDelivery: number | null;
    decision: { deliveryId: number; commercial: Commercial; training: Training } | null;
    awaiting?: unknown;
  },
  state: MetricState | null,
  now: number,
  timeZone?: string,
): StripWeek {
  const { decision } = week;
  return {
    batchId: week.id,
    week: week.week,
    state: week.newestDelivery === null ? null : state,
    mark: markOf(week, now, timeZone),
    decision: decision && { commercial: decision.commercial, training: decision.training },
  };
}

function markOf(week: Parameters<typeof stripWeek>[0], now: number, timeZone?: string): StripWeek["mark"] {
  if (isWaiting(week)) return "waiting";
  if (week.newestDelivery !== null) return "decided";
  return weekStanding(week, null, now, { timeZone: timeZone ?? "UTC" }).timing === "late" ? "late" : "to come";
}
