/** What ops must chase: weeks due or late, volumes that are short, windows that close, reworks that are out. */
import type { Commercial } from "#app/domain/decision.ts";
import { DAY_MS, weekStanding } from "#app/domain/schedule.ts";
import { rejectionClock } from "#app/domain/terms/rejection.ts";
import type { Term } from "#app/domain/terms/term.ts";
import { isWaiting } from "./waiting.ts";

export interface Attention {
  kind: "late" | "due" | "short" | "window" | "deemed" | "rework";
  batchId: string;
  contractId: string;
  vendor: string;
  contract: string;
  week: number;
  unit: string;
  /** The instant it is about: due day, receipt, end of the window or decision. */
  at: number;
  /** Whole days past the due day. */
  daysLate: number;
  /** Units still missing of what the week expects. */
  missingUnits: number;
  expectedUnits: number;
  /** Why, as somebody said it last. */
  reason: { reason: string; by: string; at: number } | null;
}

interface Contract {
  id: string;
  vendor: string;
  title: string;
  unit: string;
  rejectionWindowDays: number;
  /** In whose days it counts; UTC when it does not say. */
  timeZone?: string;
  /** Dated terms; none = as the contract says itself. */
  terms?: readonly Term[];
}

interface Week {
  id: string;
  week: number;
  dueAt: number;
  expectedUnits: number;
  units: number;
  firstReceivedAt: number | null;
  receivedAt: number | null;
  newestDelivery: number | null;
  decision: { deliveryId: number; commercial: Commercial; decidedAt: number } | null;
  reason?: Attention["reason"];
}

const AHEAD_DAYS = 7;

export function attentionOf(contract: Contract, week: Week, now: number): Attention[] {
  const received = week.firstReceivedAt === null ? null : { at: week.firstReceivedAt, units: week.units };
  const standing = weekStanding(week, received, now, contract);
  const about = (kind: Attention["kind"], at: number): Attention => ({
    kind,
    batchId: week.id,
    contractId: contract.id,
    vendor: contract.vendor,
    contract: contract.title,
    week: week.week,
    unit: contract.unit,
    at,
    daysLate: standing.daysLate,
    missingUnits: standing.missingUnits,
    expectedUnits: week.expectedUnits,
    reason: week.reason ?? null,
  });
  if (standing.timing === "late") return [about("late", week.dueAt)];
  if (!received) return week.dueAt - now <= AHEAD_DAYS * DAY_MS ? [about("due", week.dueAt)] : [];
  if (!isWaiting(week)) return week.decision?.commercial === "rework" ? [about("rework", week.decision.decidedAt)] : [];
  const receivedAt = week.receivedAt ?? received.at;
  const window = rejectionClock({ contract, terms: contract.terms ?? [], receivedAt, isUndecided: true }, now);
  return [
    ...(standing.volume === "short" ? [about("short", received.at)] : []),
    ...(window.state === "open"
      ? []
      : [about(window.deemedAcceptedAt === null ? "window" : "deemed", window.closesAt)]),
  ];
}
