/** Rules of demo decisions beyond exclusions and one weight. */
import type { Rule } from "#app/review/rules.ts";

/** By contract and week. */
const RULES: Record<string, Rule[]> = {
  "general-helpfulness 4": [
    {
      action: "reliability",
      where: {},
      by: "gold",
      least: 0.25,
      most: 1.5,
      reason: "Gold accuracy differs between annotators by more than chance.",
    },
  ],
  "general-helpfulness 5": [
    {
      action: "checkpoint-age",
      where: {},
      halfLife: 2,
      reason: "Part of the week was collected with older checkpoints.",
    },
    { action: "duplicates", where: {}, reason: "Copies teach once." },
  ],
};

export function rulesOfDemo(contract: string, week: number): Rule[] {
  return RULES[`${contract} ${week}`] ?? [];
}
