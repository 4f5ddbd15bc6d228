/** How often the worst-slice finder finds what is not there: the false discovery rate over many batches of one kind. */
import type { Slice } from "#app/review/slice.ts";
import { worstSlices } from "#app/review/worst-slices.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { annotatorName, DAYS, DOMAINS, type PlantedCell, slicedBatch } from "./sliced-batch.ts";
import { populationOf, trueDifference } from "./sliced-population.ts";

export interface Design {
  items: number;
  clustered: boolean;
  planted: readonly PlantedCell[];
}

const guesser: PlantedCell = { habit: "random", share: 1, annotator: 7 };
const longDomain: PlantedCell = { habit: "longer", share: 0.3, domain: 1 };
const clicker: PlantedCell = { habit: "first", share: 0.6, annotator: 3 };
const tiredDay: PlantedCell = { habit: "tie", share: 0.2, day: 4 };
const badInCode: PlantedCell = { habit: "random", share: 1, annotator: 5, domain: 1 };

export const SCENARIOS: readonly (readonly [string, readonly PlantedCell[]])[] = [
  ["clean", []],
  ["one annotator guesses", [guesser]],
  ["one annotator guesses in one domain", [badInCode]],
  ["a domain leans to the longer response", [longDomain]],
  ["five bad slices", [badInCode, guesser, clicker, longDomain, tiredDay]],
];

export interface Discoveries {
  /** Mean over batches of false / found, 0 where nothing is found. */
  falseRate: number;
  /** Of {@link falseRate}. */
  standardError: number;
  /** Share of batches with a false finding at all. */
  anyFalse: number;
  found: number;
  /** Share of batches in which every planted cell is named by a finding. */
  allFound: number;
  tested: number;
}

/** A smaller true difference than this is nothing that anybody would act on: found, it counts as false. */
const NOTHING = 0.01;

export function discoveries({ items, clustered, planted }: Design, batches: number, seed = 1): Discoveries {
  const population = populationOf(planted);
  const random = seededRandom(seed);
  const rates: number[] = [];
  const sums = { anyFalse: 0, found: 0, all: 0, tested: 0 };
  for (let batch = 0; batch < batches; batch += 1) {
    const { findings, tested } = worstSlices(slicedBatch(random, { items, clustered, planted }));
    const areTrue = findings.map(({ measure, slice, difference }) => {
      const truth = trueDifference(population, measure, slice);
      return Math.sign(truth) === Math.sign(difference) && Math.abs(truth) >= NOTHING;
    });
    const wrong = areTrue.filter((one) => !one).length;
    rates.push(findings.length > 0 ? wrong / findings.length : 0);
    sums.anyFalse += wrong > 0 ? 1 : 0;
    sums.found += findings.length;
    sums.tested += tested;
    sums.all += planted.every((cell) => findings.some(({ slice }) => names(slice, cell))) ? 1 : 0;
  }
  const falseRate = rates.reduce((sum, one) => sum + one, 0) / batches;
  const spread = rates.reduce((sum, one) => sum + (one - falseRate) ** 2, 0) / Math.max(1, batches - 1);
  return {
    falseRate,
    standardError: Math.sqrt(spread / batches),
    anyFalse: sums.anyFalse / batches,
    found: sums.found / batches,
    allFound: sums.all / batches,
    tested: sums.tested / batches,
  };
}

/** A cell of an annotator is named by him alone as well. */
function names({ annotators, domains, days }: Slice, { annotator, domain, day }: PlantedCell): boolean {
  if (annotator !== undefined) return annotators?.[0] === annotatorName(annotator);
  if (domain !== undefined) return domains?.[0] === DOMAINS[domain];
  return day !== undefined && days?.[0] === DAYS[day];
}
