/** The lists of training runs: what their columns hold. */
import type { List } from "#app/domain/list.ts";
import { instantCell } from "#app/domain/list-cells.ts";
import type { RunPage } from "./run-page.server.ts";

/** Without what was corrected since, which the CSV of every value has. */
export const EVALUATION_LIST: List<RunPage["evaluations"][number]> = {
  name: "evaluations",
  filters: ["evaluation", "seed"],
  cells: {
    evaluation: ({ name }) => name,
    seed: ({ seed }) => seed,
    value: ({ value }) => value,
    n: ({ n }) => n,
    "standard error": ({ standardError }) => standardError,
    better: ({ better }) => better,
    unit: ({ unit }) => unit,
    contamination: ({ contamination }) => contamination,
    why: ({ why }) => why,
    by: ({ by }) => by,
    "noted at": ({ at }) => instantCell(at),
  },
};
