/** What is true of every slice of the batches of `sliced-batch.ts`, worked out from its chances without drawing anything. */
import type { Slice } from "#app/review/slice.ts";
import {
  ANNOTATORS,
  annotatorName,
  chances,
  DAYS,
  DOMAINS,
  HARD,
  type Place,
  type PlantedCell,
} from "./sliced-batch.ts";

export interface Weighed extends Place {
  side: "first" | "second" | "tie";
  weight: number;
  scores: Record<string, number>;
}

const HALVES = [0, 1] as const;

/** Every kind of judgment of the population with its probability and its score on each measure; NaN where it does not count. */
export function populationOf(planted: readonly PlantedCell[]): Weighed[] {
  const rows: Weighed[] = [];
  for (let annotator = 0; annotator < ANNOTATORS; annotator += 1)
    for (const domain of DOMAINS.keys())
      for (const day of DAYS.keys())
        for (const hard of [false, true])
          for (const better of HALVES)
            for (const longer of HALVES) {
              const item = { hard, better, longer };
              const here = (hard ? HARD : 1 - HARD) / (ANNOTATORS * DOMAINS.length * DAYS.length * 4);
              const own = sides(chances(planted, { annotator, domain, day }, item));
              const others = partners(planted, annotator, domain, item);
              for (const side of ["first", "second", "tie"] as const) {
                const took = side === "first" ? 0 : 1;
                rows.push({
                  annotator,
                  domain,
                  day,
                  side,
                  weight: here * own[side],
                  scores: {
                    "gold-accuracy": side !== "tie" && took === better ? 1 : 0,
                    agreement: others[side],
                    "longer-wins": side === "tie" ? Number.NaN : Number(took === longer),
                    "position-bias": side === "tie" ? Number.NaN : 1 - took,
                    "tie-rate": Number(side === "tie"),
                  },
                });
              }
            }
  return rows;
}

const sides = ({ tie, first }: { tie: number; first: number }) => ({
  first: (1 - tie) * first,
  second: (1 - tie) * (1 - first),
  tie,
});

/** How often the other annotator of the item gives each side. */
function partners(
  planted: readonly PlantedCell[],
  annotator: number,
  domain: number,
  item: { hard: boolean; better: 0 | 1; longer: 0 | 1 },
) {
  const mean = { first: 0, second: 0, tie: 0 };
  for (let other = 0; other < ANNOTATORS; other += 1) {
    if (other === annotator) continue;
    for (const day of DAYS.keys()) {
      const one = sides(chances(planted, { annotator: other, domain, day }, item));
      for (const side of ["first", "second", "tie"] as const)
        mean[side] += one[side] / ((ANNOTATORS - 1) * DAYS.length);
    }
  }
  return mean;
}

/** The population's share in the slice less that outside it. What a slice says of anything without effect is not looked at. */
export function trueDifference(population: readonly Weighed[], measure: string, slice: Slice): number {
  const inside = { weight: 0, sum: 0 };
  const outside = { weight: 0, sum: 0 };
  for (const row of population) {
    const score = row.scores[measure] ?? Number.NaN;
    if (Number.isNaN(score)) continue;
    const part = holds(row, slice) ? inside : outside;
    part.weight += row.weight;
    part.sum += row.weight * score;
  }
  // A slice by something without effect holds a part of each cell: its outside is the whole less a part of itself.
  return outside.weight > 0 ? inside.sum / inside.weight - outside.sum / outside.weight : 0;
}

function holds(row: Weighed, { annotators, domains, days, side, strengthAtLeast, strengthAtMost }: Slice): boolean {
  if (annotators && annotators[0] !== annotatorName(row.annotator)) return false;
  if (domains && domains[0] !== DOMAINS[row.domain]) return false;
  if (days && days[0] !== DAYS[row.day]) return false;
  if (side && side !== row.side) return false;
  if (strengthAtMost !== undefined && strengthAtMost < 0.1 && row.side !== "tie") return false;
  return strengthAtLeast === undefined || row.side !== "tie";
}
