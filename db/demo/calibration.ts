/** The demo's calibration rounds: who took them, and what they answered before and after the instructions were rewritten. */
import type { ItemRecord } from "#app/domain/record.ts";
import { Random } from "./random.ts";

export interface DemoRound {
  title: string;
  /** The week whose gold it is made of; its instruction version is the one in force. */
  week: number;
  rule: { atLeast: number; of: number };
  takers: number;
  /** Chance that a taker is right on an item, on average. */
  skill: number;
  note: string;
  nextInstructionVersion: string | null;
}

export const DEMO_ROUNDS: readonly DemoRound[] = [
  {
    title: "Onboarding",
    week: 1,
    rule: { atLeast: 34, of: 41 },
    takers: 14,
    skill: 0.78,
    note: "Half of the mistakes were ties where one answer holds a plain error of fact. Version 2.0 says: an error of fact decides, however well the rest is written.",
    nextInstructionVersion: "2.0",
  },
  {
    title: "After the rewrite",
    week: 4,
    rule: { atLeast: 34, of: 41 },
    takers: 14,
    skill: 0.92,
    note: "Ties on errors of fact are gone. Nothing was changed.",
    nextInstructionVersion: null,
  },
];

/** The pack with the answers of everybody: a file as a vendor would send it back. */
export function demoAnswers(
  pack: readonly ItemRecord[],
  keys: ReadonlyMap<string, number>,
  round: DemoRound,
  seed: number,
) {
  const random = new Random();
  const people = Array.from({ length: round.takers }, (_, i) => {
    random.restart(seed, i);
    return { name: `w-${String(i + 1).padStart(2, "0")}`, skill: round.skill + 0.08 * (random.unit() - 0.5) };
  });
  return pack.map((item, i) => ({
    ...item,
    judgments: people.map(({ name, skill }, k) => {
      random.restart(seed ^ 0x63616c, i * 64 + k);
      const right = (keys.get(item.id) ?? 0) < 0 ? 1 : 5;
      const value = random.chance(skill)
        ? random.chance(0.6)
          ? right
          : (right + 3) / 2
        : random.chance(0.6)
          ? 3
          : 6 - right;
      return { annotator: name, kind: "likert" as const, value, points: 5, seconds: 20 + random.below(60) };
    }),
  }));
}
