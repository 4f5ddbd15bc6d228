/**
 * Measures a large batch with two threads. Which of them measures what depends on their speed; the outcomes do not, since
 * each metric is a pure function of the view. The columns lie in shared memory and are not copied.
 */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { BatchView } from "#app/metrics/batch-view.ts";
import {
  freshClaims,
  inListOrder,
  measureAll,
  measureClaimed,
  measureOfTexts,
  openClaims,
} from "#app/metrics/measure.ts";
import type { MeasureContext, Metric, Outcome, TextSample } from "#app/metrics/metric.ts";
import { threadFile } from "#app/paths.server.ts";
import type { MeasureRequest } from "./measure-thread.server.ts";

/** Smaller batches are measured before a thread has started. */
const WORTH_A_THREAD = 20_000;

/** What is not yet known of a delivery's texts when its measuring begins. */
export interface Unmarked {
  /** Fills the view's columns of near-duplicates, copies and detected languages, in place. */
  mark(): Promise<void>;
  /** Asked once the view is marked. */
  texts(): TextSample | null;
}

/**
 * The same as `measureAll`; of an unmarked view, as after marking it: what needs no marks is measured meanwhile.
 *
 * @param other was started before, for as many judgments
 */
export async function measureInThreads(
  view: BatchView,
  context: MeasureContext,
  unmarked: Unmarked | null = null,
  other = startMeasuring(view.judgments.n),
): Promise<{ metric: Metric; outcome: Outcome }[]> {
  if (!other) {
    await unmarked?.mark();
    return measureAll(view, unmarked ? { ...context, texts: unmarked.texts() } : context);
  }
  const claims = freshClaims({ unmarked: unmarked !== null });
  const others = other.outcomes({ view, context, claims });
  // A failure is reported when it is awaited, after this thread's own part.
  others.catch(() => {});
  try {
    await unmarked?.mark();
    openClaims(claims);
    const ofTexts = unmarked ? measureOfTexts(view, { ...context, texts: unmarked.texts() }) : new Map();
    return inListOrder([ofTexts, measureClaimed(view, context, claims), await others]);
  } finally {
    await other.stop();
  }
}

export interface MeasuringThread {
  /** What the thread measures of the request; asked once. */
  outcomes(request: MeasureRequest): Promise<Map<string, Outcome>>;
  stop(): Promise<number>;
}

/** The other thread, which takes a while to start; null where it is not worth it. Whoever starts it stops it. */
export function startMeasuring(judgments: number): MeasuringThread | null {
  if (judgments < WORTH_A_THREAD || availableParallelism() < 2) return null;
  const worker = new Worker(threadFile("measure"));
  const outcomes = new Promise<Map<string, Outcome>>((resolve, reject) => {
    worker.on("message", resolve);
    worker.on("error", reject);
    worker.on("exit", () => reject(new Error("The measuring thread stopped.")));
  });
  outcomes.catch(() => {});
  return {
    outcomes(request) {
      worker.postMessage(request);
      return outcomes;
    },
    stop: () => worker.terminate(),
  };
}
