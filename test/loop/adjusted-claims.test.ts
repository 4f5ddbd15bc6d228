/** Many batches held against one run: how often one that is worth nothing is called worth something. */
import { expect, it } from "vitest";
import { adjustedOf, claimAmongMany } from "#app/loop/adjusted-claims.ts";
import { compareRuns, type Scored } from "#app/loop/compare-runs.ts";
import { normalQuantile } from "#app/stats/normal-quantile.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";

const BATCHES = 6;
const SEEDS = 3;

/** Scores of a run whose true score is `mean`; seeds move it by 0.01. */
function drawn(random: () => number, mean: number): Scored {
  const value = () => mean + 0.01 * normalQuantile(random());
  const scores = Array.from({ length: SEEDS }, (_, i) => ({ seed: i, value: value(), n: 500, standardError: null }));
  return { unit: "share", better: "higher", scores };
}

/** One table: the worth of each batch is given, the truth is 0.6. */
function table(random: () => number, worths: readonly number[]) {
  const whole = drawn(random, 0.6);
  const comparisons = worths.map((worth) => compareRuns(whole, drawn(random, 0.6 - worth)));
  const adjusted = adjustedOf(comparisons);
  const claimed = comparisons.map((one, i) => claimAmongMany(one, adjusted[i] ?? null));
  return { comparisons, claimed };
}

it("calls none of six worthless batches anything in 95 tables of 100; unadjusted it would in many more", () => {
  const random = seededRandom(3);
  const tables = 1500;
  let any = 0;
  let unadjusted = 0;
  for (let i = 0; i < tables; i += 1) {
    const { comparisons, claimed } = table(random, new Array(BATCHES).fill(0));
    if (claimed.some((claim) => claim !== "no-difference")) any += 1;
    if (comparisons.some(({ claim }) => claim !== "no-difference")) unadjusted += 1;
  }
  expect(any / tables).toBeLessThan(0.06);
  expect(unadjusted / tables).toBeGreaterThan(0.12);
});

it("of the batches it calls helpful, at most 5 in 100 are worthless, and large worths are found", () => {
  const random = seededRandom(4);
  const worths = [0.06, 0.06, 0, 0, 0, 0];
  let found = 0;
  let falseShare = 0;
  const tables = 1000;
  for (let i = 0; i < tables; i += 1) {
    const called = table(random, worths).claimed.flatMap((claim, at) => (claim === "no-difference" ? [] : at));
    found += called.filter((at) => at < 2).length;
    if (called.length > 0) falseShare += called.filter((at) => at >= 2).length / called.length;
  }
  expect(falseShare / tables).toBeLessThan(0.05);
  expect(found / (2 * tables)).toBeGreaterThan(0.8);
});

it("keeps the order, and skips what has too few seeds", () => {
  const random = seededRandom(5);
  const one = compareRuns(drawn(random, 0.7), drawn(random, 0.5));
  const few = { ...drawn(random, 0.5), scores: drawn(random, 0.5).scores.slice(1) };
  const adjusted = adjustedOf([compareRuns(drawn(random, 0.7), few), null, one]);
  expect(adjusted).toEqual([null, null, expect.closeTo(one.p ?? 0, 12)]);
});
