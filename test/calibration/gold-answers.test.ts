/** Deliveries against gold: what an annotator answers again is kept with weight 0, and is no second answer here either. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { batchEffects } from "#app/calibration/batch-effect.server.ts";
import { answersToGold } from "#app/calibration/contract-gold.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { aContract } from "#test/support/a-contract.ts";
import { deliver } from "#test/support/deliver.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { lines, pair } from "./a-round.ts";

let tools: TestTools;
beforeEach(async () => {
  tools = await testTools();
});
afterEach(() => tools.dispose());

const given = (annotator: string, value: number) => ({ annotator, kind: "likert", value, points: 5 });
/** Gold says first. Three people answer, and w-0 is asked again and turns round. */
const asked = (k: number) =>
  pair(k, {
    gold: { kind: "likert", value: 1, points: 5 },
    judgments: [
      given("w-0", 1),
      given("w-1", 1),
      given("w-2", 5),
      { ...given("w-0", 5), is_repeat_of: "judgments[0]" },
    ],
  });

const WEEKS = ["1.0", "2.0", "2.0"].map((instructionVersion, i) => ({
  ...{ week: i + 1, phase: "production", dueOn: `2026-10-${12 + 7 * i}`, expectedUnits: 10, instructionVersion },
}));

it("an effect of the instructions, and gold of the contract, count the first answer alone", async () => {
  const { id, weeks } = await aContract(tools.db, { ramp: undefined, weeks: WEEKS });
  const [one = "", two = ""] = weeks.map((week) => week.id);
  await deliver(tools, one, lines([0, 1, 2].map(asked)));
  await deliver(tools, two, lines([3, 4, 5].map(asked)));
  const [effect] = await batchEffects(tools, id);
  expect(effect?.outcome).toMatchObject({ kind: "estimate", nBefore: 9, nAfter: 9, difference: { before: 6 / 9 } });

  const view = await tools.views.of(await activeDeliveries(tools.db, one));
  const gold = [0, 1, 2].map((item) => ({
    pairKey: view.items.pairKey[item] as number,
    firstKey: view.responses.key[view.items.firstResponse[item] as number] as number,
    ...{ keyStrength: -1, keyTie: "none" as const },
  }));
  const found = answersToGold(view, gold);
  expect([found.pairs, found.answers.length, found.answers.filter(({ right }) => right).length]).toEqual([3, 9, 6]);
});
