import type { IncidentState, Severity } from "#app/domain/incident.ts";

/** How an incident is shown: a closed one is settled, an open one as grave as it is. */
export function incidentLook(state: IncidentState, severity: Severity) {
  if (state === "closed") return { state: "pass" as const, word: "closed" };
  return { state: severity === "minor" ? ("warn" as const) : ("fail" as const), word: "open" };
}
