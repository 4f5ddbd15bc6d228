/** All charts of a contract: over its weeks, and of one of them. */

import { strengthHistogram } from "#app/metrics/agreement/strength-histogram.ts";
import { sourceModelStrength } from "#app/metrics/bias/source-model-strength.ts";
import { METRICS } from "#app/metrics/index.ts";
import { contractById } from "#db/contracts.server.ts";
import { weeklyOutcomes } from "#db/metric-series.server.ts";
import { batchProgress } from "#db/progress.server.ts";
import { metricByDelivery } from "#db/series.server.ts";
import { evidenceOf } from "./batch-evidence.server.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import type { Chart, ContractCharts } from "./charts.ts";
import { agreementChart, dailyChart, lengthChart, winsChart } from "./charts-of-batch.ts";
import { driftChart, strengthChart } from "./charts-of-weeks.ts";
import { detailOf } from "./judged-row.ts";
import { notAsMeasured } from "./week-as-measured.server.ts";

export interface ChartsPage {
  contract: { id: string; title: string; vendor: string };
  weeks: number[];
  /** The week shown; null before anything was delivered. */
  week: number | null;
  batchId: string | null;
  /** What of the week was measured otherwise than today, in a sentence; null where nothing was. */
  before: string | null;
  charts: ContractCharts | null;
}

/** undefined when there is no such contract. */
export async function contractCharts(
  tools: ReviewTools,
  contractId: string,
  params: URLSearchParams,
): Promise<ChartsPage | undefined> {
  const contract = await contractById(tools.db, contractId);
  if (!contract) return undefined;
  const measured = await weeklyOutcomes(tools.db, contractId);
  const shown = measured.find(({ week }) => week === Number(params.get("week"))) ?? measured.at(-1);
  const evidence = shown && (await evidenceOf(tools.db, shown.batchId));
  const facts = { id: contract.id, title: contract.title, vendor: contract.vendor };
  const weeks = measured.map(({ week }) => week);
  if (!shown || !evidence) return { contract: facts, weeks, week: null, batchId: null, before: null, charts: null };
  const strengths = evidence.judged.find(({ metric }) => metric.id === sourceModelStrength.id);
  const view = await tools.views.of(evidence.deliveries);
  return {
    ...{ contract: facts, weeks, week: shown.week, batchId: shown.batchId },
    before: await notAsMeasured(tools.db, evidence),
    charts: {
      strength: strengthChart(await histograms(tools, contractId)),
      drift: driftChart(measured, METRICS),
      length: lengthChart(view),
      wins: winsChart(view, strengths ? detailOf(strengths.outcome) : null),
      agreement: agreementChart(view),
      daily: dailyChart(evidence.judged),
    },
  };
}

/** The detail is only in the outcome itself, which lists of all metrics leave out. */
async function histograms({ db }: ReviewTools, contractId: string) {
  const batches = await batchProgress(db, contractId);
  const newest = batches.flatMap(({ newestDelivery }) => newestDelivery ?? []);
  const values = await metricByDelivery(db, strengthHistogram.id, newest);
  return batches.flatMap(({ week, id, newestDelivery }) => {
    const value = newestDelivery === null ? undefined : values.get(newestDelivery);
    return value ? [{ week, batchId: id, outcome: value.outcome }] : [];
  });
}

export function chartById(charts: ContractCharts, id: string): Chart<unknown> | undefined {
  return Object.values(charts).find((chart: Chart<unknown>) => chart.id === id);
}
