/** The lists of inspections: what their columns hold. */
import type { List } from "#app/domain/list.ts";
import { instantCell } from "#app/domain/list-cells.ts";
import type { InspectPage } from "./inspect-page.server.ts";
import type { InspectionPage } from "./inspection-page.server.ts";

export const INSPECTION_LIST: List<InspectPage["inspections"][number]> = {
  name: "inspections",
  cells: {
    inspection: ({ number }) => number,
    result: ({ sentence }) => sentence,
    settled: ({ settled }) => settled,
    drawn: ({ drawn }) => drawn,
    plan: ({ about }) => about,
    "drawn by": ({ drawnBy }) => drawnBy,
    "drawn at": ({ drawnAt }) => instantCell(drawnAt),
  },
};

export const ITEM_LIST: List<InspectionPage["lines"][number]> = {
  name: "items",
  filters: ["stratum"],
  cells: {
    record: ({ id }) => id,
    "drawn as": ({ n }) => n + 1,
    state: ({ state }) => state,
    "answered blind": ({ answers }) => answers.join("; "),
    why: ({ notes }) => notes.join(" · "),
    "reviewed by": ({ reviewers }) => reviewers.join(", "),
    stratum: ({ stratum }) => stratum,
    delivery: ({ deliveryId }) => deliveryId,
    item: ({ item }) => item,
  },
};
