/** "Reasoning set, winter": a young contract with a price for each domain, whose second and third week did not pass. */
import { cleanBatch } from "./clean-batch.ts";
import { DAY, type DemoDecision } from "./contract.ts";
import { arithmetic } from "./families/arithmetic.ts";
import { codeReview } from "./families/code.ts";
import { study } from "./families/study.ts";
import type { DeliveryPlan } from "./plan.ts";

type WeekDecision = Pick<DemoDecision, "commercial" | "training" | "reason">;

interface ReasoningWeek {
  expected: number;
  /** 0 = it has not come. */
  delivered: number;
  /** Days after the Friday on which it came that it was decided. */
  decidedAfter: number;
  decision: WeekDecision | null;
}

const TO_COME: ReasoningWeek = { expected: 300, delivered: 0, decidedAfter: 0, decision: null };

export const REASONING = {
  id: "reasoning-set",
  vendor: "Harbour Lane Reviews",
  title: "Reasoning set, winter",
  models: ["reason-7b-a1", "reason-7b-a2"] as [string, string],
  /** Weeks after the demo's first contract began. */
  weeksLater: 3,
  weeks: [
    {
      expected: 300,
      delivered: 320,
      decidedAfter: 3,
      decision: {
        commercial: "accept",
        training: "include",
        reason: "Agreement is what a first week gives; twenty more came than were ordered, fifteen of them are paid.",
      },
    },
    {
      expected: 300,
      delivered: 270,
      decidedAfter: 7,
      decision: {
        commercial: "rework",
        training: "quarantine",
        reason: "Short, and the working was not read: answers with a right result and a wrong step won.",
      },
    },
    {
      expected: 300,
      delivered: 300,
      decidedAfter: 0.25,
      decision: {
        commercial: "reject",
        training: "drop",
        reason: "The wrong queue was judged; the vendor says so itself and sends the week again.",
      },
    },
    TO_COME,
    TO_COME,
  ] as ReasoningWeek[],
};

/** @param seed of the demo @param monday of its first week, UTC milliseconds */
export function reasoningPlan(seed: number, week: number, monday: number): DeliveryPlan {
  const before = REASONING.weeks.slice(0, week - 1).reduce((sum, { delivered }) => sum + delivered, 0);
  return {
    ...cleanBatch(seed + 71, REASONING.weeks[week - 1]?.delivered ?? 0),
    first: before,
    mix: [
      { family: arithmetic, of100: 45 },
      { family: codeReview, of100: 35 },
      { family: study, of100: 20 },
    ],
    prefix: `reasoning-${week}`,
    annotators: 9,
    overlap: 0.25,
    gold: 0,
    history: { share: 0, exchanges: 0 },
    models: REASONING.models,
    monday: monday + (week - 1) * 7 * DAY,
  };
}
