/** Agreement of annotators from rows: three tie policies, alpha, kappa; who counts as a rater; when there is no number. */
import { describe, expect, it } from "vitest";
import { cohenKappaMean } from "#app/metrics/agreement/cohen-kappa-mean.ts";
import { krippendorffAlphaNominal } from "#app/metrics/agreement/krippendorff-alpha-nominal.ts";
import { krippendorffAlphaOrdinal } from "#app/metrics/agreement/krippendorff-alpha-ordinal.ts";
import { rawAgreement3way } from "#app/metrics/agreement/raw-agreement-3way.ts";
import { rawAgreementNoTies } from "#app/metrics/agreement/raw-agreement-no-ties.ts";
import { rawAgreementTieHalf } from "#app/metrics/agreement/raw-agreement-tie-half.ts";
import type { Estimate, Metric, Outcome } from "#app/metrics/metric.ts";
import { FIVE_POINTS, fivePoints, type ItemRow, judgedBy, NO_CONTEXT, viewOf } from "#test/support/view-builder.ts";

const times = (n: number, row: ItemRow): ItemRow[] => Array.from({ length: n }, () => row);
const pair = (ann: number | null, bob: number | null): ItemRow => ({ judgments: judgedBy({ ann, bob }) });
const RAW = [rawAgreementNoTies, rawAgreement3way, rawAgreementTieHalf];
const ALL: Metric[] = [...RAW, krippendorffAlphaNominal, krippendorffAlphaOrdinal, cohenKappaMean];

describe("raw agreement", () => {
  // Same side twice, opposite, tie against a side, two ties, and one that both found bad.
  const view = viewOf([pair(-1, -0.5), pair(1, 1), pair(-1, 1), pair(0, 1), pair(0, 0), pair(null, null)]);

  it("ties dropped: 2 of 3", () => {
    const outcome = estimated(rawAgreementNoTies.measure(view, NO_CONTEXT));
    expect(outcome.value).toBeCloseTo(2 / 3, 12);
    expect(outcome.n).toBe(3);
  });
  it("three answers: 3 of 5", () =>
    expect(rawAgreement3way.measure(view, NO_CONTEXT)).toMatchObject({ value: 0.6, n: 5 }));
  it("a tie against a side counts half: 3.5 of 5", () =>
    expect(rawAgreementTieHalf.measure(view, NO_CONTEXT)).toMatchObject({ value: 0.7, n: 5 }));
  it("an item of three raters counts once, with the share of its agreeing pairs", () => {
    const three = viewOf([{ judgments: judgedBy({ ann: 1, bob: 1, cat: -1 }) }, pair(1, 1)]);
    const outcome = estimated(rawAgreementNoTies.measure(three, NO_CONTEXT));
    expect(outcome.value).toBeCloseTo((1 / 3 + 1) / 2, 12);
    expect(outcome.detail?.rows).toEqual([
      [2, 1, 1],
      [3, 1, 1 / 3],
    ]);
  });
  it("70 of 100 pairs: Wilson at n = 99 (0.603, 0.781)", () => {
    const outcome = estimated(
      rawAgreementNoTies.measure(viewOf([...times(70, pair(1, 1)), ...times(30, pair(1, -1))]), NO_CONTEXT),
    );
    expect(outcome.value).toBeCloseTo(0.7, 12);
    expect(outcome.low).toBeCloseTo(0.6034, 3);
    expect(outcome.high).toBeCloseTo(0.7815, 3);
  });
  it("an annotator does not agree with himself: a repeat counts once, with its earliest label", () => {
    const repeated = viewOf([
      {
        judgments: [
          { annotator: "ann", strength: -1, at: 20 },
          { annotator: "ann", strength: 1, at: 10 },
          { annotator: "bob", strength: 1, at: 30 },
        ],
      },
      {
        judgments: [
          { annotator: "ann", strength: 1 },
          { annotator: "ann", strength: 1 },
        ],
      },
    ]);
    expect(rawAgreementNoTies.measure(repeated, NO_CONTEXT)).toMatchObject({ value: 1, n: 1 });
  });
  it("rankings agree pair of responses by pair of responses", () => {
    const rows = (annotator: string, strengths: number[]) =>
      strengths.map((strength, i) => ({
        annotator,
        strength,
        first: i === 2 ? 1 : 0,
        second: i === 0 ? 1 : 2,
        lead: i === 0,
      }));
    const view = viewOf([
      { responses: [{}, {}, {}], judgments: [...rows("ann", [-1, -1, -1]), ...rows("bob", [-1, -1, 1])] },
    ]);
    const outcome = estimated(rawAgreementNoTies.measure(view, NO_CONTEXT));
    expect(outcome.value).toBeCloseTo(2 / 3, 12);
    expect(outcome.n).toBe(3);
  });
  it("thumbs agree too", () => {
    const thumb = (annotator: string, category: number) => ({
      annotator,
      strength: null,
      second: null,
      category,
      kind: "thumbs" as const,
    });
    const view = viewOf([
      { judgments: [thumb("ann", 1), thumb("bob", 1)] },
      { judgments: [thumb("ann", 1), thumb("bob", 0)] },
    ]);
    expect(rawAgreementNoTies.measure(view, NO_CONTEXT)).toMatchObject({ value: 0.5, n: 2 });
  });
});

describe("Krippendorff's alpha", () => {
  it("reference example (A,A,A) (A,A,B) (B,B,B) (A,B,B), five times over", () => {
    const items = [
      [-1, -1, -1],
      [-1, -1, 1],
      [1, 1, 1],
      [-1, 1, 1],
    ].map(([ann = 0, bob = 0, cat = 0]): ItemRow => ({ judgments: judgedBy({ ann, bob, cat }) }));
    const outcome = estimated(krippendorffAlphaNominal.measure(viewOf(times(5, {}).flatMap(() => items)), NO_CONTEXT));
    // Four items give 0.3889 with n - 1 = 11; sixty labels: 1 - 59 · 20 / (2 · 30 · 30) = 0.34444.
    expect(outcome.value).toBeCloseTo(1 - (59 * 10) / 900, 12);
    expect(outcome.n).toBe(20);
    expect(outcome.low).toBeLessThan(outcome.value);
    expect(outcome.high).toBeGreaterThan(outcome.value);
  });
  it("ordinal: near misses cost less than opposites", () => {
    const labels = (b: (value: number) => number) =>
      viewOf(
        Array.from({ length: 50 }, (_, i): ItemRow => {
          const value = (i % 5) + 1;
          return { judgments: [fivePoints("ann", value), fivePoints("bob", i % 2 === 0 ? value : b(value))] };
        }),
        FIVE_POINTS,
      );
    const near = estimated(
      krippendorffAlphaOrdinal.measure(
        labels((value) => Math.min(5, value + 1)),
        NO_CONTEXT,
      ),
    );
    const far = estimated(
      krippendorffAlphaOrdinal.measure(
        labels((value) => 6 - value),
        NO_CONTEXT,
      ),
    );
    expect(near.value).toBeGreaterThan(0.85);
    expect(far.value).toBeLessThan(0.2);
  });
  it("perfect agreement of 100 leaves room for doubt", () => {
    const view = viewOf([...times(50, pair(1, 1)), ...times(50, pair(-1, -1))]);
    const outcome = estimated(krippendorffAlphaNominal.measure(view, NO_CONTEXT));
    expect(outcome).toMatchObject({ value: 1, high: 1 });
    // Wilson's low end for 100 of 100 is 0.9630; over chance 0.5: 1 - 0.0370 / 0.5.
    expect(outcome.low).toBeCloseTo(0.926, 3);
  });
  it("is undefined for one category only: not computable, not 1", () => {
    expect(krippendorffAlphaNominal.measure(viewOf(times(300, pair(1, 1))), NO_CONTEXT)).toEqual({
      kind: "not-computable",
      reason:
        "All shared comparisons have one and the same label: where nothing varies, agreement beyond chance is not defined.",
    });
  });
  it("has no interval from fewer than ten prompts", () => {
    expect(
      krippendorffAlphaNominal.measure(viewOf([...times(5, pair(1, 1)), ...times(4, pair(-1, 1))]), NO_CONTEXT),
    ).toMatchObject({ kind: "not-enough", n: 9 });
  });
  it("ordinal needs one scale", () => {
    expect(krippendorffAlphaOrdinal.measure(viewOf(times(20, pair(1, 1)), null), NO_CONTEXT)).toMatchObject({
      kind: "not-computable",
      reason: "The delivery has no single ordered label scale.",
    });
  });
});

describe("Cohen's kappa, mean over pairs", () => {
  it("[[20,5],[10,15]] is 0.4 (Wikipedia's example)", () => {
    const view = viewOf([
      ...times(20, pair(-1, -1)),
      ...times(5, pair(-1, 1)),
      ...times(10, pair(1, -1)),
      ...times(15, pair(1, 1)),
    ]);
    const outcome = estimated(cohenKappaMean.measure(view, NO_CONTEXT));
    expect(outcome.value).toBeCloseTo(0.4, 12);
    expect(outcome.n).toBe(50);
    expect(outcome.detail?.rows).toEqual([["ann", "bob", 50, 0.7, expect.closeTo(0.4, 12)]]);
    // se 0.127 (Fleiss, Cohen and Everitt), a hair more with 50 / 49; t(49) 2.010: 1 - 0.6 · exp(± 2.010 · 0.128 / 0.6)
    expect(outcome.low).toBeCloseTo(0.078, 2);
    expect(outcome.high).toBeCloseTo(0.609, 2);
  });
  it("leaves out pairs with fewer than 20 shared comparisons", () => {
    const more = times(19, { judgments: judgedBy({ ann: 1, cat: -1 }) });
    const view = viewOf([...times(30, pair(1, 1)), ...times(30, pair(-1, -1)), ...more]);
    expect(cohenKappaMean.measure(view, NO_CONTEXT)).toMatchObject({
      value: 1,
      n: 60,
      detail: { rows: [["ann", "bob", 60, 1, 1]] },
    });
  });
  it("has not enough data where no pair shares 20", () => {
    expect(cohenKappaMean.measure(viewOf(times(19, pair(1, 1))), NO_CONTEXT)).toMatchObject({
      kind: "not-enough",
      n: 0,
    });
  });
});

describe("weights", () => {
  const weighing = (weight: number, ...labels: [number, number, number]): ItemRow => ({
    judgments: labels.map((value, i) => ({ ...fivePoints(["ann", "bob", "cat"][i] ?? "", value), weight })),
  });
  const LABELS: [number, number, number][] = [
    [1, 1, 2],
    [5, 5, 5],
    [1, 3, 5],
    [4, 4, 3],
    [2, 2, 2],
    [1, 5, 4],
  ];

  it("2 of 3 when the agreeing item weighs two", () => {
    const view = viewOf([weighing(2, 1, 1, 1), weighing(1, 1, 5, 3)]);
    expect(estimated(rawAgreement3way.measure(view, NO_CONTEXT)).value).toBeCloseTo(2 / 3, 12);
  });
  it.each(ALL)("$id: an item whose judgments weigh k counts as k items", (metric) => {
    const rows = times(8, {}).flatMap(() => LABELS.map((labels, i) => ({ labels, k: (i % 3) + 1 })));
    const weighted = viewOf(
      rows.map(({ labels, k }) => weighing(k, ...labels)),
      FIVE_POINTS,
    );
    const repeated = viewOf(
      rows.flatMap(({ labels, k }) => times(k, weighing(1, ...labels))),
      FIVE_POINTS,
    );
    const value = estimated(metric.measure(repeated, NO_CONTEXT)).value;
    expect(estimated(metric.measure(weighted, NO_CONTEXT)).value).toBeCloseTo(value, 12);
  });
});

describe("without overlap", () => {
  it.each(ALL)("$id names the reason and what to ask for", (metric) => {
    expect(metric.measure(viewOf(times(30, { judgments: judgedBy({ ann: 1 }) })), NO_CONTEXT)).toEqual({
      kind: "not-computable",
      reason: "No comparison was judged by two annotators.",
      ask: "Contract for 10 to 20 % of the items to be judged by two or more annotators.",
    });
    expect(metric.measure(viewOf(times(30, { judgments: [{ strength: 1 }, { strength: 1 }] })), NO_CONTEXT)).toEqual({
      kind: "not-computable",
      reason: "No judgment names its annotator.",
      ask: "Contract for a stable pseudonym of the annotator on every judgment.",
    });
  });
  it("with overlap but only ties, ties dropped says so and asks for nothing", () => {
    expect(rawAgreementNoTies.measure(viewOf(times(3, pair(0, 0))), NO_CONTEXT)).toEqual({
      kind: "not-computable",
      reason: "Of 3 comparisons with two or more annotators none was decided by two: the labels are ties.",
    });
  });
});

function estimated(outcome: Outcome): Estimate {
  if (outcome.kind !== "estimate") throw new Error(`expected an estimate, got ${JSON.stringify(outcome)}`);
  return outcome;
}
