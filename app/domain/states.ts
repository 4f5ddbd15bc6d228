/** The states things pass through. The database takes its CHECK constraints from these lists, never the other way. */

export const PHASES = ["calibration", "production"] as const;
export type Phase = (typeof PHASES)[number];

/** `loading` until the last chunk is stored; a crash or cancel deletes what is still loading. */
export const DELIVERY_STATES = ["loading", "ready"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** `full` replaces what was delivered before; `correction` adds repaired rows to the delivery it corrects. */
export const DELIVERY_KINDS = ["full", "correction"] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

export const JOB_STATES = ["queued", "running", "done", "failed", "cancelled"] as const;
export type JobState = (typeof JOB_STATES)[number];

export const JOB_STAGES = ["queued", "read", "store", "measure", "done"] as const;
export type JobStage = (typeof JOB_STAGES)[number];

export const METRIC_STATES = ["pass", "warn", "fail", "insufficient"] as const;
