/** Batches of 2,000 items without any fault, each after another one of its kind, measured. */
import { cleanBatch } from "#db/demo/clean-batch.ts";
import type { DeliveryPlan } from "#db/demo/plan.ts";
import { generated } from "./generated.ts";
import { type Measured, measured } from "./measured.ts";

export const ITEMS = 2_000;

/** 12 % gold instead of the demo's 5 %, so that the gold gate, which wants 200 answers, judges too. */
export function cleanBatches(count: number, plan: Partial<DeliveryPlan> = {}): Measured[] {
  const deliver = (seed: number) => generated({ ...cleanBatch(seed, ITEMS), gold: 0.12, ...plan });
  let before = deliver(1).view;
  return Array.from({ length: count }, (_, i) => {
    const { view, context, truth } = deliver(i + 2);
    if (Object.values(truth.annotators).some(({ conduct }) => conduct !== "careful")) throw new Error("Not clean.");
    const batch = measured(view, {
      ...context,
      expectedUnits: ITEMS,
      approvedModels: new Set(["sft-7b-r1-a", "sft-7b-r1-b"]),
      earlierPairKeys: Float64Array.from(before.items.pairKey).sort(),
      previous: before,
    });
    before = view;
    return batch;
  });
}
