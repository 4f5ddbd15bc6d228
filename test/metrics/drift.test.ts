/** Drift between batches, the agreed mix, and days out of control. */
import { describe, expect, it, test } from "vitest";
import { agreementAtEqualDifficulty } from "#app/metrics/drift/agreement-at-equal-difficulty.ts";
import { dailyGoldAccuracy } from "#app/metrics/drift/daily-gold-accuracy.ts";
import { dailySentinel } from "#app/metrics/drift/daily-sentinel.ts";
import { dailyTieRate } from "#app/metrics/drift/daily-tie-rate.ts";
import { domainDrift } from "#app/metrics/drift/domain-drift.ts";
import { languageDrift } from "#app/metrics/drift/language-drift.ts";
import { mixCompliance } from "#app/metrics/drift/mix-compliance.ts";
import { modelPairDrift } from "#app/metrics/drift/model-pair-drift.ts";
import { refusalDrift } from "#app/metrics/drift/refusal-drift.ts";
import { responseLengthDrift } from "#app/metrics/drift/response-length-drift.ts";
import { sentinelAnnotators } from "#app/metrics/drift/sentinel-annotators.ts";
import { sentinelShift } from "#app/metrics/drift/sentinel-shift.ts";
import { turnDrift } from "#app/metrics/drift/turn-drift.ts";
import type { Estimate, MeasureContext, Metric } from "#app/metrics/metric.ts";
import { controlShares } from "#app/stats/control-shares.ts";
import { differenceInterval } from "#app/stats/difference-interval.ts";
import { laneySigma } from "#app/stats/laney-sigma.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { shiftBeyondMargin } from "#app/stats/shift-beyond-margin.ts";
import { twoProportionZ } from "#app/stats/two-proportion-z.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";
import { type ItemRow, NO_CONTEXT, viewOf } from "#test/support/view-builder.ts";

const times = (n: number, row: ItemRow): ItemRow[] => Array.from({ length: n }, () => row);
const estimate = (metric: Metric, now: ItemRow[], context: Partial<MeasureContext>): Estimate => {
  const outcome = metric.measure(viewOf(now), { ...NO_CONTEXT, ...context });
  if (outcome.kind !== "estimate") throw new Error(JSON.stringify(outcome));
  return outcome;
};

describe("PSI of .2/.5/.3 against .1/.6/.3 is 0.0875 (reference E1), whichever names come first", () => {
  it.each<[Metric, (place: number) => ItemRow]>([
    [domainDrift, (c) => ({ domain: ["chat", "code", "prose"][c] })],
    [languageDrift, (c) => ({ language: ["de", "en", "fr"][c] })],
    [turnDrift, (c) => ({ columns: { turn: c + 1 } })],
    [modelPairDrift, (c) => ({ responses: [{ model: "a" }, { model: ["a", "b", "c"][c] }] })],
  ])("$id", (metric, row) => {
    const before = viewOf([...times(300, row(2)), ...times(100, row(0)), ...times(600, row(1))]);
    const { value, low, high, n, detail } = estimate(
      metric,
      [...times(200, row(0)), ...times(500, row(1)), ...times(300, row(2))],
      { previous: before },
    );
    expect(value).toBeCloseTo(0.087547, 6);
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
    expect(n).toBe(1000);
    expect(detail?.title).toContain("Jensen-Shannon 0.0108 nats, total variation 0.100, chi-square 42.4 with 2");
    expect(detail?.rows.map(([, now, then]) => [now, then])).toEqual([
      [0.2, 0.1],
      [0.5, 0.6],
      [0.3, 0.3],
    ]);
  });
  test("refusals, 5 % against 20 %", () => {
    const rows = (refusing: number): ItemRow[] => [
      ...times(refusing, { responses: [{ flags: ["REFUSAL"] }, { flags: ["REFUSAL"] }] }),
      ...times(100 - refusing, {}),
    ];
    const { value } = estimate(refusalDrift, rows(20), { previous: viewOf(rows(5)) });
    expect(value).toBeCloseTo(0.15 * Math.log(4) - 0.15 * Math.log(0.8 / 0.95), 9);
  });
  test("lengths: the deciles of the batch before, 0 when nothing moved, large when all are twice as long", () => {
    const rows = (factor: number) =>
      Array.from(
        { length: 500 },
        (_, i): ItemRow => ({ responses: [{ chars: i * factor }, { chars: (i + 500) * factor }] }),
      );
    expect(estimate(responseLengthDrift, rows(1), { previous: viewOf(rows(1)) }).value).toBeCloseTo(0, 12);
    expect(estimate(responseLengthDrift, rows(2), { previous: viewOf(rows(1)) }).value).toBeGreaterThan(0.5);
  });
  it("is not computable without a batch before, or where nothing is named", () => {
    expect(domainDrift.measure(viewOf(times(9, { domain: "a" })), NO_CONTEXT).kind).toBe("not-computable");
    const outcome = domainDrift.measure(viewOf(times(9, {})), { ...NO_CONTEXT, previous: viewOf(times(9, {})) });
    expect(outcome).toMatchObject({ kind: "not-computable", ask: expect.stringContaining("domain") });
  });
});

describe("mix", () => {
  const MIX = [
    { dimension: "domain", stratum: "code", share: 0.3, tolerance: 0.02 },
    { dimension: "domain", stratum: "chat", share: 0.7, tolerance: 0.02 },
  ] as const;
  const rows = (code: number): ItemRow[] => [
    ...times(code, { domain: "code" }),
    ...times(1000 - code, { domain: "chat" }),
  ];
  it("is kept at 31 %", () => {
    const outcome = estimate(mixCompliance, rows(310), { mix: MIX });
    expect(outcome).toMatchObject({ value: 0, low: 0, n: 1000 });
    expect(outcome.high).toBeGreaterThan(0);
  });
  it("is missed by 8 points beyond the tolerance at 40 %, surely", () => {
    const outcome = estimate(mixCompliance, rows(400), { mix: MIX });
    expect(outcome.value).toBeCloseTo(0.08, 12);
    expect(outcome.low).toBeGreaterThan(0.04);
    expect(outcome.detail?.rows[0]?.slice(0, 4)).toEqual(["code", 0.3, 0.02, 0.4]);
  });
  it("counts a stratum that never came as a share of 0", () => {
    const mix = [{ dimension: "language", stratum: "fr", share: 0.1, tolerance: 0 }] as const;
    const named: ItemRow[] = times(500, { language: "en" });
    expect(estimate(mixCompliance, named, { mix }).value).toBeCloseTo(0.1, 12);
  });
  it("is not computable without an agreement, or where no record names its stratum", () => {
    expect(mixCompliance.measure(viewOf(rows(1)), NO_CONTEXT).kind).toBe("not-computable");
    expect(mixCompliance.measure(viewOf(times(9, {})), { ...NO_CONTEXT, mix: MIX }).kind).toBe("not-computable");
  });
  it("holds a share exactly on plan within its lines in 95 % of batches", () => {
    const random = seededRandom(4);
    let past = 0;
    for (let run = 0; run < 200; run += 1) {
      let code = 0;
      for (let i = 0; i < 1000; i += 1) code += random() < 0.3 ? 1 : 0;
      if (estimate(mixCompliance, rows(code), { mix: MIX }).low > 0) past += 1;
    }
    expect(past).toBe(0);
  });
});

const DAY = 86_400_000;
const START = Date.UTC(2026, 2, 2);

/** `right` of 100 gold judgments a day. */
function goldDays(right: readonly number[]): ItemRow[] {
  return right.flatMap((count, day) =>
    Array.from({ length: 100 }, (_, i) => ({
      gold: 1,
      judgments: [{ annotator: `w${i % 9}`, strength: i < count ? 1 : -1, at: START + day * DAY + i * 60_000 }],
    })),
  );
}

describe("days out of control", () => {
  it("finds the one bad day, and names it", () => {
    const { value, n, detail } = estimate(dailyGoldAccuracy, goldDays([91, 89, 90, 70, 92, 90, 90]), {});
    expect(n).toBe(7);
    expect(value).toBeGreaterThanOrEqual(1 / 7);
    expect(detail?.rows[3]?.at(-1)).toBe("out");
    expect(detail?.rows[0]?.at(-1)).toBe("");
    expect(detail?.rowParams?.[3]).toBe("day=2026-03-05&mark=gold_right&mark=gold_wrong");
  });
  it("finds none in an even week", () => {
    expect(estimate(dailyGoldAccuracy, goldDays([91, 89, 90, 88, 92, 90, 90]), {}).value).toBe(0);
  });
  it("takes the batch before as its centre", () => {
    const previous = viewOf(goldDays([95, 95, 95, 95, 95]));
    const outcome = estimate(dailyGoldAccuracy, goldDays([80, 80, 80, 80, 80]), { previous });
    expect(outcome.value).toBe(1);
    expect(outcome.detail?.title).toContain("centre 0.950 of the previous batch");
  });
  it("asks for more days, or for times", () => {
    expect(dailyGoldAccuracy.measure(viewOf(goldDays([90, 90])), NO_CONTEXT)).toMatchObject({
      kind: "not-enough",
      n: 2,
    });
    const timeless = viewOf([{ judgments: [{ annotator: "a", strength: 0 }] }]);
    expect(dailyTieRate.measure(timeless, NO_CONTEXT)).toMatchObject({ kind: "not-computable" });
  });
  it("takes no day from times beyond the calendar", () => {
    const odd = viewOf([-1, 9e15, Number.POSITIVE_INFINITY].map((at) => ({ judgments: [{ strength: 0, at }] })));
    expect(dailyTieRate.measure(odd, NO_CONTEXT).kind).toBe("not-computable");
  });
});

test("in a process that does not change, under 1 % of the days are out, whether the centre is known or estimated", () => {
  const random = seededRandom(12);
  const share = (n: number) => {
    let hits = 0;
    for (let i = 0; i < n; i += 1) hits += random() < 0.85 ? 1 : 0;
    return hits / n;
  };
  let out = 0;
  let anyOut = 0;
  const runs = 1500;
  for (let run = 0; run < runs; run += 1) {
    const n = [60, 120, 150, 90, 200, 110, 80];
    const isEstimated = run % 2 === 0;
    const { points } = controlShares(n.map(share), n, isEstimated ? share(600) : 0.85, isEstimated ? 600 : undefined);
    const here = points.filter(({ isOut }) => isOut).length;
    out += here;
    anyOut += here > 0 ? 1 : 0;
  }
  expect(out / (runs * 7)).toBeLessThan(0.01);
  expect(anyOut / runs).toBeLessThan(0.05);
});

describe("a standing comparison", () => {
  /** Of `n` comparisons of two models, each on a prompt of its own, shown first in turns, `forOne` prefer the first. */
  const between = (one: string, other: string, n: number, forOne: number): ItemRow[] =>
    Array.from({ length: n }, (_, i) => ({
      responses: i % 2 === 0 ? [{ model: one }, { model: other }] : [{ model: other }, { model: one }],
      judgments: [{ annotator: `w${i % 7}`, strength: i < forOne === (i % 2 === 0) ? -1 : 1 }],
    }));

  it("170 of 200, then 92 of 100: 0.07 and z 1.718 (reference C7), less what clusters cost", () => {
    // Another pair meets more often, but not in the batch before.
    const now = [...between("ref", "base", 100, 92), ...between("ref", "new", 300, 100)];
    const previous = viewOf([...between("base", "ref", 200, 30), ...between("base", "old", 500, 250)]);
    const { value, low, high, n, detail } = estimate(sentinelShift, now, { previous });
    // The first by name is counted: base loses what ref wins.
    expect([value, n]).toEqual([expect.closeTo(-0.07, 12), 100]);
    // One row a prompt: the n of a share is the number of prompts less one, and Newcombe's interval follows from them.
    const newcombe = differenceInterval(
      { value: 0.08, ...wilsonInterval(0.08, 99) },
      { value: 0.15, ...wilsonInterval(0.15, 199) },
    );
    expect([low, high]).toEqual([expect.closeTo(newcombe.low, 9), expect.closeTo(newcombe.high, 9)]);
    const z = twoProportionZ(0.15 * 199, 199, 0.08 * 99, 99) ?? 0;
    expect(z).toBeCloseTo(-1.71, 2);
    expect(detail?.title).toBe(`base preferred to ref, z ${z.toFixed(2)}`);
    expect(detail?.rows.map(([batch, share, , , rows]) => [batch, share, rows])).toEqual([
      ["this batch", expect.closeTo(0.08, 12), 100],
      ["previous batch", expect.closeTo(0.15, 12), 200],
    ]);
  });
  it("is 0 between two halves of one batch with ties, whatever order names come in; both bad is no comparison", () => {
    const rows = (models: [string, string]): ItemRow[] =>
      Array.from({ length: 120 }, (_, i) => ({
        responses: models.map((model) => ({ model })),
        judgments: [i % 3 === 0 ? { strength: null, tie: "BOTH_BAD" } : { strength: i % 3 === 1 ? 0 : -1 }],
      }));
    const { value, n, detail } = estimate(sentinelShift, rows(["a", "b"]), { previous: viewOf(rows(["a", "b"])) });
    expect([value, n, detail?.rows[0]?.[1]]).toEqual([0, 80, 0.75]);
    expect(estimate(sentinelShift, rows(["b", "a"]), { previous: viewOf(rows(["a", "b"])) }).value).toBe(-0.5);
  });
  it("holds no change in 93 to 97 % of pairs of batches of 300, give or take what 400 may miss by", () => {
    const random = seededRandom(9);
    let held = 0;
    for (let one = 0; one < 400; one += 1) {
      const batch = () =>
        between("a", "b", 300, Array.from({ length: 300 }, () => random() < 0.7).filter(Boolean).length);
      const { low, high } = estimate(sentinelShift, batch(), { previous: viewOf(batch()) });
      if (low <= 0 && 0 <= high) held += 1;
    }
    const slack = 2 * Math.sqrt((0.95 * 0.05) / 400);
    expect(held / 400).toBeGreaterThanOrEqual(0.93 - slack);
    expect(held / 400).toBeLessThanOrEqual(0.97 + slack);
  }, 60_000);
  it("by annotator: one who turned is found among steady ones, with the z of 170 of 200 and 92 of 100", () => {
    /** Comparisons of a and b by one annotator, `forA` of which prefer a. */
    const by = (annotator: string, n: number, forA: number): ItemRow[] =>
      between("a", "b", n, forA).map((row) => ({
        ...row,
        judgments: (row.judgments ?? []).map((one) => ({ ...one, annotator })),
      }));
    const steady = ["s1", "s2", "s3", "s4"].flatMap((name) => by(name, 40, 28));
    const previous = viewOf([...steady, ...by("ref", 200, 170), ...by("turned", 60, 48), ...by("new", 19, 19)]);
    const now = [...steady, ...by("ref", 100, 92), ...by("turned", 60, 18), ...by("new", 40, 0)];
    const { value, low, high, n, detail } = estimate(sentinelAnnotators, now, { previous });
    expect([value, n]).toEqual([1 / 6, 6]);
    expect([low, high]).toEqual([wilsonInterval(1 / 6, 6).low, wilsonInterval(1 / 6, 6).high]);
    const rows = new Map(detail?.rows.map((row) => [row[0], row]));
    expect([...rows.keys()]).toEqual(["turned", "ref", "s1", "s2", "s3", "s4"]);
    const [, share, nNow, then, nThen, change, least, most, z] = rows.get("ref") ?? [];
    expect([share, nNow, then, nThen, change]).toEqual([0.92, 100, 0.85, 200, expect.closeTo(0.07, 12)]);
    expect(z).toBeCloseTo(1.718, 3);
    const newcombe = differenceInterval(
      { value: 0.92, ...wilsonInterval(0.92, 100) },
      { value: 0.85, ...wilsonInterval(0.85, 200) },
    );
    expect([least, most]).toEqual([newcombe.low, newcombe.high]);
    expect(detail?.rows.map((row) => row.at(-1))).toEqual(["moved", "", "", "", "", ""]);
    // Six tests: the smallest p counts six times.
    const p = shiftBeyondMargin({ value: 0.3, effectiveN: 60 }, { value: 0.8, effectiveN: 60 }, 0.05);
    expect(rows.get("turned")?.[9]).toBeCloseTo(6 * p, 12);
  });
  it("by annotator: among honest ones anybody is named in 5 % of the batches at the most, steady or moved by the margin", () => {
    const random = seededRandom(21);
    const draw = (n: number, share: number) => Array.from({ length: n }, () => random() < share).filter(Boolean).length;
    for (const shift of [0, 0.05]) {
      let alarms = 0;
      const batches = 250;
      for (let batch = 0; batch < batches; batch += 1) {
        const rows = (moved: number): ItemRow[] =>
          Array.from({ length: 12 }, (_, who) => {
            const n = 20 + 5 * who;
            return between("a", "b", n, draw(n, 0.4 + 0.03 * who + moved)).map((row) => ({
              ...row,
              judgments: [{ annotator: `w${who}`, strength: row.judgments?.[0]?.strength ?? 0 }],
            }));
          }).flat();
        if (estimate(sentinelAnnotators, rows(shift), { previous: viewOf(rows(0)) }).value > 0) alarms += 1;
      }
      expect(alarms / batches).toBeLessThanOrEqual(0.05 + 2 * Math.sqrt((0.05 * 0.95) / batches));
    }
  }, 60_000);
  it("by day: the EWMA of the definition, 0.2 of each day and limits that widen, finds a preference that turned in mid-week", () => {
    const start = Date.UTC(2026, 2, 2);
    const shares = [0.7, 0.72, 0.68, 0.5, 0.48, 0.5];
    const now = shares.flatMap((share, day) =>
      between("a", "b", 100, 100 * share).map((row) => ({
        ...row,
        judgments: (row.judgments ?? []).map((one) => ({ ...one, at: start + day * 86_400_000 })),
      })),
    );
    const previous = viewOf(between("a", "b", 2_000, 1_400));
    const { value, n, detail } = estimate(dailySentinel, now, { previous });
    // Days of 100 prompts are worth 99; the centre is the batch before, of 1,999, whose error no day averages away.
    const spread = 0.7 * 0.3;
    const centre = { value: 0.7, n: 1_999 };
    // Half a week apart: days differ by more than chance, and Laney's σ_z says how much.
    const widen =
      laneySigma(
        shares,
        shares.map(() => 1 / (1 / 99 + 1 / 1_999)),
        0.7,
        "median",
      ) ?? 1;
    let z = centre.value;
    let variance = 0;
    for (const [t, share] of shares.entries()) {
      z = 0.2 * share + 0.8 * z;
      variance = (0.04 * spread) / 99 + 0.64 * variance;
      const common = (spread / centre.n) * (1 - 0.8 ** (t + 1)) ** 2;
      const arm = 3 * widen * Math.sqrt(variance + common);
      const [, seen, rows, , , ewma, low, high] = detail?.rows[t] ?? [];
      expect([seen, rows]).toEqual([expect.closeTo(share, 12), 100]);
      expect(ewma).toBeCloseTo(z, 12);
      expect([low, high]).toEqual([expect.closeTo(0.7 - arm, 9), expect.closeTo(0.7 + arm, 9)]);
    }
    expect(detail?.rows.map((row) => row.at(-1))).toEqual(["", "", "", "out", "out", "out"]);
    expect([value, n]).toEqual([0.5, 6]);
  });
  it("by annotator and by day: what is missing is said", () => {
    const said = (metric: Metric, now: ItemRow[], previous: ItemRow[] | null) =>
      metric.measure(viewOf(now), { ...NO_CONTEXT, previous: previous && viewOf(previous) });
    const anonymous = between("a", "b", 50, 30).map((row) => ({ ...row, judgments: [{ strength: 1 }] }));
    for (const metric of [sentinelAnnotators, dailySentinel]) {
      expect(said(metric, between("a", "b", 9, 3), null)).toMatchObject({
        reason: expect.stringContaining("previous batch"),
      });
      expect(said(metric, between("a", "b", 9, 3), between("a", "c", 9, 3))).toMatchObject({
        ask: expect.stringContaining("same two models"),
      });
    }
    expect(said(sentinelAnnotators, anonymous, anonymous)).toMatchObject({ ask: expect.stringContaining("pseudonym") });
    expect(said(sentinelAnnotators, between("a", "b", 50, 30), between("a", "b", 50, 30))).toEqual({
      kind: "not-enough",
      n: 0,
      needed: 5,
      nUnit: sentinelAnnotators.nUnit,
    });
    expect(said(dailySentinel, between("a", "b", 50, 30), between("a", "b", 50, 30))).toMatchObject({
      ask: "Contract for the time of every judgment.",
    });
  });
  it("says what is missing: a batch before, models, two that meet in both", () => {
    const said = (now: ItemRow[], previous: ItemRow[] | null) =>
      sentinelShift.measure(viewOf(now), { ...NO_CONTEXT, previous: previous && viewOf(previous) });
    expect(said(between("a", "b", 9, 3), null)).toMatchObject({ reason: expect.stringContaining("no previous batch") });
    expect(said(times(9, {}), times(9, {}))).toMatchObject({ ask: expect.stringContaining("model and version") });
    expect(said(between("a", "b", 9, 3), between("a", "c", 9, 3))).toMatchObject({
      kind: "not-computable",
      ask: expect.stringContaining("every batch"),
    });
  });
});

describe("agreement at equal difficulty", () => {
  /** Of `n` comparisons by two annotators on prompts of so many words, `agreeing` agree. */
  const level = (promptWords: number, n: number, agreeing: number): ItemRow[] =>
    Array.from({ length: n }, (_, i) => ({
      columns: { promptWords },
      judgments: [
        { annotator: "ann", strength: 1 },
        { annotator: "bob", strength: i < agreeing ? 1 : -1 },
      ],
    }));
  const before = viewOf([...level(10, 300, 270), ...level(50, 100, 60)]);

  it("a batch of more of the longer prompts agrees less, and no less at equal difficulty", () => {
    const now = [...level(8, 100, 90), ...level(50, 300, 180)];
    const { value, low, high, n, detail } = estimate(agreementAtEqualDifficulty, now, { previous: before });
    expect(value).toBeCloseTo(0, 12);
    expect(low).toBeLessThan(-0.02);
    expect(high).toBeGreaterThan(0.02);
    expect(n).toBe(400);
    expect(detail?.title).toBe("Agreement moved by −0.150: +0.000 at equal difficulty, −0.150 by the mix of prompts");
    expect(detail?.rows).toEqual([
      ["up to 10", 0.25, 0.75, 0.9, 0.9, 100, 300, 200],
      ["more than 10", 0.75, 0.25, 0.6, 0.6, 300, 100, 600],
    ]);
  });
  it("worse work at the same prompts is a fall of its size: 0.75 · -0.2 + 0.25 · -0.1", () => {
    const now = [...level(10, 200, 140), ...level(60, 200, 100)];
    const { value } = estimate(agreementAtEqualDifficulty, now, { previous: before });
    expect(value).toBeCloseTo(-0.175, 12);
  });
  it("holds the truth in 93 to 97 % of samples, give or take what 300 samples may miss by", () => {
    const random = seededRandom(5);
    const batch = (hard: number, skills: readonly [number, number]): ItemRow[] =>
      Array.from({ length: 300 }, () => {
        const isHard = random() < hard;
        const agrees = random() < skills[isHard ? 1 : 0];
        const promptWords = Math.floor(isHard ? 40 + 40 * random() : 40 * random());
        return {
          columns: { promptWords },
          judgments: [
            { annotator: "ann", strength: 1 },
            { annotator: "bob", strength: agrees ? 1 : -1 },
          ],
        };
      });
    let held = 0;
    for (let one = 0; one < 300; one += 1) {
      const previous = viewOf(batch(0.5, [0.85, 0.65]));
      const { low, high } = estimate(agreementAtEqualDifficulty, batch(0.75, [0.8, 0.6]), { previous });
      if (low <= -0.05 && -0.05 <= high) held += 1;
    }
    const slack = 2 * Math.sqrt((0.95 * 0.05) / 300);
    expect(held / 300).toBeGreaterThanOrEqual(0.93 - slack);
    expect(held / 300).toBeLessThanOrEqual(0.97 + slack);
  }, 60_000);
  it("says what is missing: a batch before, overlap, prompts of like length", () => {
    const measured = (now: ItemRow[], previous: ReturnType<typeof viewOf> | null) =>
      agreementAtEqualDifficulty.measure(viewOf(now), { ...NO_CONTEXT, previous });
    const one = (annotator: string): ItemRow => ({ judgments: [{ annotator, strength: 1 }] });
    expect(measured(level(10, 300, 200), null)).toMatchObject({ kind: "not-computable" });
    expect(measured(times(30, one("ann")), before)).toMatchObject({
      reason: "No comparison was judged by two annotators.",
    });
    expect(measured(level(10, 300, 200), viewOf(times(30, one("ann"))))).toMatchObject({
      reason: "No comparison of the previous batch was decided by two or more annotators.",
    });
    expect(measured(level(10, 15, 9), before)).toMatchObject({ kind: "not-enough", n: 15 });
    const uneven = viewOf([...level(10, 300, 200), ...level(90, 5, 3)]);
    expect(measured(level(90, 300, 200), uneven)).toMatchObject({ reason: expect.stringMatching(/of other lengths/) });
  });
});
