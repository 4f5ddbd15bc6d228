/** A batch without any fault, for tests and as the ground other plans are laid on. */
import { GENERAL_MIX } from "./families/index.ts";
import type { DeliveryPlan } from "./plan.ts";

/** 2026-10-12, a Monday. */
const MONDAY = Date.UTC(2026, 9, 12);

/** @example deliveryLines({ ...cleanBatch(1, 5000), faults: [{ kind: "spammer", annotator: "w-03" }] }, emptyTruth()) */
export function cleanBatch(seed: number, count: number): DeliveryPlan {
  return {
    seed,
    first: 0,
    count,
    mix: GENERAL_MIX,
    prefix: "item",
    annotators: 24,
    overlap: 0.15,
    gold: 0.05,
    history: { share: 0.05, exchanges: 1 },
    noise: 0.5,
    models: ["sft-7b-r1-a", "sft-7b-r1-b"],
    monday: MONDAY,
    comments: 0.08,
    faults: [],
  };
}
