/** Seeded simulations: 95 % intervals hold the truth in 93 to 97 % of deliveries, also where rows come in clusters. */
import { describe, expect, it } from "vitest";
import { icc } from "#app/metrics/agreement/icc.ts";
import { krippendorffAlphaNominal } from "#app/metrics/agreement/krippendorff-alpha-nominal.ts";
import { krippendorffAlphaOrdinal } from "#app/metrics/agreement/krippendorff-alpha-ordinal.ts";
import { rawAgreementNoTies } from "#app/metrics/agreement/raw-agreement-no-ties.ts";
import { strengthHistogram } from "#app/metrics/agreement/strength-histogram.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { goldAccuracy } from "#app/metrics/gold/gold-accuracy.ts";
import type { Metric } from "#app/metrics/metric.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { FIVE_POINTS, fivePoints, type ItemRow, judgedBy, NO_CONTEXT, viewOf } from "#test/support/view-builder.ts";

const RUNS = 600;
// At 600 runs a true 0.95 shows 0.93 … 0.97 in 97 of 100 seeds; the seed is fixed.

describe("n = 200 prompts", () => {
  it("gold accuracy 0.9, three judgments a prompt that share its difficulty", () => {
    // A prompt is easy (0.98) or hard (0.58), four to one: mean 0.9, strongly clustered.
    const make = (random: () => number) =>
      prompts(200, () => {
        const skill = random() < 0.8 ? 0.98 : 0.58;
        const answer = () => (random() < skill ? 1 : -1);
        return { gold: 1, judgments: judgedBy({ a: answer(), b: answer(), c: answer() }) };
      });
    expectCoverage(goldAccuracy, make, 0.9);
  });
  it("raw agreement of three annotators who each see the better side with probability 0.8", () => {
    const make = (random: () => number) =>
      prompts(200, () => {
        const better = random() < 0.5 ? -1 : 1;
        const answer = () => (random() < 0.8 ? better : -better);
        return { judgments: judgedBy({ a: answer(), b: answer(), c: answer() }) };
      });
    // 0.8² + 0.2²
    expectCoverage(rawAgreementNoTies, make, 0.68);
  });
  it("nominal alpha 0.49: two annotators who report the truth with probability 0.7 and guess otherwise", () => {
    const make = (random: () => number) => {
      const draw = () => [-1, -1, 0, 1, 1][Math.floor(random() * 5)] ?? 0;
      return prompts(200, () => {
        const truth = draw();
        const answer = () => (random() < 0.7 ? truth : draw());
        return { judgments: judgedBy({ a: answer(), b: answer() }) };
      });
    };
    expectCoverage(krippendorffAlphaNominal, make, 0.49);
  });
  it("ordinal alpha 0.49 on five points, two items a prompt with the same truth", () => {
    const make = (random: () => number) => {
      const draw = () => [1, 2, 2, 3, 3, 3, 4, 4, 5][Math.floor(random() * 9)] ?? 3;
      return prompts(200, (prompt) => {
        const truth = draw();
        const answer = (annotator: string) => fivePoints(annotator, random() < 0.7 ? truth : draw());
        const item = () => ({ prompt, judgments: [answer("a"), answer("b")] });
        return [item(), item()];
      });
    };
    expectCoverage(krippendorffAlphaOrdinal, make, 0.49);
  });
  it("ICC 0.5 of three ratings by two annotators whose noise is as wide as the truth, on 100 prompts", () => {
    const make = (random: () => number) => {
      const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
      return prompts(100, () => {
        const truth = [normal(), normal(), normal()];
        const rated = (annotator: string) => {
          const given = truth.map((one) => one + normal());
          return [0, 1, 2].map((at) => {
            const [first, second] = [at === 2 ? 1 : 0, at === 0 ? 1 : 2];
            const strength = ((given[second] ?? 0) - (given[first] ?? 0)) / 20;
            return { annotator, kind: "rating" as const, strength, category: -1, first, second, lead: at === 0 };
          });
        };
        return { responses: [{}, {}, {}], judgments: [...rated("a"), ...rated("b")] };
      });
    };
    expectCoverage(icc, make, 0.5);
  });
  it("mean strength 0.5, one to four judgments a prompt that share its strength", () => {
    const make = (random: () => number) =>
      prompts(200, () => {
        const common = random() < 0.5 ? 0.25 : 0.75;
        const raters = ["a", "b", "c", "d"].slice(0, 1 + Math.floor(random() * 4));
        return {
          judgments: raters.map((annotator) => ({ annotator, strength: common + (random() < 0.5 ? 0.25 : -0.25) })),
        };
      });
    expectCoverage(strengthHistogram, make, 0.5);
  });
});

function expectCoverage(metric: Metric, make: (random: () => number) => BatchView, truth: number): void {
  const random = seededRandom(20);
  let covered = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const outcome = metric.measure(make(random), NO_CONTEXT);
    if (outcome.kind === "estimate" && outcome.low <= truth && truth <= outcome.high) covered += 1;
  }
  expect(covered / RUNS).toBeGreaterThanOrEqual(0.93);
  expect(covered / RUNS).toBeLessThanOrEqual(0.97);
}

function prompts(n: number, row: (prompt: number) => ItemRow | ItemRow[]): BatchView {
  return viewOf(Array.from({ length: n }, (_, i) => row(i + 1)).flat(), FIVE_POINTS);
}
