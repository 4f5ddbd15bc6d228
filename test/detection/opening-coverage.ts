/** How often the interval of what openings foretell holds its mean over deliveries of as many prompts. */
import { openingDominance } from "#app/metrics/bias/opening-dominance.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { openingsOf } from "./opening-populations.ts";

export interface OpeningCoverage {
  /** Mean over all samples: what the cross-validated AUC is expected to be. */
  truth: number;
  claimed: number;
  /** Intervals under which, and above which, the truth lies. */
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
  const truth = meanOf(found.map(({ value }) => value));
  const deviation = Math.sqrt(meanOf(found.map(({ value }) => (value - truth) ** 2)));
  return {
    truth,
    claimed: found.length,
    below: found.filter(({ low }) => truth < low).length,
    above: found.filter(({ high }) => truth > high).length,
    width: meanOf(found.map(({ low, high }) => high - low)) / 2 / (1.96 * deviation),
  };
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
