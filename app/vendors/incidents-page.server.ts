/** The incidents of a vendor as their list shows them, and one of them with its history. */
import { INCIDENT_KIND_NAMES, INCIDENT_STATES, SEVERITIES } from "#app/domain/incident.ts";
import { attachmentsOn } from "#db/attachments.server.ts";
import type { Db } from "#db/client.server.ts";
import { listContracts, vendorById } from "#db/contracts.server.ts";
import { type IncidentRow, incidentsOf } from "#db/vendor-incidents.server.ts";
import { sortOf, textOrder } from "./list-sort.ts";

const SORTS = {
  happened: ({ happenedOn }: IncidentRow) => happenedOn,
  kind: ({ kind }: IncidentRow) => kind,
  severity: ({ severity }: IncidentRow) => SEVERITIES.indexOf(severity),
  state: ({ state }: IncidentRow) => (state === "open" ? 0 : 1),
  contract: ({ contract }: IncidentRow) => contract ?? "",
};
export type IncidentSort = keyof typeof SORTS;

export type IncidentsPage = NonNullable<Awaited<ReturnType<typeof incidentsPage>>>;

/** `?state=open&kind=…&severity=…&sort=-happened`; undefined when there is no such vendor. */
export async function incidentsPage(db: Db, vendorId: string, params: URLSearchParams) {
  const vendor = await vendorById(db, vendorId);
  if (!vendor) return undefined;
  const all = await incidentsOf(db, vendorId);
  const one = <Value extends string>(name: string, values: readonly Value[]) =>
    values.find((value) => value === params.get(name)) ?? null;
  const filter = {
    state: one("state", INCIDENT_STATES),
    kind: one("kind", INCIDENT_KIND_NAMES),
    severity: one("severity", SEVERITIES),
  };
  const sort = sortOf(params, Object.keys(SORTS) as IncidentSort[], "state");
  const incidents = all
    .filter(({ state }) => !filter.state || state === filter.state)
    .filter(({ kind }) => !filter.kind || kind === filter.kind)
    .filter(({ severity }) => !filter.severity || severity === filter.severity);
  return {
    vendor: { id: vendor.id, name: vendor.name },
    filter,
    sort,
    counts: { all: all.length, open: all.filter(({ state }) => state === "open").length },
    incidents: incidents.sort(textOrder(SORTS[sort.key], sort.direction)),
    contracts: await contractsOf(db, vendorId),
  };
}

export async function contractsOf(db: Db, vendorId: string): Promise<{ id: string; title: string }[]> {
  const own = (await listContracts(db)).filter((contract) => contract.vendorId === vendorId);
  return own.map(({ id, title }) => ({ id, title }));
}

export type IncidentPage = NonNullable<Awaited<ReturnType<typeof incidentPage>>>;

/** undefined when the vendor has no such incident. */
export async function incidentPage(db: Db, vendorId: string, id: string) {
  const vendor = await vendorById(db, vendorId);
  const incident = (await incidentsOf(db, vendorId)).find((one) => String(one.id) === id);
  if (!vendor || !incident) return undefined;
  const files = await attachmentsOn(db, "vendor", vendorId);
  return {
    vendor: { id: vendor.id, name: vendor.name },
    incident,
    files: files
      .filter(({ withdrawal }) => withdrawal === null)
      .map(({ id: file, fileName }) => ({ id: file, fileName })),
  };
}
