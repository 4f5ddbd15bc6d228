/** Two batches side by side: every metric, their mix and strength, what is left of each and what it costs. */

import { costPerUnit } from "#app/domain/pricing.ts";
import { strengthHistogram } from "#app/metrics/agreement/strength-histogram.ts";
import type { Detail } from "#app/metrics/metric.ts";
import { batchChoices } from "./batch-choices.server.ts";
import { type BatchEvidence, evidenceOf } from "./batch-evidence.server.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import { batchVerdict } from "./batch-verdict.server.ts";
import { COMPARE_SORTS, type CompareSort, compareMetrics, type MeasuredRow, sortCompared } from "./compare-metrics.ts";
import { inCommon, type Shares, type SharesSideBySide, sharesSideBySide } from "./compare-shares.ts";
import { detailOf, judgedRow } from "./judged-row.ts";

export type ComparePage = Awaited<ReturnType<typeof comparePage>>;
export type ComparedBatches = NonNullable<NonNullable<ComparePage>["compared"]>;
export type ComparedBatch = ComparedBatches["a"];

/** The address says which two and in which order; null for a batch that is not there. */
export async function comparePage(tools: ReviewTools, params: URLSearchParams) {
  const [idA, idB] = [params.get("a") ?? "", params.get("b") ?? ""];
  const a = idA === "" ? undefined : await evidenceOf(tools.db, idA);
  const b = idB === "" ? undefined : await evidenceOf(tools.db, idB);
  if ((idA !== "" && !a) || (idB !== "" && !b)) return null;
  const choices = await batchChoices(tools.db);
  const chosen = { a: idA, b: idB };
  if (!a || !b) return { choices, chosen, fault: null, compared: null };
  const fault = faultOf(a, b);
  return { choices, chosen, fault, compared: fault ? null : await comparedBatches(tools, a, b, sortOf(params)) };
}

function faultOf(a: BatchEvidence, b: BatchEvidence): string | null {
  if (a.batch.id === b.batch.id) return "These are one and the same batch; choose two.";
  const empty = [a, b].filter(({ judged }) => judged.length === 0);
  if (empty.length === 0) return null;
  return `Nothing was measured yet of ${empty.map(nameOf).join(" and of ")}.`;
}

function nameOf({ contract, batch }: BatchEvidence): string {
  return `week ${batch.week} of ${contract.vendor}, ${contract.title}`;
}

function sortOf(params: URLSearchParams): { sort: CompareSort; reversed: boolean } {
  const text = params.get("sort") ?? "";
  const sort = COMPARE_SORTS.find((one) => one === text.replace(/^-/, "")) ?? "worst";
  return { sort, reversed: text.startsWith("-") };
}

async function comparedBatches(
  tools: ReviewTools,
  a: BatchEvidence,
  b: BatchEvidence,
  order: { sort: CompareSort; reversed: boolean },
) {
  const [viewA, viewB] = [await tools.views.of(a.deliveries), await tools.views.of(b.deliveries)];
  const rows = compareMetrics(measuredRows(a), measuredRows(b));
  return {
    ...order,
    a: await sideOf(tools, a),
    b: await sideOf(tools, b),
    metrics: sortCompared(rows, order.sort, order.reversed),
    strength: strengthShares(a, b),
    mix: sharesSideBySide(viewA, viewB),
    common: {
      ...inCommon(viewA, viewB, a.contract.vendorId === b.contract.vendorId),
      of: viewB.names.annotators.length,
    },
    sameContract: a.contract.id === b.contract.id,
  };
}

function measuredRows({ stored, judged }: BatchEvidence): MeasuredRow[] {
  const versions = new Map(stored.map(({ metric, metricVersion }) => [metric, metricVersion]));
  return judged.map((one) => ({ ...judgedRow(one), measuredVersion: versions.get(one.metric.id) ?? null }));
}

/** Short where both are of one contract: then the week tells them apart. */
async function sideOf(tools: ReviewTools, evidence: BatchEvidence) {
  const { batch, contract, deliveries, decision } = evidence;
  const verdict = await batchVerdict(tools, evidence);
  const quarantined = deliveries.reduce((sum, one) => sum + one.quarantined, 0);
  return {
    id: batch.id,
    week: batch.week,
    name: nameOf(evidence),
    contract: { id: contract.id, title: contract.title, vendor: contract.vendor },
    unit: contract.unit,
    currency: contract.currency,
    expected: batch.expectedUnits,
    delivered: (verdict?.before.items ?? 0) + quarantined,
    valid: verdict?.before.items ?? 0,
    used: verdict?.used.items ?? 0,
    effective: Math.round(verdict?.used.effective ?? 0),
    decided: decision !== null,
    headline: verdict?.headline ?? "",
    payableMinor: verdict?.payableMinor ?? 0,
    acceptedUnits: decision?.acceptedUnits ?? null,
    perAcceptedMicro: decision ? costPerUnit(decision.payableMinor, decision.acceptedUnits) : null,
    perEffectiveMicro: verdict?.perEffectiveMicro ?? null,
  };
}

function strengthShares(a: BatchEvidence, b: BatchEvidence): SharesSideBySide | null {
  const [ofA, ofB] = [strengthOf(a), strengthOf(b)];
  if (!ofA || !ofB) return null;
  const labels = [...new Set([...ofA.detail.rows, ...ofB.detail.rows].map(([label]) => String(label)))];
  const of = ({ n, detail: { columns, rows, rowParams } }: { n: number; detail: Detail }): Shares => {
    const places = labels.map((label) => rows.findIndex(([name]) => String(name) === label));
    const shares = places.map((at) => Number(rows[at]?.[columns.indexOf("share")] ?? 0));
    return { n, shares, params: places.map((at) => rowParams?.[at] ?? null) };
  };
  return {
    id: "strength",
    title: "label",
    labels,
    a: of(ofA),
    b: of(ofB),
  };
}

function strengthOf({ judged }: BatchEvidence): { n: number; detail: Detail } | null {
  const outcome = judged.find(({ metric }) => metric.id === strengthHistogram.id)?.outcome;
  const detail = outcome && detailOf(outcome);
  return outcome?.kind === "estimate" && detail ? { n: outcome.n, detail } : null;
}
