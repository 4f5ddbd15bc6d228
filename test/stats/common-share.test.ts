import { describe, expect, it } from "vitest";
import { commonShare } from "#app/stats/common-share.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";

const random = seededRandom(20261127);

/** Raters with a share each, and the rows they judged. */
function drawn(shareOf: (rater: number) => number, raters: number, rows: (rater: number) => number) {
  return Array.from({ length: raters }, (_, i) => {
    const n = rows(i);
    let right = 0;
    for (let row = 0; row < n; row += 1) if (random() < shareOf(i)) right += 1;
    return { value: right / n, n };
  });
}

describe("the share that raters have in common", () => {
  it("is the root that can be worked out by hand", () => {
    // Mid-p of 0 of 80 is q/2 with q = (1 - p)^80, of 1 of 80 q + 40 p (1 - p)^79: they add up to 3/2 at p.
    const p = commonShare([0, 0, 1].map((right) => ({ value: right / 80, n: 80 })));
    const q = (1 - p) ** 80;
    expect(q + q + 40 * p * (1 - p) ** 79).toBeCloseTo(1.5, 10);
  });

  it("of one rater is near his own, of nobody is none", () => {
    expect(commonShare([{ value: 0.5, n: 60 }])).toBeCloseTo(0.5, 10);
    expect(commonShare([{ value: 0.9, n: 200 }])).toBeCloseTo(0.9, 2);
    expect(commonShare([])).toBeNaN();
  });

  it("is at the end where all have none, or all have nothing else", () => {
    const all = (value: number) => Array.from({ length: 9 }, () => ({ value, n: 50 }));
    expect(commonShare(all(0))).toBeLessThan(1e-12);
    expect(commonShare(all(1))).toBeGreaterThan(1 - 1e-12);
  });

  it("changes sides with the answers", () => {
    const shares = drawn(
      () => 0.07,
      30,
      (i) => 20 + 7 * i,
    );
    const other = shares.map(({ value, n }) => ({ value: 1 - value, n }));
    expect(commonShare(other)).toBeCloseTo(1 - commonShare(shares), 9);
  });

  for (const share of [0.005, 0.02, 0.1, 0.5, 0.97])
    it(`hits ${share} on average, where the median misses what is rare`, () => {
      const found = Array.from({ length: 200 }, () =>
        commonShare(
          drawn(
            () => share,
            24,
            (i) => 60 + 4 * i,
          ),
        ),
      );
      const mean = found.reduce((sum, one) => sum + one, 0) / found.length;
      const rows = 24 * 106;
      // Three standard errors of the mean, were it the pooled share.
      expect(Math.abs(mean - share)).toBeLessThan(
        4 * Math.sqrt((share * (1 - share)) / rows / found.length) + share / 50,
      );
    });

  it("is hardly moved by a few who are far out", () => {
    const honest = drawn(
      () => 0.01,
      40,
      () => 200,
    );
    const bad = drawn(
      () => 0.6,
      4,
      () => 200,
    );
    const pooled = [...honest, ...bad].reduce((sum, { value }) => sum + value, 0) / 44;
    expect(pooled).toBeGreaterThan(0.05);
    expect(commonShare([...honest, ...bad])).toBeLessThan(0.017);
  });
});
