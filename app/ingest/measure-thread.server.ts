/**
 * The second pair of hands of a measuring: takes what groups of metrics are left, waits for those that are held back, and
 * posts the outcomes.
 */
import { parentPort } from "node:worker_threads";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { measureClaimed, waitUntilOpen } from "#app/metrics/measure.ts";
import type { MeasureContext } from "#app/metrics/metric.ts";

export interface MeasureRequest {
  view: BatchView;
  context: MeasureContext;
  claims: Int32Array;
}

parentPort?.on("message", ({ view, context, claims }: MeasureRequest) => {
  const first = measureClaimed(view, context, claims);
  waitUntilOpen(claims);
  parentPort?.postMessage(new Map([...first, ...measureClaimed(view, context, claims)]));
});
