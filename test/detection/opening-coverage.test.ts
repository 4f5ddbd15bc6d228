/**
 * The interval of what openings foretell holds the AUC that is expected of deliveries of as many prompts, not that of the one
 * classifier that was learned: DeLong's interval alone would in 82 of 100. `npm run simulate:openings` runs more, at more sizes.
 */
import { expect, test } from "vitest";
import { openingCoverage } from "./opening-coverage.ts";

const SAMPLES = 300;
const SLACK = 2 * Math.sqrt((0.95 * 0.05) / SAMPLES);

test.each([
  { name: "words tell nothing", prompts: 400, itemsPerPrompt: 1 },
  { name: "many words tell much", prompts: 400, itemsPerPrompt: 1 },
  { name: "many words tell much", prompts: 110, itemsPerPrompt: 3 },
  { name: "one phrase tells", prompts: 110, itemsPerPrompt: 3 },
  { name: "templates tell", prompts: 110, itemsPerPrompt: 3 },
])(
  "$name, $prompts prompts of $itemsPerPrompt",
  ({ name, ...design }) => {
    const { below, above } = openingCoverage(name, { ...design, samples: SAMPLES });
    const coverage = 1 - (below + above) / SAMPLES;
    expect(coverage).toBeGreaterThanOrEqual(0.93 - SLACK);
    expect(coverage).toBeLessThanOrEqual(0.97 + SLACK);
  },
  60_000,
);
