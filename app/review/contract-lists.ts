/** The lists of a contract's batches: what their columns hold. */
import type { List } from "#app/domain/list.ts";
import type { ContractWeek } from "./contract-page.server.ts";

export const batchList = (currency: string): List<ContractWeek> => ({
  name: "batches",
  filters: ["state", "decided_commercial"],
  cells: {
    week: ({ week }) => week,
    phase: ({ phase }) => phase,
    due: ({ dueAt }) => new Date(dueAt).toISOString().slice(0, 10),
    planned_units: ({ planned }) => planned.units,
    delivered_units: ({ delivered }) => delivered?.units ?? null,
    accepted_units: ({ accepted }) => accepted?.units ?? null,
    planned_minor: ({ planned }) => planned.minor,
    delivered_minor: ({ delivered }) => delivered?.minor ?? null,
    payable_minor: ({ accepted }) => accepted?.minor ?? null,
    currency: () => currency,
    state: ({ state }) => state,
    recommended_commercial: ({ recommended }) => recommended?.commercial ?? null,
    recommended_training: ({ recommended }) => recommended?.training ?? null,
    decided_commercial: ({ decision }) => decision?.commercial ?? null,
    decided_training: ({ decision }) => decision?.training ?? null,
    signer: ({ decision }) => decision?.signer ?? null,
  },
});
