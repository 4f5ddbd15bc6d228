/** The operating characteristic of a pass rule, against binomials summed term by term. */
import { expect, it } from "vitest";
import { operatingOf } from "#app/calibration/operating-points.ts";
import type { PassRule } from "#app/domain/pass-rule.ts";

const rule = (atLeast: number, of: number, domainShare: number | null = null): PassRule => ({
  ...{ atLeast, of, match: "side", domainShare },
});

/** P(x right of n). */
function term(x: number, n: number, p: number): number {
  let ways = 1;
  for (let i = 1; i <= x; i += 1) ways = (ways * (n - x + i)) / i;
  return ways * p ** x * (1 - p) ** (n - x);
}

it("is the exact binomial tail of a plain rule", () => {
  const { points, sentence, leftOut, suggestion } = operatingOf(rule(34, 41));
  expect(points).toHaveLength(36);
  for (const { accuracy, passes } of points) {
    let tail = 0;
    for (let x = 34; x <= 41; x += 1) tail += term(x, 41, accuracy);
    expect(passes).toBeCloseTo(tail, 12);
  }
  expect(sentence).toBe("A 70 % annotator passes 5 % of the time; a 90 % annotator fails 5 %.");
  expect([leftOut, suggestion]).toEqual([null, null]);
});

it("counts the minimum of every domain where the items are known", () => {
  const { points, leftOut } = operatingOf(rule(7, 10, 0.5), [{ n: 6 }, { n: 4 }]);
  for (const { accuracy, passes } of points) {
    let sum = 0;
    for (let x = 3; x <= 6; x += 1)
      for (let y = 2; y <= 4; y += 1) if (x + y >= 7) sum += term(x, 6, accuracy) * term(y, 4, accuracy);
    expect(passes).toBeCloseTo(sum, 12);
  }
  expect(leftOut).toBeNull();
});

it("says that it leaves the minimum of a domain out while the items are not there, and of what its suggestion speaks", () => {
  const { points, leftOut, suggestion } = operatingOf(rule(7, 10, 0.5), [{ n: 6 }]);
  expect(points).toEqual(operatingOf(rule(7, 10)).points);
  expect(leftOut).toMatch(/^The minimum of every domain is not part of these numbers/);
  expect(suggestion).toBe(
    "More items would do: at least 34 of 41 is the smallest rule without a minimum by domain that keeps both errors within 5 %.",
  );
});
