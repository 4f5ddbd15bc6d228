/** What a calendar of contracts shows: weeks due, clocks that run, milestones, slots to confirm. */
import { clocksOfContract } from "#app/contracts/terms-page.server.ts";
import { groupDigits } from "#app/domain/figure.ts";
import { TERMS } from "#app/domain/terms/kinds.ts";
import type { Db } from "#db/client.server.ts";
import { listContracts } from "#db/contracts.server.ts";
import { termsOf } from "#db/terms.server.ts";
import type { CalendarEvent } from "./calendar-text.ts";
import { type SchedulePage, schedulePage } from "./schedule-page.server.ts";

interface Of {
  now: number;
  /** Where the application is reached, without a slash at the end. */
  origin: string;
}

/** @param contractId null = every contract */
export async function calendarEvents(db: Db, contractId: string | null, of: Of): Promise<CalendarEvent[]> {
  const contracts = (await listContracts(db)).filter(({ id }) => contractId === null || id === contractId);
  const events: CalendarEvent[] = [];
  for (const contract of contracts) {
    const page = await schedulePage(db, contract.id, of.now);
    if (!page) continue;
    const clocks = await clocksOfContract(db, contract, { rows: await termsOf(db, contract.id), now: of.now });
    const running = clocks.filter(({ state }) => state === "open" || state === "closing");
    events.push(
      ...weekEvents(page, of),
      ...milestoneEvents(page, of),
      ...slotEvents(page, of),
      ...running.map(({ kind, batch, invoice, what, endsAt, startsAt }) => ({
        uid: `clock-${kind}-${batch?.id ?? (invoice ? `invoice-${invoice.id}` : contract.id)}-${startsAt}@assay`,
        summary: `${TERMS[kind].title}${batch ? `, week ${batch.week}` : ""}: ${contract.title}`,
        description: `${what}. ${contract.vendor}.`,
        on: endsAt,
        url: of.origin + (invoice ? `/invoices/${invoice.id}` : placeOf(contract.id, batch)),
      })),
    );
  }
  return events;
}

function placeOf(contractId: string, batch: { id: string } | null): string {
  return batch ? `/batches/${batch.id}` : `/contracts/${contractId}/terms`;
}

function weekEvents({ contract, weeks }: SchedulePage, { origin }: Of): CalendarEvent[] {
  return weeks.map(({ batchId, week, dueOn, expectedUnits, phase, standing }) => ({
    uid: `week-${batchId}@assay`,
    summary: `Week ${week} due: ${contract.title}`,
    description: `${groupDigits(expectedUnits)} units expected, ${phase}. ${standing.timing}. The day ends at midnight, ${contract.timeZone}.`,
    on: dueOn,
    url: `${origin}/batches/${batchId}`,
  }));
}

function milestoneEvents({ contract, milestones }: SchedulePage, { origin }: Of): CalendarEvent[] {
  return milestones
    .filter(({ state }) => state !== "withdrawn")
    .map(({ id, title, dueOn, done, state, owner }) => ({
      uid: `milestone-${id}@assay`,
      summary: `${title}: ${contract.title}`,
      description: `${state}. Owner: ${owner}.`,
      on: done?.on ?? dueOn,
      url: `${origin}/contracts/${contract.id}/milestones/${id}`,
    }));
}

function slotEvents({ contract, slots }: SchedulePage, { origin }: Of): CalendarEvent[] {
  return slots
    .filter(({ confirmed }) => confirmed === null)
    .map(({ id, week, units, confirmBy }) => ({
      uid: `slot-${contract.id}-${id}@assay`,
      summary: `Confirm the slot of week ${week}: ${contract.title}`,
      description: `${groupDigits(units)} units are booked; the slot lapses when it is not confirmed.`,
      on: confirmBy,
      url: `${origin}/contracts/${contract.id}/schedule`,
    }));
}
