/** How often the intervals of `other-populations.ts` hold the truth. */
import { metricById } from "#app/metrics/index.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import type { Population } from "./other-populations.ts";

export interface Coverage {
  /** Samples with an interval. */
  claimed: number;
  /** Truth below and above it. */
  below: number;
  above: number;
  /** Samples with n under the metric's minimum, so that its state is "not enough data" whatever the interval. */
  insufficient: number;
}

export function coverageOf(
  { metric: id, truth, sample }: Population,
  { prompts, itemsPerPrompt, samples }: { prompts: number; itemsPerPrompt: number; samples: number },
): Coverage {
  const metric = metricById(id);
  if (!metric) throw new Error(`No metric ${id}.`);
  const random = seededRandom(prompts + itemsPerPrompt);
  const counts: Coverage = { claimed: 0, below: 0, above: 0, insufficient: 0 };
  for (let one = 0; one < samples; one += 1) {
    const { view, context } = sample(prompts, itemsPerPrompt, random);
    const outcome = metric.measure(view, context);
    if (outcome.kind !== "estimate" || outcome.n < metric.minimumN) counts.insufficient += 1;
    if (outcome.kind !== "estimate") continue;
    counts.claimed += 1;
    if (truth < outcome.low) counts.below += 1;
    if (truth > outcome.high) counts.above += 1;
  }
  return counts;
}
