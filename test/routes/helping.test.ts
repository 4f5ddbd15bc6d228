/** The pages "is the data helping?" and "what each batch is worth", and their downloads. */
import { parse } from "csv-parse/sync";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as contract from "#app/routes/contracts.$contract._index/route.tsx";
import * as helping from "#app/routes/contracts.$contract_.helping/route.tsx";
import * as helpingCsv from "#app/routes/contracts.$contract_.helping[.]csv/route.ts";
import * as leftOut from "#app/routes/releases.$release_.left-out/route.tsx";
import * as leftOutCsv from "#app/routes/releases.$release_.left-out[.]csv/route.ts";
import { aBase, aLoop, aRelease, aRun, type Loop, scored } from "#test/loop/a-loop.ts";
import { statusOf } from "#test/support/requests.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { call } from "./a-batch.ts";

let tools: TestTools;
let loop: Loop;

beforeEach(async () => {
  tools = await testTools();
  loop = await aLoop(tools.db);
  await aRelease(tools.db, loop, "r3", [1, 2, 3]);
  await aBase(tools.db);
  await scored(tools.db, "base", [0.5, 0.51, 0.52]);
  await scored(tools.db, await aRun(tools.db, { name: "w3", release: "r3" }), [0.6, 0.61, 0.62]);
  const without = { name: "without 2", kind: "ablation", release: "r3", leftOut: [loop.weeks[1]] };
  await scored(tools.db, await aRun(tools.db, without), [0.55, 0.56, 0.57]);
});
afterEach(() => tools.dispose());

it("the contract's page and its CSV say the same", async () => {
  const params = { contract: loop.contract };
  const { page } = await helping.loader(call(tools, "/helping", params));
  expect(page.verdict?.headline).toBe("The data through week 3 is helping.");
  const [head = [], row = []]: string[][] = parse(
    await (await helpingCsv.loader(call(tools, "/helping.csv", params))).text(),
  );
  const cell = (name: string) => row[head.indexOf(name)];
  expect([cell("week"), cell("run"), cell("release"), cell("over_base_claim")]).toEqual(["3", "w3", "r3", "better"]);
  expect(Number(cell("over_base_low"))).toBeCloseTo(page.series?.weeks[0]?.overBase?.interval?.low ?? 0, 12);
});

it("the release's table and its CSV say the same, with the money", async () => {
  const params = { release: "id-r3" };
  const { page } = await leftOut.loader(call(tools, "/left-out", params));
  expect(page.rows[0]).toMatchObject({ claim: "better", worth: { value: expect.closeTo(0.25) } });
  const [head = [], row = [], ...more]: string[][] = parse(
    await (await leftOutCsv.loader(call(tools, "/left-out.csv", params))).text(),
  );
  const cell = (name: string) => row[head.indexOf(name)];
  expect([cell("weeks_left_out"), cell("payable_minor_units"), cell("currency")]).toEqual(["2", "200000", "USD"]);
  expect(Number(cell("difference_per_10000"))).toBeCloseTo(0.25);
  expect(more.map((one) => one[head.indexOf("claim")])).toEqual(["no run", "no run"]);
});

it("what is not there is not found", async () => {
  for (const loader of [helping.loader, helpingCsv.loader])
    expect(await statusOf(loader(call(tools, "/", { contract: "none" })))).toBe(404);
  for (const loader of [leftOut.loader, leftOutCsv.loader])
    expect(await statusOf(loader(call(tools, "/", { release: "none" })))).toBe(404);
});

it("the contract's own page says it in a sentence, once a run says anything", async () => {
  const { helping: note } = await contract.loader(call(tools, "/", { contract: loop.contract }));
  expect(note).toEqual({ headline: "The data through week 3 is helping.", dueWeek: 3, state: "pass", word: "visible" });
  const other = await aLoop(tools.db, { title: "Other" });
  expect((await contract.loader(call(tools, "/", { contract: other.contract }))).helping).toBeNull();
});
