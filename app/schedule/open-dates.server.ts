/** Milestones that are overdue or soon due and slots that wait for the vendor's word, of every contract. */

import { countOf } from "#app/domain/figure.ts";
import { MILESTONE_TITLE, milestoneStanding, slotState } from "#app/domain/milestone.ts";
import type { OpenEnd } from "#app/domain/open-end.ts";
import type { Db } from "#db/client.server.ts";
import { listContracts } from "#db/contracts.server.ts";
import { milestonesOf, slotsOf } from "#db/schedule.server.ts";

type Contract = Awaited<ReturnType<typeof listContracts>>[number];

export async function openDates(db: Db, now: number): Promise<OpenEnd[]> {
  const ends: OpenEnd[] = [];
  for (const contract of await listContracts(db)) {
    ends.push(...(await openMilestones(db, contract, now)), ...(await openSlots(db, contract, now)));
  }
  return ends;
}

async function openMilestones(db: Db, contract: Contract, now: number): Promise<OpenEnd[]> {
  return (await milestonesOf(db, contract.id)).flatMap(({ id, kind, title, entries }) => {
    const { state, dueOn } = milestoneStanding(entries, contract.timeZone, now);
    if (state !== "overdue" && state !== "soon") return [];
    return {
      ...about(contract),
      key: `milestone ${id}`,
      state: state === "overdue" ? ("fail" as const) : ("warn" as const),
      word: state === "overdue" ? "overdue" : "due soon",
      what: title || MILESTONE_TITLE[kind].toLowerCase(),
      at: Date.parse(`${dueOn}T00:00:00Z`),
      next: { label: "Mark it done, or move it", href: `/contracts/${contract.id}/milestones/${id}` },
    };
  });
}

async function openSlots(db: Db, contract: Contract, now: number): Promise<OpenEnd[]> {
  return (await slotsOf(db, contract.id)).flatMap((slot) => {
    const state = slotState(slot, contract.timeZone, now);
    if (state !== "lapsed" && state !== "confirm now") return [];
    return {
      ...about(contract),
      key: `slot ${slot.id}`,
      state: state === "lapsed" ? ("fail" as const) : ("warn" as const),
      word: state === "lapsed" ? "lapsed" : "confirm now",
      what: `slot of week ${slot.week}, ${countOf(slot.units, contract.unit)}`,
      at: Date.parse(`${slot.confirmBy}T00:00:00Z`),
      next: { label: "Confirm it with the vendor", href: `/contracts/${contract.id}/schedule` },
    };
  });
}

function about({ id, title, vendor }: Contract): Pick<OpenEnd, "contractId" | "contract" | "vendor" | "money"> {
  return { contractId: id, contract: title, vendor, money: null };
}
