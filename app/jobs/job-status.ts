/** The states of a job as shape and word. */
import type { JobState } from "#app/domain/states.ts";
import type { MetricState } from "#app/metrics/metric.ts";

export const JOB_STATUS: Record<JobState, { state: MetricState; word: string }> = {
  queued: { state: "insufficient", word: "waiting" },
  running: { state: "insufficient", word: "running" },
  done: { state: "pass", word: "done" },
  failed: { state: "fail", word: "failed" },
  cancelled: { state: "warn", word: "cancelled" },
};
