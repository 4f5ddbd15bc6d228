import { NONE_U32 } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { driftOf, PSI_FORMULA, PSI_SOURCE } from "./drift-of.ts";

/** The last one holds all later turns. */
const TURNS = ["1", "2", "3", "4", "5 and later"];

export const turnDrift: Metric = {
  id: "turn-drift",
  version: 1,
  title: "Turn drift (PSI)",
  group: "drift",
  unit: "index",
  better: "lower",
  about: "How far the mix of turns in their conversations has moved from the previous batch.",
  formula: PSI_FORMULA,
  source: PSI_SOURCE,
  needs: ["a previous batch", "the turn of each record"],
  nUnit: "records in the smaller batch",
  minimumN: 500,
  lines: { warn: 0.1, fail: 0.25 },
  gate: false,
  shownOnly: true,
  measure: (view, context) =>
    driftOf(
      turnDrift,
      view,
      context,
      () => ({
        categories: TURNS,
        of: "items",
        categoryOf: ({ items }) => {
          const category = new Uint32Array(items.n);
          for (let i = 0; i < items.n; i += 1) {
            const turn = items.turn[i] as number;
            category[i] = turn > 0 ? Math.min(turn, TURNS.length) - 1 : NONE_U32;
          }
          return category;
        },
        paramsOf: (c) => `turnMin=${c + 1}${c + 1 < TURNS.length ? `&turnMax=${c + 1}` : ""}`,
      }),
      {
        missing: "The records of this batch, or of the previous one, do not say which turn they are.",
        ask: "Contract for the conversation and the turn of every record.",
      },
    ),
};
