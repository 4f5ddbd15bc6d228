/** Incidents with vendors and their history. Added, never changed. */
import { asc, desc, eq, inArray } from "drizzle-orm";
import { type IncidentState, incidentState } from "#app/domain/incident.ts";
import { type Db, inTransaction } from "./client.server.ts";
import { attachments, contracts, vendorIncidentEvents, vendorIncidents, vendors } from "./schema.ts";

export type IncidentEventRow = typeof vendorIncidentEvents.$inferSelect & { fileName: string | null };
type Incident = typeof vendorIncidents.$inferSelect;
export interface IncidentRow extends Incident {
  vendor: string;
  contract: string | null;
  state: IncidentState;
  /** The closing that counts; null while it is open. */
  closing: IncidentEventRow | null;
  /** In the order they were written. */
  events: IncidentEventRow[];
}

/** What happened last first. @param vendorId null: of every vendor */
export async function incidentsOf(db: Db, vendorId: string | null): Promise<IncidentRow[]> {
  const rows = db
    .select({ incident: vendorIncidents, vendor: vendors.name, contract: contracts.title })
    .from(vendorIncidents)
    .innerJoin(vendors, eq(vendors.id, vendorIncidents.vendorId))
    .leftJoin(contracts, eq(contracts.id, vendorIncidents.contractId))
    .where(vendorId === null ? undefined : eq(vendorIncidents.vendorId, vendorId))
    .orderBy(desc(vendorIncidents.happenedOn), desc(vendorIncidents.id))
    .all();
  const events = await eventsOf(
    db,
    rows.map(({ incident }) => incident.id),
  );
  return rows.map(({ incident, vendor, contract }) => {
    const own = events.filter(({ incidentId }) => incidentId === incident.id);
    const state = incidentState(own);
    const closing = state === "closed" ? (own.findLast(({ kind }) => kind === "closed") ?? null) : null;
    return { ...incident, vendor, contract, state, closing, events: own };
  });
}

async function eventsOf(db: Db, ids: readonly number[]): Promise<IncidentEventRow[]> {
  if (ids.length === 0) return [];
  const rows = db
    .select({ event: vendorIncidentEvents, fileName: attachments.fileName })
    .from(vendorIncidentEvents)
    .leftJoin(attachments, eq(attachments.id, vendorIncidentEvents.attachmentId))
    .where(inArray(vendorIncidentEvents.incidentId, [...ids]))
    .orderBy(asc(vendorIncidentEvents.id))
    .all();
  return rows.map(({ event, fileName }) => ({ ...event, fileName }));
}

export async function addIncident(db: Db, incident: Omit<typeof vendorIncidents.$inferInsert, "id">): Promise<number> {
  return db.insert(vendorIncidents).values(incident).returning({ id: vendorIncidents.id }).get().id;
}

/** false: it is closed, or open, already; what somebody else did meanwhile stands. */
export async function addIncidentEvent(
  db: Db,
  event: Omit<typeof vendorIncidentEvents.$inferInsert, "id">,
): Promise<boolean> {
  return inTransaction(db, () => {
    const known = db
      .select({ kind: vendorIncidentEvents.kind })
      .from(vendorIncidentEvents)
      .where(eq(vendorIncidentEvents.incidentId, event.incidentId))
      .orderBy(asc(vendorIncidentEvents.id))
      .all();
    const state = incidentState(known);
    if ((event.kind === "closed" && state === "closed") || (event.kind === "reopened" && state === "open"))
      return false;
    db.insert(vendorIncidentEvents).values(event).run();
    return true;
  });
}
