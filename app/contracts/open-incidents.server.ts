/** Incidents that nobody has closed, of every vendor, for This week and the digest. */
import { INCIDENT_KINDS } from "#app/domain/incident.ts";
import type { OpenEnd } from "#app/domain/open-end.ts";
import type { Db } from "#db/client.server.ts";
import { incidentsOf } from "#db/vendor-incidents.server.ts";

export async function openIncidents(db: Db): Promise<OpenEnd[]> {
  const open = (await incidentsOf(db, null)).filter(({ state }) => state === "open");
  return open.map(({ id, vendorId, vendor, contractId, contract, kind, severity, happenedOn }) => ({
    key: `incident ${id}`,
    ...{ contractId, contract: contract ?? "", vendor },
    state: severity === "minor" ? ("warn" as const) : ("fail" as const),
    word: severity,
    what: `incident: ${INCIDENT_KINDS[kind]}`,
    money: null,
    at: Date.parse(`${happenedOn}T00:00:00Z`),
    next: { label: "Clear it up, and close it", href: `/vendors/${vendorId}/incidents/${id}` },
  }));
}
