/** The lists on a batch's pages: what their columns hold. */
import type { List } from "#app/domain/list.ts";
import { instantCell } from "#app/domain/list-cells.ts";
import { verdictText } from "./claim-verdict.ts";
import type { ClaimRow } from "./claims-page.server.ts";
import type { ScoresPage } from "./scores-page.server.ts";

export const CLAIM_LIST: List<ClaimRow> = {
  name: "claims",
  cells: {
    metric: ({ title }) => title,
    verdict: ({ verdict }) => verdictText(verdict),
    claimed: ({ value }) => value,
    "n claimed": ({ n }) => n,
    measured: ({ outcome }) => (outcome?.kind === "estimate" ? outcome.value : null),
    low: ({ outcome }) => (outcome?.kind === "estimate" ? outcome.low : null),
    high: ({ outcome }) => (outcome?.kind === "estimate" ? outcome.high : null),
    n: ({ outcome }) => (outcome?.kind === "estimate" ? outcome.n : null),
    difference: ({ verdict }) => (verdict.kind === "not-comparable" ? null : verdict.difference),
    source: ({ source }) => source,
    stated: ({ statedAt }) => instantCell(statedAt),
  },
};

export const SCORE_LIST: List<ScoresPage["sets"][number]> = {
  name: "sets",
  filters: ["kind"],
  cells: {
    name: ({ name }) => name,
    kind: ({ kind }) => kind,
    rows: ({ rows }) => rows,
    matched: ({ scored }) => scored,
    responses: ({ all }) => all,
    "unknown ids": ({ unknown }) => unknown,
    file: ({ fileName }) => fileName,
    imported: ({ importedAt }) => instantCell(importedAt),
    by: ({ importedBy }) => importedBy,
  },
};
