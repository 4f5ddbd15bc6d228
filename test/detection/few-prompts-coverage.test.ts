/**
 * Few prompts with many records each: the 95 % intervals of agreement, shares, coefficients and models hold the truth of a known
 * population in 93 % of samples or more. `npm run simulate` and `simulate:others` run the same designs longer.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { metricById } from "#app/metrics/index.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { NO_CONTEXT } from "#test/support/view-builder.ts";
import { type Missed, missedBy, TRUTHS, unequalPrompts } from "./agreement-population.ts";
import { coverageOf } from "./other-coverage.ts";
import { POPULATIONS } from "./other-populations.ts";
import { sample } from "./population.ts";

/** It claims nothing here. */
const AGREEMENT = TRUTHS.map(([id]) => id).filter((id) => id !== "krippendorff-alpha-ratio");

/** Twelve prompts of very unequal size leave κ and α short of it, at 91 to 92; with slopes and 11 degrees of freedom at 84 to 87. */
describe.each([
  { name: "12 prompts of 30", prompts: 12, items: 30, least: 0.93 },
  { name: "20 prompts of 20", prompts: 20, items: 20, least: 0.93 },
  { name: "12 prompts of 2 to 69", prompts: 12, items: unequalPrompts(12), least: 0.905 },
])("agreement in $name", ({ prompts, items, least }) => {
  let missed = new Map<string, Missed>();
  beforeAll(() => {
    missed = missedBy(prompts, items, 2_000, 3);
  }, 120_000);
  test.each(AGREEMENT)("%s", (id) => {
    const { below, above, absent } = missed.get(id) ?? { below: 1, above: 1, absent: 1 };
    expect(absent).toBe(0);
    expect(1 - below - above).toBeGreaterThanOrEqual(least);
    expect(1 - below - above).toBeLessThanOrEqual(0.98);
  });
});

/** Truths on 200,000 items, that of models by design. */
describe("shares, κ by pairs, slopes and models in 20 prompts of 20", () => {
  test.each([
    ["longer-wins", 0.572, 1_000],
    ["position-bias", 0.5216, 1_000],
    ["cohen-kappa-mean", 0.412, 1_000],
    ["length-slope", 1.33, 1_000],
    ["source-model-strength", 0.5, 400],
  ] as const)(
    "%s",
    (id, truth, samples) => {
      const [random, beside] = [seededRandom(41), seededRandom(42)];
      let [held, said] = [0, 0];
      for (let one = 0; one < samples; one += 1) {
        const outcome = metricById(id)?.measure(sample(400, random, { itemsPerPrompt: 20, beside }), NO_CONTEXT);
        if (outcome?.kind !== "estimate") continue;
        said += 1;
        if (outcome.low <= truth && truth <= outcome.high) held += 1;
      }
      expect(said).toBeGreaterThan(0.99 * samples);
      expect(held / said).toBeGreaterThanOrEqual(0.93);
      expect(held / said).toBeLessThanOrEqual(0.98);
    },
    60_000,
  );
});

/** Of the two bands of strength in the same prompts it held in 99 while it took them for independent. */
describe("repeated answers, scores and votes in 12 prompts of 30", () => {
  const ids = ["test-retest", "score-accuracy", "score-margin", "score-monotone", "trait-strength"];
  test.each(POPULATIONS.filter(({ metric }) => ids.includes(metric)))(
    "$metric",
    (population) => {
      const samples = 600;
      const { claimed, below, above } = coverageOf(population, { prompts: 12, itemsPerPrompt: 30, samples });
      expect(claimed).toBe(samples);
      expect(1 - (below + above) / samples).toBeGreaterThanOrEqual(0.93);
      expect(1 - (below + above) / samples).toBeLessThanOrEqual(0.975);
    },
    60_000,
  );
});
