/** Fine label scales are read in steps that keep their order, their sides and their tie. */
import { expect, it } from "vitest";
import { scaleSteps } from "#app/metrics/scale-steps.ts";

it.each([5, 41, 42, 43, 100, 101, 201, 20_001])("%i points", (categories) => {
  const { count, of } = scaleSteps(categories);
  const steps = Array.from({ length: categories }, (_, category) => of(category));
  expect(count).toBe(categories <= 41 ? categories : 20 + (categories % 2));
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  expect(new Set(steps).size).toBe(count);
  expect(steps.map((step) => count - 1 - step).reverse()).toEqual(steps);
  if (categories % 2 === 1) expect(steps.filter((step) => step === (count - 1) / 2)).toHaveLength(1);
  expect([of(-1), of(categories), of(Number.NaN)]).toEqual([-1, -1, -1]);
});
