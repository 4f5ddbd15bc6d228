/**
 * Batches whose every slice has a known truth, for the worst-slice finder: clean ones, and ones with some bad slices.
 *
 * Twelve annotators, four domains, five days, two judgments an item, drawn independently. A careful answer is a tie with
 * probability 0.1, else right with 0.95 on an easy and 0.7 on a hard prompt (0.3 of them). A planted cell (an annotator, a
 * domain, a day, or two of these) answers otherwise in a share of its judgments: at random, for the longer response, for
 * the first shown, or with a tie. Everything else (models, length, turn, strength) has no effect. Clustered: prompts of
 * three items share better side, domain and difficulty.
 */
import type { BatchView } from "#app/metrics/batch-view.ts";
import { type ItemRow, viewOf } from "#test/support/view-builder.ts";

export const HABITS = ["careful", "random", "longer", "first", "tie"] as const;
export type Habit = (typeof HABITS)[number];

export interface PlantedCell {
  habit: Exclude<Habit, "careful">;
  /** Of the cell's judgments. */
  share: number;
  annotator?: number;
  domain?: number;
  day?: number;
}

export interface Place {
  annotator: number;
  domain: number;
  day: number;
}

export const ANNOTATORS = 12;
export const DOMAINS = ["chat", "code", "maths", "prose"] as const;
export const DAYS = ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06"] as const;
export const HARD = 0.3;
const TIE = 0.1;
const SKILL = { easy: 0.95, hard: 0.7 };
const MODELS = ["m1", "m2", "m3"] as const;
const DAY = 86_400_000;

export const annotatorName = (annotator: number) => `w${annotator}`;

/** The first planted cell that holds the place. */
function cellOf(planted: readonly PlantedCell[], place: Place): PlantedCell | undefined {
  return planted.find(
    ({ annotator = place.annotator, domain = place.domain, day = place.day }) =>
      annotator === place.annotator && domain === place.domain && day === place.day,
  );
}

/** Chances of a tie, and of the first response where there is none. */
export function chances(
  planted: readonly PlantedCell[],
  place: Place,
  { hard, better, longer }: { hard: boolean; better: 0 | 1; longer: 0 | 1 },
): { tie: number; first: number } {
  const skill = hard ? SKILL.hard : SKILL.easy;
  const careful = better === 0 ? skill : 1 - skill;
  const cell = cellOf(planted, place);
  if (!cell) return { tie: TIE, first: careful };
  const { habit, share } = cell;
  if (habit === "tie") return { tie: TIE + share * (1 - TIE), first: careful };
  const other = { random: 0.5, longer: longer === 0 ? 1 : 0, first: 1 }[habit];
  return { tie: TIE, first: (1 - share) * careful + share * other };
}

export function slicedBatch(
  random: () => number,
  { items, clustered, planted }: { items: number; clustered: boolean; planted: readonly PlantedCell[] },
): BatchView {
  const pick = (most: number) => Math.floor(random() * most);
  let prompt = { better: 0 as 0 | 1, domain: 0, hard: false, gold: false };
  return viewOf(
    Array.from({ length: items }, (_, i): ItemRow => {
      if (!clustered || i % 3 === 0)
        prompt = { better: pick(2) as 0 | 1, domain: pick(4), hard: random() < HARD, gold: random() < 1 / 3 };
      const longer = pick(2) as 0 | 1;
      const chars = [100 + pick(900), 0];
      chars[1] = (chars[0] ?? 0) + 50;
      if (longer === 0) chars.reverse();
      const first = pick(ANNOTATORS);
      const model = pick(3);
      const other = (model + 1 + pick(2)) % 3;
      return {
        ...(clustered && { prompt: Math.floor(i / 3) }),
        domain: DOMAINS[prompt.domain] ?? "chat",
        ...(prompt.gold && { gold: prompt.better === 0 ? -1 : 1 }),
        columns: { turn: 1 + pick(3) },
        responses: [
          { chars: chars[0] ?? 0, model: MODELS[model] ?? "m1" },
          { chars: chars[1] ?? 0, model: MODELS[other] ?? "m1" },
        ],
        judgments: [first, (first + 1 + pick(ANNOTATORS - 1)) % ANNOTATORS].map((annotator) => {
          const day = pick(DAYS.length);
          const { tie, first: chance } = chances(
            planted,
            { annotator, domain: prompt.domain, day },
            { ...prompt, longer },
          );
          const size = 0.5 * (1 + pick(2));
          const strength = random() < tie ? 0 : random() < chance ? -size : size;
          return { annotator: annotatorName(annotator), strength, at: Date.parse(DAYS[day] ?? "") + pick(DAY) };
        }),
      };
    }),
  );
}
