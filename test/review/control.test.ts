import { describe, expect, it } from "vitest";
import type { Criterion } from "#app/domain/policy.ts";
import { agreedCentre, controlSeries, type Lot, pooledCentre } from "#app/review/control.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";

const lots = (values: readonly number[], effectiveN = 200): Lot[] =>
  values.map((value, i) => ({ label: `week ${i + 1}`, href: `/batches/${i + 1}`, value, n: 250, effectiveN }));

const criterion = (changes: Partial<Criterion> = {}): Criterion => ({
  ...{ metric: "gold-accuracy", warn: 0.9, fail: 0.88, minimumN: 200, gate: true, whenInsufficient: "hold" },
  onWarn: { commercial: "accept", training: "include" },
  onFail: { commercial: "reject", training: "drop" },
  ...changes,
});

const AGREED = { value: 0.9, effectiveN: Number.POSITIVE_INFINITY, from: "the contract’s 0.90" };

describe("the centre", () => {
  it("is the line or the target of a gate; advice agrees on nothing", () => {
    expect(agreedCentre({}, criterion())).toEqual(AGREED);
    expect(agreedCentre({ target: 0.5 }, criterion({ warn: 0.02 }))?.from).toBe("the contract’s 0.50");
    expect(agreedCentre({}, criterion({ gate: false }))).toBeNull();
    expect(agreedCentre({}, undefined)).toBeNull();
  });

  it("else the earlier lots by their effective size", () => {
    const [small, large] = [...lots([0.5], 100), ...lots([0.8], 300)];
    expect(small && large && pooledCentre([small, large], "weeks 1 to 2")).toEqual({
      value: 0.725,
      effectiveN: 400,
      from: "0.725 (the share of weeks 1 to 2)",
    });
    expect(pooledCentre([], "none")).toBeNull();
  });
});

describe("a series of six weeks", () => {
  const series = controlSeries("week", lots([0.91, 0.9, 0.89, 0.9, 0.8, 0.9]), AGREED);

  it("says first that six points are few", () => {
    expect(series.finding).toBe(
      "Six weekly points: control limits cannot be estimated from these weeks alone; the centre is the contract’s 0.90 and the limits are binomial. A signal in week 5.",
    );
  });

  it("has limits of 0.9 ± 3 sqrt(0.9 · 0.1 / 200), and an EWMA whose limits begin at a fifth of them", () => {
    const [first] = series.drawn?.lots ?? [];
    expect(first?.shewhart.low).toBeCloseTo(0.8364, 4);
    expect(first?.shewhart.high).toBeCloseTo(0.9636, 4);
    expect(first?.ewma.value).toBeCloseTo(0.902, 12);
    expect(first?.ewma.high).toBeCloseTo(0.9127, 4);
    // (0.91 - 0.9) / 0.021213 - 0.5 is below nothing.
    expect(first?.cusum).toEqual({ up: 0, down: 0, isOut: false });
  });

  it("lists what is out with its limit", () => {
    expect(series.signals).toEqual([
      { label: "week 5", href: "/batches/5", chart: "p-chart", value: 0.8, limit: expect.closeTo(0.8364, 4) },
      {
        ...{ label: "week 5", href: "/batches/5", chart: "EWMA" },
        ...{ value: expect.closeTo(0.87954, 5), limit: expect.closeTo(0.87996, 5) },
      },
    ]);
  });
});

describe("limits", () => {
  const alternating = lots(Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? 0.86 : 0.94)));

  it("are widened by σ_z from twenty points on", () => {
    const { finding, drawn, signals } = controlSeries("week", alternating, AGREED);
    // Every range is 0.08 / 0.0212132 = 3.7712 standard errors; over 0.9539.
    expect(drawn?.widen).toBeCloseTo(3.9536, 3);
    expect(finding).toContain("the limits are 3.95 times as wide (σ_z of 20 weekly points)");
    expect(signals).toEqual([]);
  });

  it("of days take what all days of the contract tell", () => {
    const { finding } = controlSeries("day", alternating.slice(0, 5), AGREED, alternating);
    expect(finding).toMatch(/^Five daily points: the centre is .* \(σ_z of 20 daily points\)\. None gives a signal\.$/);
  });

  it("are not drawn without lots or without anything to hold them against", () => {
    expect(controlSeries("day", [], AGREED)).toMatchObject({ drawn: null, signals: [] });
    expect(controlSeries("week", lots([0.9]), null).finding).toBe(
      "One weekly point: there is no agreed value and no earlier week to hold it against.",
    );
  });

  it("hold for shares of 0 and 1 only", () => {
    const { drawn, signals } = controlSeries("week", lots([1, 1, 0.9]), { ...AGREED, value: 1 });
    expect(JSON.stringify(drawn)).not.toMatch(/null/);
    expect(signals.map(({ label }) => label)).toContain("week 3");
  });

  it("a sum that stays beyond its limit is one signal, with its side", () => {
    const { signals } = controlSeries("week", lots([0.86, 0.86, 0.86, 0.86, 0.86, 0.86]), AGREED);
    // (0.9 - 0.86) / 0.0212132 - 0.5 = 1.3856 a week: beyond 5 in the fourth.
    expect(signals.filter(({ chart }) => chart === "CUSUM")).toEqual([
      { label: "week 4", href: "/batches/4", chart: "CUSUM", value: expect.closeTo(-5.5425, 3), limit: -5 },
    ]);
  });

  it("give a signal at fewer than one point in a hundred where nothing changes", () => {
    const random = seededRandom(7);
    const share = () => Array.from({ length: 250 }, random).filter((one) => one < 0.9).length / 250;
    let signalled = 0;
    for (let run = 0; run < 1000; run += 1) {
      const { signals } = controlSeries("week", lots(Array.from({ length: 6 }, share), 250), AGREED);
      signalled += new Set(signals.map(({ label }) => label)).size;
    }
    // 0.5 % measured; three standard errors of 6 000 points are 0.3 %.
    expect(signalled / 6000).toBeLessThan(0.008);
  });
});
