/**
 * Measures a large batch with two threads. Which of them measures what depends on their speed; the outcomes do not, since
 * each metric is a pure function of the view. The columns lie in shared memory and are not copied.
 */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { freshClaims, inListOrder, measureAll, measureClaimed } from "#app/metrics/measure.ts";
import type { MeasureContext, Metric, Outcome } from "#app/metrics/metric.ts";
import { threadFile } from "#app/paths.server.ts";
import type { MeasureRequest } from "./measure-thread.server.ts";

/** Smaller batches are measured before a thread has started. */
const WORTH_A_THREAD = 20_000;

/** The same as `measureAll`. */
export async function measureInThreads(
  view: BatchView,
  context: MeasureContext,
): Promise<{ metric: Metric; outcome: Outcome }[]> {
  if (view.judgments.n < WORTH_A_THREAD || availableParallelism() < 2) return measureAll(view, context);
  const claims = freshClaims();
  const other = inThread({ view, context, claims });
  // A failure is reported when it is awaited, after this thread's own part.
  other.catch(() => {});
  return inListOrder([measureClaimed(view, context, claims), await other]);
}

function inThread(request: MeasureRequest): Promise<Map<string, Outcome>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(threadFile("measure"), { workerData: request });
    worker.on("message", resolve);
    worker.on("error", reject);
    worker.on("exit", () => reject(new Error("The measuring thread stopped.")));
  });
}
