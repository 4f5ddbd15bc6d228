/** Writing an incident down, and what is added to its history; problems by field. */
import { incidentEventSchema, newIncidentSchema } from "#app/domain/incident.ts";
import { attachmentsOn } from "#db/attachments.server.ts";
import type { Db } from "#db/client.server.ts";
import { addIncident, addIncidentEvent, incidentsOf } from "#db/vendor-incidents.server.ts";
import { contractsOf } from "./incidents-page.server.ts";
import { type Kept, type Refused, refused } from "./keep-contacts.server.ts";

interface Tools {
  db: Db;
  now(): number;
  settings: { user: string };
}

export async function writeIncident(
  { db, now, settings }: Tools,
  vendorId: string,
  form: Record<string, string>,
): Promise<{ ok: true; id: number } | Refused> {
  const parsed = newIncidentSchema(now()).safeParse(form);
  if (!parsed.success) return refused(parsed.error.issues);
  const { contract, ...said } = parsed.data;
  const known = (await contractsOf(db, vendorId)).some(({ id }) => id === contract);
  if (contract !== "" && !known)
    return { ok: false, errors: { contract: "This vendor has no such contract: choose one, or none." } };
  const contractId = contract === "" ? null : contract;
  const id = await addIncident(db, { ...said, contractId, vendorId, by: settings.user, at: now() });
  return { ok: true, id };
}

export async function addToIncident(
  { db, now, settings }: Tools,
  vendorId: string,
  incidentId: number,
  form: Record<string, string>,
): Promise<Kept> {
  const parsed = incidentEventSchema.safeParse(form);
  if (!parsed.success) return refused(parsed.error.issues);
  const incident = (await incidentsOf(db, vendorId)).find(({ id }) => id === incidentId);
  if (!incident) return { ok: false, errors: { form: "There is no such incident of this vendor." } };
  const { event, text } = parsed.data;
  const evidence = "evidence" in parsed.data && parsed.data.evidence !== "" ? parsed.data.evidence : null;
  if (evidence !== null && !(await isAttached(db, vendorId, evidence)))
    return { ok: false, errors: { evidence: "This file is not attached to the vendor: choose one, or none." } };
  const outcome = "outcome" in parsed.data ? parsed.data.outcome : null;
  const row = { incidentId, kind: event, outcome, text, attachmentId: evidence, by: settings.user, at: now() };
  if (await addIncidentEvent(db, row)) return { ok: true };
  const state = event === "closed" ? "closed" : "open";
  return { ok: false, errors: { form: `It is ${state} already; what was written first stands.` } };
}

async function isAttached(db: Db, vendorId: string, id: string): Promise<boolean> {
  const files = await attachmentsOn(db, "vendor", vendorId);
  return files.some((file) => file.id === id && file.withdrawal === null);
}
