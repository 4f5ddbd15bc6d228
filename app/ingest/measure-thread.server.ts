/** The second pair of hands of a measuring: takes what groups of metrics are left, and posts their outcomes. */
import { parentPort, workerData } from "node:worker_threads";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { measureClaimed } from "#app/metrics/measure.ts";
import type { MeasureContext } from "#app/metrics/metric.ts";

export interface MeasureRequest {
  view: BatchView;
  context: MeasureContext;
  claims: Int32Array;
}

if (parentPort) {
  const { view, context, claims } = workerData as MeasureRequest;
  parentPort.postMessage(measureClaimed(view, context, claims));
}
