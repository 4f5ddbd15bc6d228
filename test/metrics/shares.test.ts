/** Weighted shares of judgments: gold, position, length, ties, both bad; strength, concentration and drift. */
import { describe, expect, it } from "vitest";
import { bothBadRate } from "#app/metrics/agreement/both-bad-rate.ts";
import { strengthHistogram } from "#app/metrics/agreement/strength-histogram.ts";
import { tieRate } from "#app/metrics/agreement/tie-rate.ts";
import { longerWins } from "#app/metrics/bias/longer-wins.ts";
import { positionBias } from "#app/metrics/bias/position-bias.ts";
import { annotatorConcentration } from "#app/metrics/conduct/annotator-concentration.ts";
import { labelDrift } from "#app/metrics/drift/label-drift.ts";
import { goldAccuracy } from "#app/metrics/gold/gold-accuracy.ts";
import type { Estimate, Outcome } from "#app/metrics/metric.ts";
import { matchSlice } from "#app/review/match-slice.ts";
import { sliceOfParams } from "#app/review/slice-params.ts";
import { FIVE_POINTS, fivePoints, type ItemRow, judgedBy, NO_CONTEXT, viewOf } from "#test/support/view-builder.ts";

const times = (n: number, row: ItemRow): ItemRow[] => Array.from({ length: n }, () => row);
const one = (strength: number | null, more: Partial<ItemRow> = {}): ItemRow => ({
  judgments: judgedBy({ ann: strength }),
  ...more,
});

describe("gold-accuracy", () => {
  it("45 of 50 right: 0.90, within a hair of Wilson's (0.7864, 0.9565), one judgment per prompt", () => {
    const outcome = estimated(
      goldAccuracy.measure(
        viewOf([...times(45, one(1, { gold: 1 })), ...times(5, one(-1, { gold: 1 })), one(1)]),
        NO_CONTEXT,
      ),
    );
    expect(outcome.value).toBe(0.9);
    expect(outcome.n).toBe(50);
    // n / (n - 1) of the cluster variance costs one row: Wilson's interval at n = 49.
    expect(outcome.low).toBeCloseTo(0.7864, 2);
    expect(outcome.high).toBeCloseTo(0.9565, 2);
  });
  it("ten judgments that always agree on five prompts are worth five rows", () => {
    const prompts = [1, 1, 1, 0, 0].map(
      (right, prompt): ItemRow => ({
        prompt,
        gold: 1,
        judgments: judgedBy(right ? { ann: 1, bob: 1 } : { ann: -1, bob: -1 }),
      }),
    );
    const outcome = estimated(goldAccuracy.measure(viewOf(prompts), NO_CONTEXT));
    expect(outcome).toMatchObject({ value: 0.6, n: 10 });
    // Wilson at n_eff = 4 (five clusters, one spent on the mean) and share 0.6, by hand: centre 0.5510, half 0.3464.
    expect(outcome.low).toBeCloseTo(0.551 - 0.3464, 3);
    expect(outcome.high).toBeCloseTo(0.551 + 0.3464, 3);
  });
  it("all right on 200 prompts leaves room for doubt: Wilson (0.981, 1)", () => {
    const outcome = estimated(goldAccuracy.measure(viewOf(times(200, one(1, { gold: 1 }))), NO_CONTEXT));
    expect(outcome).toMatchObject({ value: 1, high: 1 });
    // 1 / (1 + 1.96² / 200)
    expect(outcome.low).toBeCloseTo(0.98115, 5);
  });
  it("is not computable without gold", () => {
    expect(goldAccuracy.measure(viewOf([one(1)]), NO_CONTEXT)).toEqual({
      kind: "not-computable",
      reason: "No judgment was made on a gold item.",
      ask: "Hide 200 or more gold items, with answers your own team agrees on, among the others.",
    });
  });
});

describe("position-bias", () => {
  it("3 of 4 decided comparisons prefer the first shown; ties and lost orders stay out", () => {
    const view = viewOf([...times(3, one(-1)), one(0.5), one(0), one(-1, { orderKnown: false })]);
    expect(positionBias.measure(view, NO_CONTEXT)).toMatchObject({
      kind: "estimate",
      value: 0.75,
      n: 4,
      nUnit: "decided comparisons",
    });
  });
  it("is not computable where no item knows its order", () => {
    expect(positionBias.measure(viewOf([one(-1, { orderKnown: false })]), NO_CONTEXT)).toEqual({
      kind: "not-computable",
      reason: "The order in which the responses were shown is not known.",
      ask: "Contract for the display order of every comparison.",
    });
  });
  it("has not enough data from ties alone", () => {
    expect(positionBias.measure(viewOf([one(0)]), NO_CONTEXT)).toEqual({
      kind: "not-enough",
      n: 0,
      needed: 200,
      nUnit: "decided comparisons",
    });
  });
});

describe("longer-wins", () => {
  const long = { chars: 300 };
  const short = { chars: 100 };
  it("2 of 3; equal lengths and ties stay out", () => {
    const view = viewOf([
      one(-1, { responses: [long, short] }),
      one(0.5, { responses: [short, long] }),
      one(1, { responses: [long, short] }),
      one(1, { responses: [long, long] }),
      one(0, { responses: [long, short] }),
    ]);
    const outcome = estimated(longerWins.measure(view, NO_CONTEXT));
    expect(outcome.value).toBeCloseTo(2 / 3, 12);
    expect(outcome.n).toBe(3);
    expect(outcome.detail?.rows.map(([level, value, , , n]) => [level, value, n])).toEqual([
      ["strength up to 1/3", null, 0],
      ["strength up to 2/3", 1, 1],
      ["strength above 2/3", 0.5, 2],
    ]);
  });
  it("reads the compared positions of a ranking, not the first two", () => {
    const view = viewOf([
      { responses: [short, short, long], judgments: [{ annotator: "ann", strength: 1, first: 1, second: 2 }] },
      { responses: [long, short, short], judgments: [{ annotator: "ann", strength: 1, first: 0, second: 2 }] },
    ]);
    expect(longerWins.measure(view, NO_CONTEXT)).toMatchObject({ value: 0.5, n: 2 });
  });
  it("thumbs compare nothing", () => {
    const view = viewOf([
      {
        responses: [long],
        judgments: [{ annotator: "ann", strength: null, second: null, category: 1, kind: "thumbs" }],
      },
    ]);
    expect(longerWins.measure(view, NO_CONTEXT)).toMatchObject({ kind: "not-enough", n: 0 });
  });
});

describe("tie-rate and both-bad-rate", () => {
  const view = viewOf([
    one(0),
    one(0),
    ...times(5, one(1)),
    { judgments: [{ annotator: "ann", strength: null, tie: "BOTH_BAD" }] },
    { judgments: [{ annotator: "ann", strength: null, tie: "BOTH_GOOD" }] },
    { judgments: [{ annotator: "ann", strength: null, tie: "BOTH_BAD" }] },
    { judgments: [{ annotator: "ann", strength: null, tie: "SKIP" }] },
  ]);
  it("2 ties and 2 both bad of 10 answers; a skip is no answer", () => {
    expect(tieRate.measure(view, NO_CONTEXT)).toMatchObject({ value: 0.2, n: 10 });
    expect(bothBadRate.measure(view, NO_CONTEXT)).toMatchObject({ value: 0.2, n: 10 });
  });
  it("a scale without a tie has no tie rate", () => {
    const even = viewOf(times(3, one(1)), { kind: "likert", categories: 4, hasTie: false });
    expect(tieRate.measure(even, NO_CONTEXT)).toEqual({
      kind: "not-computable",
      reason: "The label scale offers no tie.",
    });
  });
});

describe("strength-histogram", () => {
  it("mean |strength| of 1, 2, 3, 5 on five points is 0.625; both bad is listed beside", () => {
    const view = viewOf(
      [
        ...[1, 2, 3, 5].map((value): ItemRow => ({ judgments: [fivePoints("ann", value)] })),
        { judgments: [{ annotator: "ann", strength: null, tie: "BOTH_BAD" }] },
      ],
      FIVE_POINTS,
    );
    const outcome = estimated(strengthHistogram.measure(view, NO_CONTEXT));
    expect(outcome.value).toBeCloseTo((1 + 0.5 + 0 + 1) / 4, 12);
    expect(outcome.n).toBe(4);
    expect(outcome.detail?.rows).toEqual([
      ["1", -1, 1, 0.2],
      ["2", -0.5, 1, 0.2],
      ["3", 0, 1, 0.2],
      ["4", null, 0, 0],
      ["5", 1, 1, 0.2],
      ["both bad", null, 1, 0.2],
    ]);
  });
  it.each([
    ["seven points", 7],
    ["eight points, no tie", 8],
    ["a slider of a hundred points a side", 201],
  ])("every bar opens the records it counts: %s", (_, categories) => {
    const middle = (categories - 1) / 2;
    const rows = Array.from({ length: 300 }, (_, i): ItemRow => {
      const category = (i * 37) % categories;
      return { judgments: [{ annotator: "ann", strength: (category - middle) / middle, category }] };
    });
    const view = viewOf(rows, { kind: "likert", categories, hasTie: categories % 2 === 1 });
    const { detail } = estimated(strengthHistogram.measure(view, NO_CONTEXT));
    expect(detail?.rows.reduce((sum, [, , weight]) => sum + Number(weight), 0)).toBe(300);
    for (const [bar, [, , weight]] of (detail?.rows ?? []).entries()) {
      const params = new URLSearchParams(detail?.rowParams?.[bar] ?? "none");
      const matched = matchSlice(view, sliceOfParams(params)).reduce((sum, one) => sum + one, 0);
      // A bar without records opens none.
      expect([bar, weight === 0 ? 0 : matched]).toEqual([bar, weight]);
      expect(detail?.rowParams?.[bar] === null).toBe(weight === 0);
    }
  });
  it("interval: mean ± t · s / sqrt n over 5 prompts", () => {
    const view = viewOf([1, 1, 1, 0, 0].map((strength) => one(strength)));
    const outcome = estimated(strengthHistogram.measure(view, NO_CONTEXT));
    // mean 0.6, s 0.5477, se 0.2449, t(4) 2.776: 0.6 ± 0.680, cut to 0 … 1
    expect(outcome).toMatchObject({ value: 0.6, low: 0, high: 1 });
  });
  it("one prompt says nothing about how prompts vary", () => {
    expect(strengthHistogram.measure(viewOf([one(1)]), NO_CONTEXT)).toMatchObject({ kind: "not-enough", n: 1 });
  });
});

describe("annotator-concentration", () => {
  it("shares .5 .3 .2: the busiest has 0.5, effectively 2.63 annotators (reference C10)", () => {
    const view = viewOf([
      ...times(50, { judgments: judgedBy({ ann: 1 }) }),
      ...times(30, { judgments: judgedBy({ bob: 1 }) }),
      ...times(20, { judgments: judgedBy({ cat: 1 }) }),
    ]);
    const outcome = estimated(annotatorConcentration.measure(view, NO_CONTEXT));
    expect(outcome).toMatchObject({ value: 0.5, low: 0.5, high: 0.5, n: 100 });
    expect(outcome.detail?.rows.slice(0, 3)).toEqual([
      ["ann", 50, 0.5],
      ["bob", 30, 0.3],
      ["cat", 20, 0.2],
    ]);
    expect(outcome.detail?.rows[3]).toEqual(["busiest tenth of the annotators (1 of 3)", 50, 0.5]);
    expect(outcome.detail?.rows[4]?.[1]).toBeCloseTo(2.63, 2);
  });
  it("a ranking of three responses is one judgment", () => {
    const ranking = [true, false, false].map((lead, i) => ({
      annotator: "ann",
      strength: 1,
      first: 0,
      second: i + 1,
      lead,
    }));
    const view = viewOf([{ responses: [{}, {}, {}, {}], judgments: ranking }, { judgments: judgedBy({ bob: 1 }) }]);
    expect(annotatorConcentration.measure(view, NO_CONTEXT)).toMatchObject({ value: 0.5, n: 2 });
  });
  it("is not computable for anonymous judgments", () => {
    expect(annotatorConcentration.measure(viewOf([{ judgments: [{ strength: 1 }] }]), NO_CONTEXT)).toMatchObject({
      kind: "not-computable",
      reason: "No judgment names its annotator.",
    });
  });
});

describe("label-drift", () => {
  const batch = (counts: readonly number[]) =>
    viewOf(
      counts.flatMap((n, value) => times(n, { judgments: [fivePoints("ann", value + 1)] })),
      FIVE_POINTS,
    );
  it(".2 .5 .3 against .1 .6 .3 is 0.087547 (reference E1)", () => {
    const outcome = estimated(
      labelDrift.measure(batch([200, 500, 300]), { ...NO_CONTEXT, previous: batch([100, 600, 300]) }),
    );
    expect(outcome.value).toBeCloseTo(0.087547, 6);
    expect(outcome.n).toBe(1000);
    expect(outcome.low).toBeGreaterThan(0.03);
    expect(outcome.high).toBeLessThan(0.16);
    // Reference E2 and E3, of the same shares at a thousand each.
    expect(outcome.detail?.title).toBe(
      "Share of each label now and before: Jensen-Shannon 0.0108 nats, total variation 0.100, chi-square 42.4 with 2 degrees of freedom, never judged",
    );
  });
  it("the same batch again has not moved", () => {
    expect(labelDrift.measure(batch([20, 50, 30]), { ...NO_CONTEXT, previous: batch([20, 50, 30]) })).toMatchObject({
      value: 0,
      low: 0,
    });
  });
  it("is not computable without a previous batch, or on another scale", () => {
    const view = batch([1, 1]);
    expect(labelDrift.measure(view, NO_CONTEXT)).toMatchObject({
      kind: "not-computable",
      reason: "The contract has no previous batch to compare with.",
    });
    expect(labelDrift.measure(view, { ...NO_CONTEXT, previous: viewOf([one(1)]) })).toMatchObject({
      kind: "not-computable",
      reason: "The previous batch was labelled on another scale.",
    });
    expect(labelDrift.measure(viewOf([one(1)], null), { ...NO_CONTEXT, previous: view })).toMatchObject({
      kind: "not-computable",
    });
  });
  it("has not enough data without labels", () => {
    expect(labelDrift.measure(batch([]), { ...NO_CONTEXT, previous: batch([1]) })).toMatchObject({
      kind: "not-enough",
      n: 0,
    });
  });
});

function estimated(outcome: Outcome): Estimate {
  if (outcome.kind !== "estimate") throw new Error(`expected an estimate, got ${JSON.stringify(outcome)}`);
  return outcome;
}
