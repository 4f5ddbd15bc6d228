/** What is asked of a delivery's responses and judgments beside its metrics is read from its columns. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { unitsByDomain } from "#db/domain-units.server.ts";
import { erasureFacts } from "#db/erasure-plan.server.ts";
import { annotators } from "#db/schema.ts";
import { aContract } from "#test/support/a-contract.ts";
import { deliver, itemLine, itemLines } from "#test/support/deliver.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
beforeEach(async () => {
  tools = await testTools();
});
afterEach(() => tools.dispose());

const byOf = (annotator: string) => [{ annotator, kind: "likert", value: 2, points: 5 }];

it("ratings by domain, judgments of a pseudonym, and whom a vendor has", async () => {
  const { id, weeks } = await aContract(tools.db, { unit: "rating" });
  const [first, second] = weeks.map((week) => week.id);
  const three = [{ text: "one" }, { text: "two" }, { text: "three" }];
  const ranking = [{ annotator: "w-ada", kind: "ranking", ranks: [1, 2, 3] }];
  const some = itemLines(0, 4, { judgments: byOf("w-ada") }) + itemLines(4, 6, { judgments: byOf("w-eve") });
  const ranked = itemLine("r", { responses: three, judgments: ranking, domain: "coding" });
  // The second "item-4" is set aside, and with it the only word of w-zoe.
  const repeated = itemLine("item-4", { judgments: byOf("w-zoe"), domain: undefined });
  await deliver(tools, first ?? "", `${some}${ranked}\n${repeated}\n`);
  await deliver(tools, second ?? "", itemLines(10, 13, { judgments: byOf("w-ada"), domain: undefined }));

  expect(await unitsByDomain(tools.db, id, "rating")).toEqual(
    new Map([
      [first, { writing: 12, coding: 3 }],
      [second, { "": 6 }],
    ]),
  );
  const known = tools.db.select().from(annotators).all();
  expect(known.map(({ pseudonym }) => pseudonym).sort()).toEqual(["w-ada", "w-eve"]);
  const vendor = known[0]?.vendorId ?? "";
  // A ranking of three is three comparisons.
  expect(await erasureFacts(tools.db, vendor, "w-ada")).toEqual({
    ...{ judgments: 10, deliveries: 2, attributes: 0, answers: 0 },
  });
  expect(await erasureFacts(tools.db, vendor, "w-zoe")).toMatchObject({ judgments: 0, deliveries: 0 });
  expect(await erasureFacts(tools.db, "another", "w-ada")).toMatchObject({ judgments: 0, deliveries: 0 });
});
