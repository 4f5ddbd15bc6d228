/**
 * How often the 95 % intervals hold the truth of a known population, at the size of a small slice and of a first batch.
 *
 * 93 to 97 % is asked for, widened by two standard errors of the simulation itself: 3,000 samples of 200 items have
 * 0.0040, 1,000 samples of 2,000 items have 0.0069.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { krippendorffAlphaNominal } from "#app/metrics/agreement/krippendorff-alpha-nominal.ts";
import { krippendorffAlphaOrdinal } from "#app/metrics/agreement/krippendorff-alpha-ordinal.ts";
import { rawAgreementNoTies } from "#app/metrics/agreement/raw-agreement-no-ties.ts";
import { tieRate } from "#app/metrics/agreement/tie-rate.ts";
import { longerWins } from "#app/metrics/bias/longer-wins.ts";
import { positionBias } from "#app/metrics/bias/position-bias.ts";
import { goldAccuracy } from "#app/metrics/gold/gold-accuracy.ts";
import { metricById } from "#app/metrics/index.ts";
import type { Metric } from "#app/metrics/metric.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { NO_CONTEXT } from "#test/support/view-builder.ts";
import { sample, TRUTH } from "./population.ts";

const METRICS: readonly (readonly [Metric, number])[] = [
  [goldAccuracy, TRUTH.gold],
  [longerWins, TRUTH.longer],
  [positionBias, TRUTH.first],
  [tieRate, TRUTH.tie],
  [rawAgreementNoTies, TRUTH.agreement],
  [krippendorffAlphaNominal, TRUTH.alphaNominal],
  [krippendorffAlphaOrdinal, TRUTH.alphaOrdinal],
];

test("the population's truth, worked out by hand", () => {
  // 0.7 · 0.95 + 0.3 · 0.65 = 0.86 of the sides taken are right.
  expect(TRUTH.gold).toBeCloseTo(0.774, 12);
  expect(TRUTH.longer).toBeCloseTo(0.572, 12);
  expect(TRUTH.first).toBeCloseTo(0.5216, 12);
  expect(TRUTH.agreement).toBeCloseTo(0.797, 12);
  // Two raters agree with 0.1² + 0.9² · 0.797, by chance with 0.46944² + 0.1² + 0.43056².
  const chance = 0.46944 ** 2 + 0.1 ** 2 + 0.43056 ** 2;
  expect(TRUTH.alphaNominal).toBeCloseTo((0.01 + 0.81 * 0.797 - chance) / (1 - chance), 12);
});

describe.each([
  { size: 200, samples: 3_000 },
  { size: 2_000, samples: 1_000 },
])("$size items", ({ size, samples }) => {
  const missed = new Map(METRICS.map(([{ id }]) => [id, { below: 0, above: 0 }]));

  beforeAll(() => {
    const random = seededRandom(size);
    for (let one = 0; one < samples; one += 1) {
      const view = sample(size, random);
      for (const [{ id, measure }, truth] of METRICS) {
        const outcome = measure(view, NO_CONTEXT);
        if (outcome.kind !== "estimate") throw new Error(`${id} has no value.`);
        const tails = missed.get(id);
        if (tails && truth < outcome.low) tails.below += 1;
        if (tails && truth > outcome.high) tails.above += 1;
      }
    }
  });

  test.each(METRICS.map(([{ id }]) => id))("%s", (id) => {
    const { below, above } = missed.get(id) ?? { below: samples, above: samples };
    const error = (share: number) => Math.sqrt((share * (1 - share)) / samples);
    const coverage = 1 - (below + above) / samples;
    expect(coverage).toBeGreaterThanOrEqual(0.93 - 2 * error(0.95));
    expect(coverage).toBeLessThanOrEqual(0.97 + 2 * error(0.95));
    // An interval that is too wide on one side hides it in the sum: each side misses 1 to 4 %.
    for (const side of [below / samples, above / samples]) {
      expect(side).toBeGreaterThanOrEqual(0.01);
      expect(side).toBeLessThanOrEqual(0.04);
    }
  });
});

/** Of what is chosen as the largest, or bounded by 1, the interval may hold the truth more often, and never much less. */
describe("intervals of extremes and of fitted models are not too narrow", () => {
  const least = 0.95 - 3 * Math.sqrt((0.95 * 0.05) / 150);
  test.each([
    // Longer wins in 0.572: more of it in the preferred by 2 · 0.572 - 1. The models are alike, and so are the annotators.
    ["feature-skew", 200, 0.144],
    ["source-model-strength", 200, 0.5],
    ["label-entropy", 200, 1],
    // On a sample of 400,000 items.
    ["mace-competence", 2_000, 0.768],
    ["consensus-confidence", 500, 0.9443],
    ["consensus-confidence", 2_000, 0.9443],
  ])("%s at %i items", (id, size, truth) => {
    const [random, beside] = [seededRandom(size), seededRandom(size + 1)];
    let [held, said] = [0, 0];
    for (let one = 0; one < 150; one += 1) {
      const outcome = metricById(id)?.measure(sample(size, random, { clustered: false, beside }), NO_CONTEXT);
      if (outcome?.kind !== "estimate") continue;
      said += 1;
      if (outcome.low <= truth && truth <= outcome.high) held += 1;
    }
    expect(said).toBeGreaterThan(140);
    expect(held / said).toBeGreaterThanOrEqual(least);
  });
});

/** Truths on 400,000 items. Without its correction the one held in 91 of 100; with a tie for a whole row the other in 98. */
describe("what hangs on degrees of freedom, and on scores between 0 and 1", () => {
  test.each([
    { id: "controlled-length", size: 60, clustered: true, truth: 0.5698 },
    { id: "raw-agreement-tie-half", size: 200, clustered: false, truth: 0.7445 },
  ])("$id, $size items", ({ id, size, clustered, truth }) => {
    const [random, beside] = [seededRandom(21), seededRandom(22)];
    let [held, said] = [0, 0];
    for (let one = 0; one < 1_500; one += 1) {
      const outcome = metricById(id)?.measure(sample(size, random, { clustered, beside }), NO_CONTEXT);
      if (outcome?.kind !== "estimate") continue;
      said += 1;
      if (outcome.low <= truth && truth <= outcome.high) held += 1;
    }
    expect(said).toBe(1_500);
    expect(held / said).toBeGreaterThanOrEqual(0.93);
    expect(held / said).toBeLessThanOrEqual(0.97);
  });
});
