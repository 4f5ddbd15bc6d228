/** Prompts dealt into groups: evenly where they are few, by their hash where they are many, and never by the order of rows. */
import { expect, test } from "vitest";
import { dealtEvenly } from "#app/metrics/prompt-groups.ts";

/** Prompts in each group. */
function sizes(groups: Uint8Array): number[] {
  const counts = Array<number>(10).fill(0);
  for (const group of groups) counts[group] = (counts[group] ?? 0) + 1;
  return counts.sort((a, b) => a - b);
}

const prompts = (n: number) => Float64Array.from({ length: n }, (_, i) => 7_919 * (i + 1));

test.each([
  [12, 1, 2],
  [25, 2, 3],
  [1_000, 100, 100],
])("%i prompts make tenths of %i to %i", (n, least, most) => {
  const counts = sizes(dealtEvenly(prompts(n), 10));
  expect([counts[0], counts.at(-1)]).toEqual([least, most]);
});

test("more are dealt by their hash alone, so that no list of them has to be sorted", () => {
  const counts = sizes(dealtEvenly(prompts(20_000), 10));
  // Binomial: 2,000 ± 42 each.
  expect(counts[0]).toBeGreaterThan(1_830);
  expect(counts.at(-1)).toBeLessThan(2_170);
});

test.each([40, 2_000])("%i prompts, each there twice: both are dealt alike, in whichever order they come", (n) => {
  const keys = Float64Array.from([...prompts(n), ...prompts(n)]);
  const groups = dealtEvenly(keys, 10);
  expect(groups.subarray(n)).toEqual(groups.subarray(0, n));
  expect(dealtEvenly(keys.slice().reverse(), 10)).toEqual(groups.slice().reverse());
});
