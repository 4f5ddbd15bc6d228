/** How often the interval of what openings foretell holds what is expected of deliveries of as many prompts. */
import { openingDominance } from "#app/metrics/bias/opening-dominance.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { openingsOf, TELLING_NOTHING } from "./opening-populations.ts";

export interface OpeningCoverage {
  /** The cross-validated AUC that is expected: one half where nothing is told, else the mean over all samples. */
  truth: number;
  /** Intervals under which the truth lies; above which it lies, or that lie under one half as a whole and are no result. */
  below: number;
  above: number;
  /** Mean half width over 1.96 standard deviations of the samples' values. */
  width: number;
}

export function openingCoverage(
  name: string,
  { prompts, itemsPerPrompt, samples }: { prompts: number; itemsPerPrompt: number; samples: number },
): OpeningCoverage {
  const random = seededRandom(prompts + itemsPerPrompt);
  const found = Array.from({ length: samples }, () => {
    const { view, context } = openingsOf(name, prompts, itemsPerPrompt, random);
    const outcome = openingDominance.measure(view, context);
    return outcome.kind === "estimate" ? [outcome] : [];
  }).flat();
  const mean = meanOf(found.map(({ value }) => value));
  const truth = TELLING_NOTHING.includes(name) ? 0.5 : mean;
  const deviation = Math.sqrt(meanOf(found.map(({ value }) => (value - mean) ** 2)));
  return {
    truth,
    below: found.filter(({ low }) => truth < low).length,
    above: found.filter(({ high }) => truth > high).length + samples - found.length,
    width: meanOf(found.map(({ low, high }) => high - low)) / 2 / (1.96 * deviation),
  };
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
