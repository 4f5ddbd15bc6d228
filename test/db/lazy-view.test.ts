/** A view read column by column is the view read whole. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { batchView, lazyBatchView } from "#db/batch-views.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { takeIn } from "#test/release/released.ts";
import { lines, threeWeeks } from "#test/routes/a-batch.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
beforeEach(async () => {
  tools = await testTools();
});
afterEach(() => tools.dispose());

it("holds the same columns, of one delivery and of several", async () => {
  const [week = ""] = (await threeWeeks(tools)).weeks;
  await takeIn(tools, week, lines(60));
  const one = await activeDeliveries(tools.db, week);
  expect(await lazyBatchView(tools.db, one)).toEqual(await batchView(tools.db, one));
  await takeIn(tools, week, lines(20, 60), { kind: "correction" });
  const two = await activeDeliveries(tools.db, week);
  expect(two).toHaveLength(2);
  expect(await lazyBatchView(tools.db, two)).toEqual(await batchView(tools.db, two));
});
