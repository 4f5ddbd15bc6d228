/** What an annotator's page draws, as tables to keep. */
import type { Cell } from "#app/domain/list.ts";
import { SIDE_NAMES } from "#app/domain/side-names.ts";
import { ANNOTATOR_HEADER, annotatorCells } from "./annotator-cells.ts";
import type { AnnotatorProfile } from "./annotator-profile.server.ts";

export interface AnnotatorTable {
  header: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** By name in the address: every measure by week, the labels of the newest week, answers to gold by agreed side. */
export const ANNOTATOR_TABLES: Readonly<Record<string, (profile: AnnotatorProfile) => AnnotatorTable>> = {
  weeks: ({ weeks }) => ({
    header: ["contract", "week", ...ANNOTATOR_HEADER],
    rows: weeks.map(({ contract, week, row }) => [contract, week, ...annotatorCells(row, row.shrunken)]),
  }),
  labels: ({ strengths }) => ({ header: strengths?.columns ?? [], rows: strengths?.rows ?? [] }),
  gold: ({ gold }) => ({
    header: ["agreed", "answer", "answers"],
    rows: SIDE_NAMES.flatMap((agreed, i) => SIDE_NAMES.map((answer, j) => [agreed, answer, gold[i]?.[j] ?? 0])),
  }),
};
