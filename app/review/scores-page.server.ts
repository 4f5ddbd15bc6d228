/** Imported scores of a batch: what was imported, and how far it agrees with the labels. */
import type { ScoreKind } from "#app/domain/score-kind.ts";
import type { Outcome } from "#app/metrics/metric.ts";
import { scoreAccuracy } from "#app/metrics/scores/score-accuracy.ts";
import { responseSets } from "#app/metrics/scores/score-comparisons.ts";
import { listScoreSets, type ScoreSetRow } from "#db/scores.server.ts";
import { evidenceOf } from "./batch-evidence.server.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import { withoutDetail } from "./judged-row.ts";
import { type MetricSlices, metricSlices } from "./metric-slices.server.ts";

export interface ScoreSetLine {
  name: string;
  kind: ScoreKind;
  /** Rows of the file, and those whose id no record has; null for imports from before they were counted. */
  rows: number | null;
  unknown: number | null;
  /** Responses (of traits: records) with a score, of all there are. */
  scored: number;
  all: number;
  fileName: string;
  importedAt: number;
  importedBy: string;
}

export interface ScoresPage {
  batchId: string;
  contractId: string;
  /** Title of the contract. */
  contract: string;
  week: number;
  sets: ScoreSetLine[];
  /** The set that the accuracy speaks of; null without scores per response. */
  measured: string | null;
  outcome: Outcome | null;
  slices: MetricSlices | null;
}

/** undefined when nothing was delivered for the batch. */
export async function scoresPage(
  tools: ReviewTools,
  batchId: string,
  params: URLSearchParams,
): Promise<ScoresPage | undefined> {
  const evidence = await evidenceOf(tools.db, batchId);
  if (!evidence || evidence.deliveries.length === 0) return undefined;
  const { batch, contract, deliveries } = evidence;
  const rows = await listScoreSets(
    tools.db,
    deliveries.map(({ id }) => id),
  );
  const total = (kind: ScoreKind) =>
    deliveries.reduce((sum, one) => sum + (kind === "trait" ? one.items : one.responses), 0);
  const sets = linesOf(rows, total);
  const measured = responseSets(sets)[0]?.name;
  const outcome = evidence.judged.find(({ metric }) => metric.id === scoreAccuracy.id)?.outcome;
  const by = new URLSearchParams({ by: params.get("by") ?? "annotator", sort: "-value" });
  return {
    ...{ batchId, contractId: contract.id, contract: contract.title, week: batch.week, sets },
    measured: measured ?? null,
    outcome: measured !== undefined && outcome ? withoutDetail(outcome) : null,
    slices: measured === undefined ? null : ((await metricSlices(tools, scoreAccuracy, batchId, by)) ?? null),
  };
}

/** A set has one row per delivery; a batch with corrections has several. */
function linesOf(rows: readonly ScoreSetRow[], total: (kind: ScoreKind) => number): ScoreSetLine[] {
  const names = [...new Set(rows.map(({ name }) => name))];
  return names.flatMap((name) => {
    const parts = rows.filter((row) => row.name === name);
    const [first] = parts;
    if (!first) return [];
    const { kind, fileName, importedAt, importedBy, unknown } = first;
    const scored = parts.reduce((sum, part) => sum + part.scored, 0);
    return [{ name, kind, rows: first.rows, unknown, scored, all: total(kind), fileName, importedAt, importedBy }];
  });
}
