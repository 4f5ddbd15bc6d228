/** Imported scores, on-policy age and informativeness, against figures by hand. */
import { describe, expect, it, test } from "vitest";
import type { Estimate, MeasureContext, Metric, ScoreColumns } from "#app/metrics/metric.ts";
import { checkpointAge } from "#app/metrics/policy/checkpoint-age.ts";
import { nearIdenticalResponses } from "#app/metrics/policy/near-identical-responses.ts";
import { pairInformativeness } from "#app/metrics/policy/pair-informativeness.ts";
import { queryPrefixShift } from "#app/metrics/scores/query-prefix-shift.ts";
import { scoreAccuracy } from "#app/metrics/scores/score-accuracy.ts";
import { scoreAccuracyShift } from "#app/metrics/scores/score-accuracy-shift.ts";
import { scoreMarginMean } from "#app/metrics/scores/score-margin.ts";
import { scoreMonotone } from "#app/metrics/scores/score-monotone.ts";
import { traitStrength } from "#app/metrics/scores/trait-strength.ts";
import { differenceInterval } from "#app/stats/difference-interval.ts";
import { normalQuantile } from "#app/stats/normal-quantile.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { studentQuantile95 } from "#app/stats/student-quantile.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";
import { type ItemRow, NO_CONTEXT, viewOf } from "#test/support/view-builder.ts";

const estimate = (metric: Metric, rows: ItemRow[], context: Partial<MeasureContext>): Estimate => {
  const outcome = metric.measure(viewOf(rows), { ...NO_CONTEXT, ...context });
  if (outcome.kind !== "estimate") throw new Error(JSON.stringify(outcome));
  return outcome;
};
const reward = (values: number[]): ScoreColumns[] => [
  { name: "rm", kind: "reward", values: Float32Array.from(values) },
];
const judged = (strength: number): ItemRow => ({ judgments: [{ annotator: "a", strength }] });
/** `right` of `n` records scored in favour of the response that was preferred by this strength. */
const band = (strength: number, n: number, right: number) => ({
  rows: Array.from({ length: n }, () => judged(strength)),
  scores: Array.from({ length: n }, (_, i) => (i < right ? [0, 1] : [1, 0])).flat(),
});

describe("score accuracy", () => {
  it("by hand: right, wrong, equal and not scored", () => {
    const rows = [judged(1), judged(1), judged(-1), judged(1), judged(0)];
    const { value, n } = estimate(scoreAccuracy, rows, { scores: reward([0, 2, 3, 1, 1, 1, Number.NaN, 1, 0, 1]) });
    expect(n).toBe(3);
    expect(value).toBeCloseTo((1 + 0 + 0.5) / 3, 12);
    expect(estimate(scoreMarginMean, rows, { scores: reward([0, 2, 3, 1, 1, 1, Number.NaN, 1, 0, 1]) }).value).toBe(0);
  });
  it("630 of 1,000: 0.600 to 0.659 (reference F1)", () => {
    const { rows, scores } = band(1, 1000, 630);
    const { value, low, high } = estimate(scoreAccuracy, rows, { scores: reward(scores) });
    expect([value, low, high].map((x) => x.toFixed(3))).toEqual(["0.630", "0.600", "0.659"]);
  });
  it("is not computable without scores, and says what to do", () => {
    expect(scoreAccuracy.measure(viewOf([judged(1)]), NO_CONTEXT)).toMatchObject({ kind: "not-computable" });
    const votes = [{ name: "polite", kind: "trait", values: Float32Array.of(1) }] as const;
    expect(scoreAccuracy.measure(viewOf([judged(1)]), { ...NO_CONTEXT, scores: votes }).kind).toBe("not-computable");
  });
});

describe("by strength", () => {
  const bands = (accuracies: number[]) => {
    const all = [0.2, 0.4, 0.7, 1].map((strength, i) => band(strength, 200, Math.round(200 * (accuracies[i] ?? 0))));
    return [all.flatMap(({ rows }) => rows), { scores: reward(all.flatMap(({ scores }) => scores)) }] as const;
  };
  it("Llama 2's helpfulness model rises 26 points from weakest to strongest (reference F1)", () => {
    const { value, low, detail } = estimate(scoreMonotone, ...bands([0.547, 0.609, 0.675, 0.807]));
    expect(value).toBeCloseTo(0.26, 1);
    expect(low).toBeGreaterThan(0.1);
    expect(detail?.title).toMatch(/trend z [4-9]/);
  });
  it("strength that carries nothing gives about 0", () => {
    const { value, low, high } = estimate(scoreMonotone, ...bands([0.6, 0.6, 0.6, 0.6]));
    expect(value).toBeCloseTo(0, 12);
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
  });
  it("one strength is no trend", () => {
    const { rows, scores } = band(1, 400, 300);
    expect(scoreMonotone.measure(viewOf(rows), { ...NO_CONTEXT, scores: reward(scores) }).kind).toBe("not-computable");
  });
});

describe("accuracy since the previous batch", () => {
  /** A batch of `n` decided comparisons of which the set scores `right` as people do. */
  const batch = (name: string, kind: "reward" | "judge", n: number, right: number) => {
    const { rows, scores } = band(1, n, right);
    return { view: viewOf(rows), set: { name, kind, values: Float32Array.from(scores) } };
  };
  const shift = (now: ReturnType<typeof batch>, before: ReturnType<typeof batch>) =>
    scoreAccuracyShift.measure(now.view, {
      ...NO_CONTEXT,
      scores: [now.set],
      previous: before.view,
      previousScores: [before.set],
    });
  it("48 of 80 after 56 of 70: Newcombe's difference of shares, from n - 1 of each as prompts are one row", () => {
    const outcome = shift(batch("rm", "reward", 80, 48), batch("rm", "reward", 70, 56));
    const expected = differenceInterval(
      { value: 0.6, ...wilsonInterval(0.6, 79) },
      { value: 0.8, ...wilsonInterval(0.8, 69) },
    );
    if (outcome.kind !== "estimate") throw new Error(JSON.stringify(outcome));
    expect(outcome.n).toBe(70);
    for (const key of ["value", "low", "high"] as const) expect(outcome[key]).toBeCloseTo(expected[key], 6);
    // With n instead of n - 1 it is the published 0.2 [0.0524, 0.3339] with the sign turned.
    expect(outcome.low).toBeCloseTo(-0.3339, 2);
    expect(outcome.detail?.rows.map(([name, value, , , n]) => [name, value, n])).toEqual([
      ["this batch", expect.closeTo(0.6, 12), 80],
      ["previous batch", expect.closeTo(0.8, 12), 70],
    ]);
  });
  it("says what is missing: a batch before, scores now, scores before under the same name and of the same kind", () => {
    const [now, before] = [batch("rm", "reward", 50, 40), batch("rm", "reward", 50, 40)];
    const reasonOf = (context: Partial<MeasureContext>) => {
      const outcome = scoreAccuracyShift.measure(now.view, { ...NO_CONTEXT, ...context });
      return outcome.kind === "not-computable" ? outcome.reason : outcome.kind;
    };
    expect(reasonOf({ scores: [now.set] })).toBe("The contract has no previous batch to compare with.");
    expect(reasonOf({ previous: before.view })).toBe("No scores per response were imported for this batch.");
    const notTheSame = "No scores per response have the same name in this batch and in the previous one.";
    expect(reasonOf({ scores: [now.set], previous: before.view })).toBe(notTheSame);
    for (const changes of [{ name: "rm 2" }, { kind: "judge" as const }])
      expect(
        reasonOf({ scores: [now.set], previous: before.view, previousScores: [{ ...before.set, ...changes }] }),
      ).toBe(notTheSame);
  });
  it("compares the first reward model that both have, though a judge or another model stands before it", () => {
    const [now, before] = [batch("rm", "reward", 50, 40), batch("rm", "reward", 50, 30)];
    const upsideDown = (name: string, kind: "reward" | "judge") => ({
      ...now.set,
      name,
      kind,
      values: now.set.values.map((v) => -v),
    });
    const outcome = scoreAccuracyShift.measure(now.view, {
      ...NO_CONTEXT,
      scores: [upsideDown("a judge", "judge"), upsideDown("a new model", "reward"), now.set],
      previous: before.view,
      previousScores: [upsideDown("a judge", "judge"), before.set],
    });
    expect(outcome).toMatchObject({ kind: "estimate", value: expect.closeTo(0.2, 12) });
  });
  it("holds no change in 93 to 97 % of pairs of batches of 200 prompts whose three comparisons go together", () => {
    const random = seededRandom(5);
    const drawn = () => {
      const scores: number[] = [];
      const rows = Array.from({ length: 200 }, (_, prompt) => {
        const easy = random() < 0.6 ? 0.9 : 0.4;
        return [0, 1, 2].map((): ItemRow => {
          scores.push(...(random() < easy ? [0, 1] : [1, 0]));
          return { prompt: 1 + prompt, judgments: [{ annotator: "a", strength: 1 }] };
        });
      });
      return {
        view: viewOf(rows.flat()),
        set: { name: "rm", kind: "reward" as const, values: Float32Array.from(scores) },
      };
    };
    let held = 0;
    for (let run = 0; run < 400; run += 1) {
      const outcome = shift(drawn(), drawn());
      if (outcome.kind === "estimate" && outcome.low <= 0 && outcome.high >= 0) held += 1;
    }
    const slack = 2 * Math.sqrt((0.95 * 0.05) / 400);
    expect(held / 400).toBeGreaterThanOrEqual(0.93 - slack);
    expect(held / 400).toBeLessThanOrEqual(0.97 + slack);
  }, 60_000);
});

describe("a phrase in front of the prompts", () => {
  /** Sets by name: of each record the margin in favour of the second response, which is the preferred one. */
  const setsOf = (margins: Record<string, number[]>, kind: "reward" | "judge" = "reward"): ScoreColumns[] =>
    Object.entries(margins).map(([name, list]) => ({
      ...{ name, kind },
      values: Float32Array.from(list.flatMap((margin) => [0, margin])),
    }));
  const records = (n: number) => Array.from({ length: n }, () => judged(1));
  const times = (n: number, margin: number) => new Array<number>(n).fill(margin);

  it("by hand: 20 of 100 sides change, 15 for the worse and 5 for the better: accuracy falls by 0.10", () => {
    const scores = setsOf({
      rm: [...times(80, 1), ...times(20, -1)],
      "rm+prefix: As a nurse,": [...times(65, 1), ...times(15, -1), ...times(5, 1), ...times(15, -1)],
      "rm + Prefix: As a pilot,": [...times(79, 1), ...times(21, -1)],
    });
    const { value, low, high, n, detail } = estimate(queryPrefixShift, records(100), { scores });
    expect([value, n]).toEqual([expect.closeTo(-0.1, 12), 100]);
    // Paired: the variance of differences of which 15 are -1, 5 are 1 and 80 are 0, not of two shares; two prefixes.
    const error = Math.sqrt((0.2 - 0.1 ** 2) / 99);
    const half = studentQuantile95(99) * error * (normalQuantile(1 - 0.0125) / normalQuantile(0.975));
    expect([low, high]).toEqual([expect.closeTo(-0.1 - half, 9), expect.closeTo(-0.1 + half, 9)]);
    const [nurse, pilot] = detail?.rows ?? [];
    const p = 1 / (1 + Math.exp(-1));
    expect(nurse).toEqual([
      ...["As a nurse,", expect.closeTo(0.7, 12), expect.closeTo(0.8, 12), value, low, high],
      ...[expect.closeTo((-10 * (2 * p - 1)) / 100, 12), 0.2, 100],
    ]);
    expect([pilot?.[0], pilot?.[3], pilot?.[7]]).toEqual(["As a pilot,", expect.closeTo(-0.01, 12), 0.01]);
    expect(detail?.title).toBe("Accuracy of rm by prefix; the value is that of “As a nurse,”");
  });
  it("nothing that changes is not nothing for certain, and a judge has no probability", () => {
    const scores = setsOf({ grade: times(300, 1), "grade+prefix: Hello": times(300, 2) }, "judge");
    const { value, low, high, detail } = estimate(queryPrefixShift, records(300), { scores });
    expect([value, low < 0, high > 0, detail?.rows[0]?.[6]]).toEqual([0, true, true, null]);
  });
  it("without plain scores the first prefix is what the others are held against", () => {
    const scores = setsOf({
      "rm+prefix: A woman:": times(50, 1),
      "rm+prefix: A man:": [...times(40, 1), ...times(10, -1)],
    });
    const { value, detail } = estimate(queryPrefixShift, records(50), { scores });
    expect(value).toBeCloseTo(0.2, 12);
    expect(detail?.columns[2]).toBe("with “A man:”");
  });
  it("scores of two models, or of one alone, are no family; and a prefixed set never speaks for the prompts as they were", () => {
    const scores = setsOf({ rm: times(50, 1), "a+prefix: Hello": times(50, -1), other: times(50, 1) });
    expect(queryPrefixShift.measure(viewOf(records(50)), { ...NO_CONTEXT, scores })).toMatchObject({
      kind: "not-computable",
      ask: expect.stringContaining("+prefix:"),
    });
    expect(estimate(scoreAccuracy, records(50), { scores: scores.toReversed() }).value).toBe(1);
    expect(scoreAccuracy.measure(viewOf(records(50)), { ...NO_CONTEXT, scores: scores.slice(1, 2) }).kind).toBe(
      "not-computable",
    );
  });
  it("holds no change of accuracy in 93 to 97 % of batches whose three comparisons of a prompt go together", () => {
    const random = seededRandom(11);
    let held = 0;
    for (let run = 0; run < 400; run += 1) {
      const margins: [number[], number[]] = [[], []];
      const rows = Array.from({ length: 200 }, (_, prompt) => {
        // A prompt's scores change sides or stay, all three alike more often than not, either way as often.
        const turns = random() < 0.3;
        return [0, 1, 2].map((): ItemRow => {
          const plain = random() < 0.5 ? 1 : -1;
          margins[0].push(plain);
          margins[1].push(turns && random() < 0.8 ? -plain : plain);
          return { prompt: 1 + prompt, judgments: [{ annotator: "a", strength: 1 }] };
        });
      });
      const scores = setsOf({ rm: margins[0], "rm+prefix: Hello": margins[1] });
      const { low, high } = estimate(queryPrefixShift, rows.flat(), { scores });
      if (low <= 0 && high >= 0) held += 1;
    }
    const slack = 2 * Math.sqrt((0.95 * 0.05) / 400);
    expect(held / 400).toBeGreaterThanOrEqual(0.93 - slack);
    expect(held / 400).toBeLessThanOrEqual(0.97 + slack);
  }, 60_000);
});

describe("traits", () => {
  it("agreement 80 % on the half that is relevant: 0.6 x 0.5 = 0.30 (reference D7)", () => {
    const rows = Array.from({ length: 100 }, () => judged(1));
    const votes = rows.map((_, i) => (i < 40 ? 1 : i < 50 ? -1 : 0));
    const scores: ScoreColumns[] = [
      { name: "dull", kind: "trait", values: new Float32Array(100) },
      { name: "warm", kind: "trait", values: Float32Array.from(votes) },
    ];
    const outcome = estimate(traitStrength, rows, { scores });
    expect(outcome.value).toBeCloseTo(0.3, 12);
    expect(outcome.detail?.title).toContain("warm");
    expect(outcome.detail?.rows.map(([name]) => name)).toEqual(["dull", "warm"]);
  });
});

test("ages: half of the newest checkpoint, half one older; strangers do not count", () => {
  const rows: ItemRow[] = Array.from({ length: 50 }, (_, i) => ({
    responses: [{ model: "new" }, { model: i % 5 ? "old" : "stranger" }],
  }));
  const { value, n, detail } = estimate(checkpointAge, rows, {
    checkpointAge: new Map([
      ["new", 0],
      ["old", 1],
    ]),
  });
  expect(value).toBeCloseTo(40 / 90, 12);
  expect(n).toBe(90);
  expect(detail?.rows).toEqual([
    ["0", 50, 50],
    ["1", 40, 40],
    ["not registered", 10, 10],
  ]);
});

test("near-identical: above 0.95", () => {
  const pair = (similarity: number): ItemRow => ({
    responses: [{ columns: { similarity: 255 } }, { columns: { similarity } }],
  });
  const { value, n } = estimate(nearIdenticalResponses, [pair(200), pair(191), pair(190), pair(20)], {});
  expect([value, n]).toEqual([0.5, 4]);
});

test("informativeness: same-model pairs, both right, neither right, mean margin", () => {
  const pair = (models: [string, string], marks: ("VERIFIED" | "VIOLATED")[]): ItemRow => ({
    marks: ["CONSTRAINED"],
    responses: models.map((model, i) => ({ model, marks: marks[i] ? [marks[i]] : [] })),
  });
  const rows = [
    pair(["a", "b"], ["VERIFIED", "VERIFIED"]),
    pair(["a", "a"], ["VIOLATED", "VIOLATED"]),
    pair(["a", "b"], []),
  ];
  const { value, detail } = estimate(pairInformativeness, rows, { scores: reward([0, 1, 0, 3, 0, Number.NaN]) });
  expect(value).toBeCloseTo(1 / 3, 12);
  expect(detail?.rows.map(([, share, such, n]) => [share, such, n])).toEqual([
    [1 / 3, 1, 3],
    [0.5, 1, 2],
    [0.5, 1, 2],
    [2, null, 2],
  ]);
});
