/** Every clock that the terms of a contract have started, per batch or for the contract as a whole, soonest first. */

import type { ContractCalendar } from "#app/domain/contract-calendar.ts";
import type { Commercial } from "#app/domain/decision.ts";
import { countOf } from "#app/domain/figure.ts";
import { clockAt, dayIn, endOfDays, type RunningClock } from "#app/domain/terms/clock.ts";
import type { TermKind } from "#app/domain/terms/kinds.ts";
import { rejectionClock } from "#app/domain/terms/rejection.ts";
import { type Term, valueOn } from "#app/domain/terms/term.ts";
import type { InvoiceToPay } from "./payments.ts";

export interface TermClock extends RunningClock {
  kind: TermKind;
  /** null = of the whole contract. */
  batch: { id: string; week: number } | null;
  /** The invoice whose payment it waits for; absent: of none. */
  invoice?: { id: number; number: string; openMinor: number };
  /** When it began. */
  startsAt: number;
  /** What happens or is due. */
  what: string;
}

interface Week {
  id: string;
  week: number;
  receivedAt: number | null;
  newestDelivery: number | null;
  newestReceivedAt: number | null;
  decision: { deliveryId: number; commercial: Commercial; decidedAt: number; payableMinor: number } | null;
  awaiting?: unknown;
  /** How often it was sent back. */
  rounds: number;
}

export interface ClockFacts {
  contract: { rejectionWindowDays: number };
  terms: readonly Term[];
  weeks: readonly Week[];
  /** Until the contract says its own; days end in it. */
  timeZone: string;
  /** Its days off; without one, Saturday and Sunday. */
  calendar?: Omit<ContractCalendar, "timeZone">;
  /** When the contract closed or was terminated; null = it has not. */
  closedAt: number | null;
  /** When the payment for a batch was complete, by batch, where that is known. */
  paidAt?: ReadonlyMap<string, number>;
  invoices?: readonly InvoiceToPay[];
}

/** @param now UTC milliseconds */
export function termClocks(facts: ClockFacts, now: number): TermClock[] {
  const ofWeeks = facts.weeks.flatMap((week) => [
    ...rejection(facts, week, now),
    ...sentBack(facts, week, now),
    ...payment(facts, week, now),
  ]);
  return [...ofWeeks, ...invoicePayments(facts, now), ...deletion(facts, now)].sort((a, b) => a.endsAt - b.endsAt);
}

function isUndecided({ decision, awaiting, newestDelivery }: Week): boolean {
  if (newestDelivery === null) return false;
  return !decision || Boolean(awaiting) || decision.commercial === "hold" || decision.deliveryId < newestDelivery;
}

function rejection({ contract, terms, timeZone }: ClockFacts, week: Week, now: number): TermClock[] {
  const { receivedAt } = week;
  if (receivedAt === null || !isUndecided(week)) return [];
  const clock = rejectionClock({ contract, terms, receivedAt, isUndecided: true }, now, timeZone);
  const { closesAt, daysLeft, lapsesInto, deemedAcceptedAt } = clock;
  const state = clock.state === "closed" ? "lapsed" : clock.state;
  const after = lapsesInto === "accepted" ? "deemed accepted" : "the right to reject ends";
  const what = deemedAcceptedAt === null ? after : "deemed accepted: nobody decided in time";
  return [
    slim({ kind: "rejection_window", batch: week, startsAt: receivedAt, endsAt: closesAt, daysLeft, state, what }),
  ];
}

/** A corrected delivery after a rework, a replacement after a rejection: both end with the next delivery. */
function sentBack({ terms, timeZone, calendar }: ClockFacts, week: Week, now: number): TermClock[] {
  const { decision } = week;
  const kind = decision?.commercial === "rework" ? "rework" : decision?.commercial === "reject" ? "replacement" : null;
  if (!decision || !kind) return [];
  const startsAt = decision.decidedAt;
  const term = valueOn(terms, kind, dayIn(startsAt, timeZone));
  if (!term) return [];
  const endsAt = endOfDays({ startsAt, days: term.days, dayKind: term.dayKind, timeZone, calendar });
  const hasCome = week.newestDelivery !== null && week.newestDelivery > decision.deliveryId;
  const most = "maxRounds" in term ? term.maxRounds : null;
  const what = most === null ? "the replacement is due" : roundText(week.rounds, most);
  const doneAt = hasCome ? week.newestReceivedAt : null;
  return [slim({ kind, batch: week, startsAt, what, ...clockAt({ endsAt, doneAt }, now) })];
}

function roundText(rounds: number, most: number): string {
  if (rounds > most) return `sent back ${countOf(rounds, "time")}; the contract allows ${countOf(most, "round")}`;
  return `the corrected delivery is due, round ${rounds} of ${most}`;
}

/** Only where the days count from acceptance: an invoice has a clock of its own. */
function payment({ contract, terms, timeZone, paidAt }: ClockFacts, week: Week, now: number): TermClock[] {
  const startsAt = acceptedAt({ contract, terms, timeZone }, week, now);
  if (startsAt === null) return [];
  const term = valueOn(terms, "payment", dayIn(startsAt, timeZone));
  if (term?.from !== "acceptance") return [];
  const endsAt = endOfDays({ startsAt, days: term.days, dayKind: "calendar", timeZone });
  const doneAt = paidAt?.get(week.id) ?? null;
  return [
    slim({ kind: "payment", batch: week, startsAt, what: "payment is due", ...clockAt({ endsAt, doneAt }, now) }),
  ];
}

/** Where the days count from the invoice. */
function invoicePayments({ terms, timeZone, invoices = [] }: ClockFacts, now: number): TermClock[] {
  return invoices.flatMap(({ id, number, datedOn, openMinor, paidAt }) => {
    const term = valueOn(terms, "payment", datedOn);
    if (term?.from !== "invoice") return [];
    const startsAt = Date.parse(`${datedOn}T12:00:00Z`);
    const endsAt = endOfDays({ startsAt, days: term.days, dayKind: "calendar", timeZone });
    const what = `payment of invoice ${number || id} is due`;
    const clock = clockAt({ endsAt, doneAt: paidAt }, now);
    return [{ kind: "payment" as const, batch: null, invoice: { id, number, openMinor }, startsAt, what, ...clock }];
  });
}

/** When what is payable became so: by a decision, or by silence. */
function acceptedAt(
  facts: Pick<ClockFacts, "contract" | "terms" | "timeZone">,
  week: Week,
  now: number,
): number | null {
  if (week.decision && !isUndecided(week)) return week.decision.payableMinor > 0 ? week.decision.decidedAt : null;
  if (week.receivedAt === null || !isUndecided(week)) return null;
  const { contract, terms, timeZone } = facts;
  return rejectionClock({ contract, terms, receivedAt: week.receivedAt, isUndecided: true }, now, timeZone)
    .deemedAcceptedAt;
}

function deletion({ terms, closedAt, timeZone }: ClockFacts, now: number): TermClock[] {
  if (closedAt === null) return [];
  const term = valueOn(terms, "deletion", dayIn(closedAt, timeZone));
  if (!term) return [];
  const endsAt = endOfDays({ startsAt: closedAt, days: term.days, dayKind: "calendar", timeZone });
  const what = term.certificate === "yes" ? "deletion and its certificate are due" : "deletion is due";
  return [{ kind: "deletion", batch: null, startsAt: closedAt, what, ...clockAt({ endsAt, doneAt: null }, now) }];
}

function slim(clock: TermClock): TermClock {
  return { ...clock, batch: clock.batch && { id: clock.batch.id, week: clock.batch.week } };
}
