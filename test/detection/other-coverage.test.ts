/**
 * The 95 % intervals of rankings, ratings, repeated answers, scores and drift hold the truth in 93 to 97 % of 400 samples, give
 * or take two standard errors of that. `npm run simulate:others` runs more, at three sizes.
 */
import { describe, expect, test } from "vitest";
import { metricById } from "#app/metrics/index.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { type ItemRow, NO_CONTEXT, viewOf } from "#test/support/view-builder.ts";
import { missedBy } from "./agreement-population.ts";
import { coverageOf } from "./other-coverage.ts";
import { POPULATIONS } from "./other-populations.ts";

const SAMPLES = 400;
const SLACK = 2 * Math.sqrt((0.95 * 0.05) / SAMPLES);

/** Wider on purpose: the gap of the strongest to the weakest holds for all pairs of models. */
const WIDER = new Set(["source-model-strength"]);

describe.each([1, 3])("100 prompts of %i items", (itemsPerPrompt) => {
  test.each(POPULATIONS.filter(({ metric, truth }) => truth > 0 && metric !== "score-monotone" && !WIDER.has(metric)))(
    "$metric $name",
    (population) => {
      const { claimed, below, above } = coverageOf(population, { prompts: 100, itemsPerPrompt, samples: SAMPLES });
      expect(claimed).toBe(SAMPLES);
      expect(1 - (below + above) / claimed).toBeGreaterThanOrEqual(0.93 - SLACK);
      expect(1 - (below + above) / claimed).toBeLessThanOrEqual(0.97 + SLACK);
    },
    20_000,
  );
});

test.each(POPULATIONS.filter(({ metric }) => WIDER.has(metric)))("$metric $name is not too narrow", (population) => {
  const { claimed, below, above } = coverageOf(population, { prompts: 200, itemsPerPrompt: 3, samples: 150 });
  expect(claimed).toBe(150);
  expect(1 - (below + above) / claimed).toBeGreaterThanOrEqual(0.93 - 2 * Math.sqrt((0.95 * 0.05) / 150));
});

test("where nothing has moved, drift is said to be above 0 in 2.5 % of batches at most: 0 is its lowest value", () => {
  for (const population of POPULATIONS.filter(({ truth }) => truth === 0))
    expect(coverageOf(population, { prompts: 200, itemsPerPrompt: 1, samples: 200 }).below / 200).toBeLessThanOrEqual(
      0.025,
    );
});

test("each model's own strength lies in its interval as often", () => {
  const truths = new Map([0.6, 0.2, -0.2, -0.6].map((strength, m) => [`m${m}`, strength]));
  const apart = POPULATIONS.find(({ name }) => name === "models apart");
  const random = seededRandom(8);
  let [said, held] = [0, 0];
  for (let one = 0; one < 100; one += 1) {
    const outcome = apart && metricById(apart.metric)?.measure(apart.sample(200, 1, random).view, NO_CONTEXT);
    if (outcome?.kind !== "estimate") continue;
    for (const [model, , low, high] of outcome.detail?.rows ?? []) {
      const truth = truths.get(String(model)) ?? Number.NaN;
      said += 1;
      if (Number(low) <= truth && truth <= Number(high)) held += 1;
    }
  }
  expect(said).toBe(400);
  expect(held / said).toBeGreaterThanOrEqual(0.93 - SLACK);
  expect(held / said).toBeLessThanOrEqual(0.97 + SLACK);
});

test("30 prompts are too few for ratio α, and it claims nothing", () => {
  expect(missedBy(30, 1, 20).get("krippendorff-alpha-ratio")).toEqual({ below: 0, above: 0, absent: 1 });
  expect(missedBy(60, 1, 20).get("krippendorff-alpha-ratio")?.absent).toBe(0);
});

test("Jensen-Shannon divergence and total variation stand beside the index without an interval", () => {
  const drift = POPULATIONS.find(({ name }) => name === "shift about 0.1");
  const outcome =
    drift &&
    metricById("domain-drift")?.measure(drift.sample(200, 1, seededRandom(1)).view, {
      ...NO_CONTEXT,
      previous: drift.sample(200, 1, seededRandom(2)).view,
    });
  expect(outcome).toMatchObject({
    detail: { title: expect.stringMatching(/Jensen-Shannon 0\.\d{4} nats, total variation 0\.\d{3}/) },
  });
});

test("repeated justifications: each of a text that is there twice makes or unmakes a repeat, and the interval knows", () => {
  const random = seededRandom(5);
  const [annotators, each, pool, habit] = [6, 60, 3, 0.08];
  // Of an annotator's answers from the pool all but the first of each text are repeats.
  const repeats = each * habit - pool * (1 - (1 - habit / pool) ** each);
  const samples = 1_000;
  let held = 0;
  for (let one = 0; one < samples; one += 1) {
    let own = 100;
    const view = viewOf(
      Array.from({ length: annotators * each }, (_, i): ItemRow => {
        own += 1;
        const text = random() < habit ? 1 + Math.floor(random() * pool) : own;
        const columns = { commentKey: text, commentForm: text };
        return { judgments: [{ annotator: `w${i % annotators}`, strength: 1, columns }] };
      }),
    );
    const outcome = metricById("repeated-justifications")?.measure(view, NO_CONTEXT);
    if (outcome?.kind !== "estimate") throw new Error("Not measured.");
    if (outcome.low <= repeats / each && repeats / each <= outcome.high) held += 1;
  }
  expect(held / samples).toBeGreaterThanOrEqual(0.93);
  expect(held / samples).toBeLessThanOrEqual(0.97 + SLACK);
});
