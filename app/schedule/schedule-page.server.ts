/** The schedule of a contract: what each week expects and got, its milestones with their slips, the booked slots. */

import { checkpointsInWeek } from "#app/domain/checkpoint-week.ts";
import { isWorkingDay } from "#app/domain/contract-calendar.ts";
import { MILESTONE_TITLE, milestoneStanding, slotState } from "#app/domain/milestone.ts";
import { isToExplain, weekStanding } from "#app/domain/schedule.ts";
import { dayIn } from "#app/domain/wall-clock.ts";
import { deemedUnits } from "#app/review/deemed.ts";
import { knownCheckpoints } from "#db/checkpoints.server.ts";
import type { Db } from "#db/client.server.ts";
import { type ContractRow, contractById } from "#db/contracts.server.ts";
import { type BatchProgress, batchProgress } from "#db/progress.server.ts";
import { type MilestoneRow, milestonesOf, slotsOf } from "#db/schedule.server.ts";
import { termsOf } from "#db/terms.server.ts";
import { weekReasonsBy } from "#db/week-reasons.server.ts";

export type SchedulePage = NonNullable<Awaited<ReturnType<typeof schedulePage>>>;

/** undefined when there is no such contract. */
export async function schedulePage(db: Db, contractId: string, now: number) {
  const contract = await contractById(db, contractId);
  if (!contract) return undefined;
  const { timeZone } = contract;
  const checkpoints = await knownCheckpoints(db, contractId);
  const batches = await batchProgress(db, contractId);
  const deemed = deemedUnits({ contract, terms: await termsOf(db, contractId) }, batches, now);
  const reasons = await weekReasonsBy(db, contractId);
  const milestones = (await milestonesOf(db, contractId)).map((row) => milestoneLine(row, timeZone, now));
  const slots = (await slotsOf(db, contractId)).map((slot) => ({ ...slot, state: slotState(slot, timeZone, now) }));
  return {
    now,
    today: dayIn(now, timeZone),
    contract: { id: contract.id, title: contract.title, unit: contract.unit, timeZone, holidays: contract.holidays },
    weeks: batches.map((batch) => ({
      ...weekLine(contract, batch, deemed.get(batch.id), now),
      /** Why it was late or short, first to last. */
      reasons: reasons.get(batch.id) ?? [],
      models: [...(checkpointsInWeek(checkpoints, batch.week, { weeks: batches, timeZone }).approved ?? [])].sort(),
    })),
    milestones: milestones.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)),
    slips: milestones.flatMap(({ id, title, slips }) => slips.map((slip) => ({ ...slip, id, title }))),
    slots,
  };
}

function weekLine(contract: ContractRow, batch: BatchProgress, silent: number | undefined, now: number) {
  const received = batch.firstReceivedAt === null ? null : { at: batch.firstReceivedAt, units: batch.units };
  const { decision } = batch;
  const signed = decision === null || decision.commercial === "hold" ? null : decision.acceptedUnits;
  const dueOn = new Date(batch.dueAt).toISOString().slice(0, 10);
  const standing = weekStanding(batch, received, now, contract);
  return {
    batchId: batch.id,
    week: batch.week,
    phase: batch.phase,
    dueOn,
    isWorkingDay: isWorkingDay(dueOn, contract),
    expectedUnits: batch.expectedUnits,
    instructionVersion: batch.instructionVersion,
    /** Usable and unusable rows of what is in force; null = nothing came. */
    receivedRows: received && batch.items + batch.quarantined,
    validUnits: received && batch.units,
    /** By decision or by silence; null = neither yet. */
    acceptedUnits: silent ?? signed,
    isDeemed: silent !== undefined,
    firstReceivedOn: received && dayIn(received.at, contract.timeZone),
    standing,
    /** There is something to give a reason for. */
    explains: isToExplain(standing),
  };
}

export function milestoneLine({ entries, ...milestone }: MilestoneRow, timeZone: string, now: number) {
  return { ...milestone, kindTitle: MILESTONE_TITLE[milestone.kind], ...milestoneStanding(entries, timeZone, now) };
}
