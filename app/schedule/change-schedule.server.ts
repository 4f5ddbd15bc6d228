/** Forms of the schedule: a milestone added, moved, reached or given up; a slot booked or confirmed. */
import { z } from "zod";
import { isDay } from "#app/domain/instant.ts";
import { MILESTONE_KINDS, MILESTONE_TITLE } from "#app/domain/milestone.ts";
import { nameText, proseText } from "#app/domain/said.ts";
import { dayIn } from "#app/domain/wall-clock.ts";
import type { Db } from "#db/client.server.ts";
import { batchesOf, contractById } from "#db/contracts.server.ts";
import {
  addMilestone,
  appendMilestoneEntry,
  bookSlot,
  confirmSlot,
  milestoneById,
  slotsOf,
} from "#db/schedule.server.ts";
import { milestoneLine } from "./schedule-page.server.ts";

interface Tools {
  db: Db;
  now(): number;
}
export type Changed = { ok: true } | { ok: false; errors: Record<string, string> };

const day = z.string({ error: "Give the day." }).refine(isDay, "Write the day as YYYY-MM-DD.");
const whole = (missing: string) =>
  z
    .string({ error: missing })
    .transform((text) => Number(text.replaceAll(/[\s,]/g, "") || Number.NaN))
    .pipe(z.int({ error: missing }).min(1, missing).max(1_000_000_000, missing));
const by = nameText("Sign with your name.");
const reason = z.preprocess((text) => text ?? "", proseText(2_000, "A reason has at most 2,000 characters."));

const milestoneForm = z.object({
  kind: z.enum(MILESTONE_KINDS, { error: "Choose what is reached." }),
  title: z
    .string()
    .trim()
    .default("")
    .pipe(z.union([z.literal(""), nameText("Name it.")])),
  dueOn: day,
  owner: nameText("Name who sees to it."),
  week: z.preprocess((text) => text || undefined, whole("The week is a whole number.").optional()),
  by,
});

export async function addMilestoneOf({ db, now }: Tools, contractId: string, typed: unknown): Promise<Changed> {
  const read = milestoneForm.safeParse(typed);
  if (!read.success) return refused(read.error);
  const { kind, title, dueOn, owner, week, by: signer } = read.data;
  if (kind === "other" && title === "") return { ok: false, errors: { title: "Say what is reached." } };
  const contract = await contractById(db, contractId);
  if (!contract) return { ok: false, errors: { form: "There is no such contract." } };
  if (kind !== "signature" && kind !== "instructions_agreed" && dueOn < dayBefore(contract.startsOn, 365))
    return {
      ok: false,
      errors: { dueOn: `The contract starts on ${contract.startsOn}; this is more than a year before.` },
    };
  const named = { contractId, kind, title: title || MILESTONE_TITLE[kind], owner };
  const forWeek = week ?? (kind === "improvement_visible" ? IMPROVEMENT_BY_WEEK : null);
  await addMilestone(db, { ...named, week: forWeek }, { day: dueOn, reason: "", by: signer, at: now() });
  return { ok: true };
}

/** By which week of a contract its data should have improved a model, where the contract says nothing else. */
export const IMPROVEMENT_BY_WEEK = 5;

const entryForm = z.object({ entry: z.enum(["due", "done", "reopened", "withdrawn"]), day, reason, by });

export async function changeMilestone({ db, now }: Tools, id: string, typed: unknown): Promise<Changed> {
  const read = entryForm.safeParse(typed);
  if (!read.success) return refused(read.error);
  const milestone = await milestoneById(db, id);
  const contract = milestone && (await contractById(db, milestone.contractId));
  if (!milestone || !contract) return { ok: false, errors: { form: "There is no such milestone." } };
  const standing = milestoneLine(milestone, contract.timeZone, now());
  const errors: Record<string, string> = {};
  const { entry } = read.data;
  if (entry !== "done" && read.data.reason === "") errors.reason = "Say why.";
  if (entry === "due" && read.data.day === standing.dueOn) errors.day = "It is due on that day already.";
  if (entry === "done" && read.data.day > dayIn(now(), contract.timeZone)) errors.day = "That day has not come yet.";
  if (entry === "done" && standing.done) errors.form = `It was done on ${standing.done.on}.`;
  if (entry === "due" && standing.done) errors.form = "It is done; take that back before it is moved.";
  if (entry === "reopened" && !standing.done && standing.state !== "withdrawn") errors.form = "It is open already.";
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  await appendMilestoneEntry(db, id, { ...read.data, at: now() });
  return { ok: true };
}

const slotForm = z.object({
  week: whole("Name the week."),
  units: whole("Say how many units are booked."),
  confirmBy: day,
  by,
});

export async function bookSlotOf({ db, now }: Tools, contractId: string, typed: unknown): Promise<Changed> {
  const read = slotForm.safeParse(typed);
  if (!read.success) return refused(read.error);
  const { week, confirmBy } = read.data;
  const batch = (await batchesOf(db, contractId)).find((one) => one.week === week);
  if (!batch) return { ok: false, errors: { week: `The contract has no week ${week}.` } };
  const dueOn = new Date(batch.dueAt).toISOString().slice(0, 10);
  if (confirmBy >= dueOn)
    return { ok: false, errors: { confirmBy: `Week ${week} is due on ${dueOn}; a slot is confirmed before it.` } };
  await bookSlot(db, { ...read.data, contractId, at: now() });
  return { ok: true };
}

const confirmForm = z.object({ slot: whole("There is no such slot."), day, by });

export async function confirmSlotOf({ db, now }: Tools, contractId: string, typed: unknown): Promise<Changed> {
  const read = confirmForm.safeParse(typed);
  if (!read.success) return refused(read.error);
  const slot = (await slotsOf(db, contractId)).find(({ id }) => id === read.data.slot);
  if (!slot) return { ok: false, errors: { form: "There is no such slot." } };
  if (slot.confirmed) return { ok: false, errors: { form: `It was confirmed on ${slot.confirmed.on}.` } };
  await confirmSlot(db, { slotId: slot.id, day: read.data.day, by: read.data.by, at: now() });
  return { ok: true };
}

function refused(error: z.ZodError): Changed {
  return {
    ok: false,
    errors: Object.fromEntries(error.issues.toReversed().map(({ path, message }) => [String(path[0]), message])),
  };
}

function dayBefore(start: string, days: number): string {
  return new Date(Date.parse(`${start}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
