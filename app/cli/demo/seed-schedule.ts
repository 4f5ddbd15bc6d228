/** Gives the demo's large contract its milestones, one of which slipped, its booked slots and a calendar link. */
import { changeLink } from "#app/schedule/calendar-links.server.ts";
import { addMilestoneOf, bookSlotOf, changeMilestone, confirmSlotOf } from "#app/schedule/change-schedule.server.ts";
import { milestonesOf, slotsOf } from "#db/schedule.server.ts";
import type { Store } from "../store.ts";

const DAY = 86_400_000;
const OWNER = "Demo operations";
/** Kind, day it is due and day it was done, counted from the start. */
const MILESTONES: [string, number, number | null][] = [
  ["signature", -14, -14],
  ["instructions_agreed", -8, -8],
  ["slots_confirmed", -7, -7],
  ["calibration_passed", 4, 6],
  ["first_batch", 7, 7],
  ["improvement_visible", 35, null],
  ["final_delivery", 42, 39],
  ["invoice", 60, null],
  ["deletion", 120, null],
  ["renewal", 75, null],
];
const SLOTS = [
  { week: 5, units: 30_000, confirmBy: 10, confirmed: 9 },
  { week: 6, units: 30_000, confirmBy: 17, confirmed: 18 },
];

export async function seedSchedule({ db }: Store, contractId: string, demoId: string, startsOn: string): Promise<void> {
  if (demoId !== "general-helpfulness") return;
  const at = (day: number) => Date.parse(`${startsOn}T09:00:00Z`) + day * DAY;
  const on = (day: number) => new Date(at(day)).toISOString().slice(0, 10);
  const tools = (day: number) => ({ db, now: () => at(day) });
  const signed = { by: OWNER, reason: "" };
  for (const [kind, due] of MILESTONES)
    await made(addMilestoneOf(tools(-20), contractId, { ...signed, kind, dueOn: on(due), owner: OWNER }));
  for (const { id, kind } of await milestonesOf(db, contractId)) {
    const done = MILESTONES.find(([name]) => name === kind)?.[2] ?? null;
    if (kind === "calibration_passed") {
      const reason = "Two annotators were trained again; the round was repeated.";
      await made(changeMilestone(tools(3), id, { ...signed, entry: "due", day: on(6), reason }));
    }
    if (done !== null) await made(changeMilestone(tools(done), id, { ...signed, entry: "done", day: on(done) }));
  }
  // Its address is told to nobody: the page shows how a link is replaced and ended.
  await made(changeLink(tools(1), { intent: "make", contract: contractId, by: OWNER }));
  for (const { week, units, confirmBy } of SLOTS)
    await made(
      bookSlotOf(tools(-20), contractId, { week: `${week}`, units: `${units}`, confirmBy: on(confirmBy), by: OWNER }),
    );
  for (const { id, week } of await slotsOf(db, contractId)) {
    const day = SLOTS.find((slot) => slot.week === week)?.confirmed ?? null;
    if (day !== null) await made(confirmSlotOf(tools(day), contractId, { slot: `${id}`, day: on(day), by: OWNER }));
  }
}

async function made(written: Promise<{ ok: boolean }>): Promise<void> {
  const result = await written;
  if (!result.ok) throw new Error(`The demo's schedule failed: ${JSON.stringify(result)}`);
}
