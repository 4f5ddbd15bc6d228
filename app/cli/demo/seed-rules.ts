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
      action: "strength",
      where: {},
      shape: "steps",
      points: [
        { strength: 0, weight: 0.5 },
        { strength: 0.67, weight: 1 },
      ],
      reason: "Slight preferences are the least repeatable; kept, at half weight.",
    },
  ],
};

export function rulesOfDemo(contract: string, week: number): Rule[] {
  return RULES[`${contract} ${week}`] ?? [];
}
