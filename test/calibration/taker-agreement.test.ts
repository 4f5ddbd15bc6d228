/** The interval of the agreement of takers, against the spread of the agreement over rounds of like items and takers. */
import { expect, it } from "vitest";
import { takerAgreement } from "#app/calibration/taker-agreement.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";

const random = seededRandom(9);
const TAKERS = 14;
const ITEMS = 41;

/** Items differ in how clear they are; each of the takers answers each. */
function round() {
  return Array.from({ length: ITEMS }, (_, item) => {
    const clear = 0.6 + 0.4 * random();
    return Array.from({ length: TAKERS }, () => ({
      item,
      ...{ strength: random() < clear ? -1 : 1, tie: "none" as const },
    }));
  }).flat();
}

it("covers what the takers agree in on average in 95 % of rounds, and is no wider than that takes", () => {
  const rounds = Array.from({ length: 1000 }, () => takerAgreement(round()));
  // E[c² + (1 - c)²] for c uniform on 0.6 … 1.
  const truth = 1 - 2 * (0.8 - (0.64 + 0.4 ** 2 / 12));
  const covered = rounds.filter((one) => one && one.low <= truth && truth <= one.high).length / 1000;
  expect(covered).toBeGreaterThan(0.925);
  expect(covered).toBeLessThan(0.975);
  expect(rounds[0]).toMatchObject({ items: ITEMS, pairs: (ITEMS * TAKERS * (TAKERS - 1)) / 2 });
});
