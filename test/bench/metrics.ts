/**
 * Every metric on a batch of 100,000 judgments by 200 annotators, a fifth of the items labelled twice, after load; and a
 * slice of it. Processor time of the process, its compiler and collector included: in a fresh process, as a delivery is
 * measured, and once compiled, as a server measures the next one; each metric's share, and the main metrics together, as a
 * what-if measures them.
 */

import { fileURLToPath } from "node:url";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { METRICS } from "#app/metrics/index.ts";
import type { MeasureContext, Metric } from "#app/metrics/metric.ts";
import { cleanBatch } from "#db/demo/clean-batch.ts";
import { generated } from "../detection/generated.ts";
import { watch } from "./measure.ts";

/** 82,000 items, of which 20 % carry a second or third label. */
const ITEMS = 80_000;
const SLOWEST_SHOWN = 12;
const PROCESSES = 5;
const MAIN = ["gold-accuracy", "raw-agreement-no-ties", "krippendorff-alpha-nominal", "longer-wins", "position-bias"];

export async function metricFigures(print: (text: string) => void): Promise<void> {
  const { view, context } = theBatch();
  const judgments = view.judgments.lead.reduce((sum, lead) => sum + lead, 0);
  print(`metrics: ${judgments.toLocaleString("en-US")} judgments, ${view.names.annotators.length} annotators`);

  const first = together(fresh(view), context);
  const again = together(fresh(view), context);
  const alone = METRICS.map((metric) => timed(metric, fresh(view), context));
  print(
    `  all ${METRICS.length} metrics  ${sum(first)} ms together in a fresh process, ${sum(again)} ms once more, ${sum(alone)} ms each on its own`,
  );
  for (const { id, ms } of first.sort((a, b) => b.ms - a.ms).slice(0, SLOWEST_SHOWN))
    print(`    ${id} ${ms.toFixed(0)} ms`);
  print(`  all of them in a fresh process of one thread  ${await onOneThread()}`);

  const slice = fresh(view);
  const only = view.items.domain[0];
  slice.keepItem = Uint8Array.from(view.items.domain, (domain) => Number(domain === only));
  const main = METRICS.filter(({ id }) => MAIN.includes(id)).map((metric) => timed(metric, slice, context));
  print(
    `  main metrics on a slice  ${sum(main)} ms (${main.map(({ id, ms }) => `${id} ${ms.toFixed(0)}`).join(", ")})`,
  );
}

/** What all metrics take together, in milliseconds of this process. */
export function allOnce(): number {
  const { view, context } = theBatch();
  return together(view, context).reduce((total, { ms }) => total + ms, 0);
}

function theBatch(): { view: BatchView; context: MeasureContext } {
  const plan = { ...cleanBatch(1, ITEMS), annotators: 200, overlap: 0.2 };
  const previous = generated({ ...plan, seed: 2, first: ITEMS }).view;
  const { view, context } = generated(plan);
  return { view, context: { ...context, previous, earlierPairKeys: Float64Array.from(previous.items.pairKey).sort() } };
}

/** What several metrics share is worked out by the first that asks, so the sum is taken over one view. */
function together(shared: BatchView, context: MeasureContext): { id: string; ms: number }[] {
  return METRICS.map((metric) => timed(metric, shared, context));
}

/** The engine is told to compile and collect in the one thread that computes, as where there is but one core. */
async function onOneThread(): Promise<string> {
  const script = fileURLToPath(new URL("metrics-once.ts", import.meta.url));
  const runs: number[] = [];
  for (let run = 0; run < PROCESSES; run += 1) {
    const { stdout } = await watch(process.execPath, ["--single-threaded", "--import", "tsx", script]);
    runs.push((JSON.parse(stdout) as { ms: number }).ms);
  }
  const sorted = runs.sort((a, b) => a - b).map((ms) => ms.toFixed(0));
  return `${sorted[0]} ms at best, ${sorted[(PROCESSES - 1) / 2]} ms in the median of ${PROCESSES}`;
}

function timed(metric: Metric, view: BatchView, context: MeasureContext): { id: string; ms: number } {
  const start = process.cpuUsage();
  metric.measure(view, context);
  const { user, system } = process.cpuUsage(start);
  return { id: metric.id, ms: (user + system) / 1000 };
}

/** The same columns as another view: nothing is remembered of it. */
function fresh(view: BatchView): BatchView {
  return {
    ...view,
    items: { ...view.items, clusterKey: Float64Array.from(view.items.clusterKey) },
    judgments: { ...view.judgments },
    keepItem: Uint8Array.from(view.keepItem),
    weight: Float32Array.from(view.weight),
  };
}

function sum(timings: readonly { ms: number }[]): string {
  return timings.reduce((total, { ms }) => total + ms, 0).toFixed(0);
}
