/**
 * The 95 % intervals of the agreement metrics hold the truth of a known population in 93 to 97 % of samples, with and without
 * clustering, give or take two standard errors of this short simulation. `test/detection/coverage-table.ts` runs the long one.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { type Missed, missedBy, TRUTHS } from "./agreement-population.ts";

describe.each([
  { prompts: 200, itemsPerPrompt: 1, samples: 800 },
  { prompts: 200, itemsPerPrompt: 3, samples: 800 },
  { prompts: 2_000, itemsPerPrompt: 1, samples: 200 },
])("$prompts prompts of $itemsPerPrompt items", ({ prompts, itemsPerPrompt, samples }) => {
  let missed = new Map<string, Missed>();
  beforeAll(() => {
    missed = missedBy(prompts, itemsPerPrompt, samples);
  }, 120_000);
  const slack = 2 * Math.sqrt((0.95 * 0.05) / samples);
  test.each(TRUTHS.map(([id]) => id))("%s", (id) => {
    const { below, above, absent } = missed.get(id) ?? { below: 1, above: 1, absent: 1 };
    expect(absent).toBe(0);
    expect(1 - below - above).toBeGreaterThanOrEqual(0.93 - slack);
    expect(1 - below - above).toBeLessThanOrEqual(0.97 + slack);
  });
});
