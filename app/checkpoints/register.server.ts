/** Takes checkpoints into the register, changes what it says of them, and takes them out again. */
import type { CheckpointEntry } from "#app/domain/checkpoint.ts";
import {
  deleteCheckpoint,
  insertCheckpoint,
  knownCheckpoints,
  modelsDelivered,
  updateCheckpoint,
} from "#db/checkpoints.server.ts";
import type { Db } from "#db/client.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { changeForm, errorsOf, registerForm } from "./forms.ts";
import { measureCheckpointsAgain } from "./measure-again.server.ts";

export interface Tools {
  db: Db;
  now(): number;
}
export type Changed = { ok: true } | { ok: false; errors: Record<string, string> };

export const refused = (field: string, message: string): Changed => ({ ok: false, errors: { [field]: message } });

export async function registerCheckpoint({ db, now }: Tools, contractId: string, typed: unknown): Promise<Changed> {
  const read = registerForm.safeParse(typed);
  if (!read.success) return { ok: false, errors: errorsOf(read.error) };
  const { fromDay, toDay, by, ...facts } = read.data;
  if (!(await contractById(db, contractId))) return refused("form", "There is no such contract.");
  const known = (await knownCheckpoints(db, contractId)).find(({ model }) => model === facts.model);
  if (known?.isRegistered)
    return refused("model", `${facts.model} is registered for this contract already; open it to approve it again.`);
  if (endsBefore(fromDay, toDay)) return refused("toDay", endsBeforeText(fromDay, toDay));
  const signed = { by, at: now(), note: "" };
  const isApproved = fromDay !== null || toDay !== null;
  await insertCheckpoint(db, contractId, facts, [
    { ...signed, entry: "registered" },
    ...(isApproved ? [{ ...signed, entry: "approved" as const, fromDay, toDay }] : []),
  ]);
  await measureCheckpointsAgain(db, contractId, now());
  return { ok: true };
}

/** One that only the contract names is registered by it, and keeps the contract's weeks. */
export async function changeCheckpoint(
  { db, now }: Tools,
  contractId: string,
  model: string,
  typed: unknown,
): Promise<Changed> {
  const read = changeForm.safeParse(typed);
  if (!read.success) return { ok: false, errors: errorsOf(read.error) };
  const { by, ...facts } = read.data;
  const known = (await knownCheckpoints(db, contractId)).find((one) => one.model === model);
  if (!known) return refused("form", "There is no such checkpoint.");
  const names = ["family", "place", "about", "endpoint"] as const;
  const changed = names.filter((name) => known[name] !== facts[name]);
  if (known.isRegistered && changed.length === 0) return { ok: true };
  const note = changed.map((name) => `${name === "place" ? "order" : name}: ${facts[name] || "none"}`).join("; ");
  const signed = { by, at: now(), note };
  if (known.isRegistered) await updateCheckpoint(db, contractId, { model, ...facts }, { ...signed, entry: "changed" });
  else await insertCheckpoint(db, contractId, { model, ...facts }, [{ ...signed, entry: "registered" }]);
  await measureCheckpointsAgain(db, contractId, now());
  return { ok: true };
}

/** Only while no delivery, superseded ones included, names it: what a batch was collected with stays on record. */
export async function removeCheckpoint({ db, now }: Tools, contractId: string, model: string): Promise<Changed> {
  const known = (await knownCheckpoints(db, contractId)).find((one) => one.model === model);
  if (!known?.isRegistered) return refused("form", "There is no such checkpoint in the register.");
  const weeks = (await modelsDelivered(db, contractId)).filter(({ models }) => models.includes(model));
  const [first] = weeks;
  if (first) {
    const others = new Set(weeks.map(({ week }) => week)).size - 1;
    const more = others > 0 ? `, and ${others} other ${others === 1 ? "week" : "weeks"}` : "";
    return refused(
      "form",
      `Week ${first.week} was delivered with responses of ${model}${more}: it stays. Retire it, or end its approval.`,
    );
  }
  await deleteCheckpoint(db, contractId, model);
  await measureCheckpointsAgain(db, contractId, now());
  return { ok: true };
}

export function endsBefore(from: string | null, to: string | null): boolean {
  return from !== null && to !== null && to < from;
}

export function endsBeforeText(from: CheckpointEntry["fromDay"], to: CheckpointEntry["toDay"]): string {
  return `The window ends on ${to}, before it begins on ${from}.`;
}
