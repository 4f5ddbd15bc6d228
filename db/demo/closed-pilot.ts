/** "Pilot, spring": two short weeks of code reviews that were over months before the other contracts began. */
import { cleanBatch } from "./clean-batch.ts";
import { DAY, type DemoDecision } from "./contract.ts";
import { CODE_MIX } from "./families/index.ts";
import type { DeliveryPlan } from "./plan.ts";

type PilotDecision = Pick<DemoDecision, "commercial" | "creditBasisPoints" | "reason">;

const USUAL: PilotDecision = {
  commercial: "accept",
  creditBasisPoints: 0,
  reason: "Every reviewer knew the guide this time; a pilot is read and not trained on.",
};

export const PILOT = {
  vendor: "Harbour Lane Reviews",
  title: "Pilot, spring",
  /** Per week. */
  units: 200,
  priceMinor: 950,
  models: ["coder-3b-p1", "coder-3b-p2"] as [string, string],
  usual: USUAL,
  /** By week, the first one first. */
  decisions: [
    {
      commercial: "accept-with-credit",
      creditBasisPoints: 1_000,
      reason: "Half of the reviewers began before they had the guide; a credit of 10% was agreed, the labels are kept.",
    },
    USUAL,
  ] as PilotDecision[],
};

/** @param seed of the demo; the pilot draws from its own, so that its texts are nobody else's @param monday of its first week, UTC milliseconds */
export function pilotPlan(seed: number, week: number, monday: number): DeliveryPlan {
  return {
    ...cleanBatch(seed + 53, PILOT.units),
    first: (week - 1) * PILOT.units,
    mix: CODE_MIX,
    prefix: `pilot-${week}`,
    annotators: 8,
    overlap: 0.25,
    gold: 0,
    noise: 0.5,
    history: { share: 0, exchanges: 0 },
    models: PILOT.models,
    monday: monday + (week - 1) * 7 * DAY,
  };
}
