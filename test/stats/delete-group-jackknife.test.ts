import { expect, it } from "vitest";
import { biasFreeJackknife, biasSpanningJackknife, deleteGroupJackknife } from "#app/stats/delete-group-jackknife.ts";
import { studentQuantile95 } from "#app/stats/student-quantile.ts";

const SAMPLE = [2.1, 3.4, 1.9, 5.6, 4.4, 3.8, 2.7, 4.9, 3.1, 2.2];
const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / of.length;
const without = (of: (rest: readonly number[]) => number) =>
  SAMPLE.map((_, left) => of(SAMPLE.filter((__, i) => i !== left)));
/** s² / n: the variance of a mean. */
const VARIANCE = SAMPLE.reduce((sum, one) => sum + (one - mean(SAMPLE)) ** 2, 0) / 9 / 10;

it("of a mean, one row a group, it is Student's interval", () => {
  const found = deleteGroupJackknife(mean(SAMPLE), without(mean));
  expect(found?.standardError).toBeCloseTo(Math.sqrt(VARIANCE), 12);
  expect(found?.high).toBeCloseTo(mean(SAMPLE) + studentQuantile95(9) * Math.sqrt(VARIANCE), 12);
  expect(biasFreeJackknife(mean(SAMPLE), without(mean))?.high).toBeCloseTo(found?.high ?? 0, 12);
});

it("of the square of a mean, too high by s² / n on average, the bias is taken out exactly", () => {
  const square = (of: readonly number[]) => mean(of) ** 2;
  const plain = deleteGroupJackknife(square(SAMPLE), without(square));
  const free = biasFreeJackknife(square(SAMPLE), without(square));
  expect((plain?.low ?? 0) - (free?.low ?? 0)).toBeCloseTo(VARIANCE, 10);
  expect((plain?.high ?? 0) - (free?.high ?? 0)).toBeCloseTo(VARIANCE, 10);
});

it("spans the value and the value without its bias: wider by the bias on its side, whichever that is", () => {
  for (const sign of [1, -1]) {
    const square = (of: readonly number[]) => sign * mean(of) ** 2;
    const plain = deleteGroupJackknife(square(SAMPLE), without(square));
    const both = biasSpanningJackknife(square(SAMPLE), without(square));
    const [here, there] = sign > 0 ? (["low", "high"] as const) : (["high", "low"] as const);
    expect((plain?.[here] ?? 0) - (both?.[here] ?? 0)).toBeCloseTo(sign * VARIANCE, 10);
    expect(both?.[there]).toBeCloseTo(plain?.[there] ?? 0, 10);
  }
  expect(biasSpanningJackknife(1, [1, 2, 3])).toBeNull();
});

it("reaches as far as the value, and is silent on fewer than eight groups", () => {
  const found = biasFreeJackknife(1, Array(40).fill(0.75));
  expect(found).toEqual({ low: 1, high: 1 + 39 * 0.25 });
  expect(biasFreeJackknife(1, [1, 2, 3, 4, 5, 6, 7])).toBeNull();
});
