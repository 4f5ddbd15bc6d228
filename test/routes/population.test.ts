/** The screens of the population: import with its preview, erasing, coverage against targets; and nothing anywhere else. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loader as coverage, action as setTargets } from "#app/routes/contracts.$contract_.population/route.tsx";
import { action, loader } from "#app/routes/vendors.$vendor_.population/route.tsx";
import { contractById, createVendor } from "#db/contracts.server.ts";
import { attributesOfVendor, replaceAttributes, targetsOfContract } from "#db/population.server.ts";
import { answerOf, statusOf } from "#test/support/requests.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";
import { call, deliverWeek, threeWeeks } from "./a-batch.ts";

let tools: TestTools;
let contract: string;
let vendor: string;
beforeEach(async () => {
  tools = await testTools();
  const { contractId, weeks } = await threeWeeks(tools);
  contract = contractId;
  vendor = (await contractById(tools.db, contractId))?.vendorId ?? "";
  await deliverWeek(tools, weeks[0] ?? "");
});
afterEach(() => tools.dispose());

/** w-0 … w-7 each judged 50: six of them north, w-6 on the islands, w-7 untold. */
const CSV = `annotator,region\n${[0, 1, 2, 3, 4, 5].map((i) => `w-${i},north`).join("\n")}\nw-6,islands\n`;

function send(fields: Record<string, string | File>, id = vendor) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return action({
    request: new Request("http://localhost/", { method: "POST", body }),
    params: { vendor: id },
    context: tools,
  });
}
async function imported(text = CSV) {
  const seen = await answerOf(send({ intent: "preview", file: new File([text], "a.csv") }));
  const { content } = seen.data as { content: string };
  return { seen, stored: await answerOf(send({ intent: "import", content })) };
}
const show = () => loader(call(tools, "/", { vendor })).then(({ page }) => page);

describe("importing attributes", () => {
  it("tells what would change, then replaces all that was known", async () => {
    await replaceAttributes(tools.db, vendor, [{ pseudonym: "w-9", attribute: "age", value: "30s" }], {
      importedAt: 1,
      importedBy: "before",
      fileSha256: "0",
    });
    const preview = await answerOf(send({ intent: "preview", file: new File([CSV], "a.csv") }));
    expect(preview).toMatchObject({
      status: 200,
      data: { plan: { annotators: 7, values: 7, replaced: { annotators: 1, values: 1 } } },
    });
    expect((await show()).attributes).toEqual([{ attribute: "age", annotators: 1, values: 1 }]);
    expect((await imported()).stored.status).toBe(302);
    expect(await show()).toMatchObject({
      annotators: 7,
      attributes: [{ attribute: "region", annotators: 7, values: 2 }],
      imported: { at: NOW, by: "tester", fileSha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });
  it("stores nothing of a file with a fault", async () => {
    const bad = new File([`${CSV}w-0,south\n`], "a.csv");
    const answer = await answerOf(send({ intent: "preview", file: bad }));
    expect(answer).toEqual({
      status: 400,
      data: { kind: "refused", field: "file", message: "Line 9, annotator: Given on an earlier line already." },
    });
    const forced = await answerOf(send({ intent: "import", content: Buffer.from("x").toString("base64") }));
    expect(forced.status).toBe(400);
    expect(await attributesOfVendor(tools.db, vendor)).toEqual([]);
    expect((await answerOf(send({ intent: "preview", file: new File([], "a.csv") }))).status).toBe(400);
  });
  it("leaves the attributes of other vendors alone", async () => {
    const other = await createVendor(tools.db, { name: "Other", now: NOW });
    await imported();
    await send({ intent: "erase-all" }, other.id);
    expect(await attributesOfVendor(tools.db, vendor)).toHaveLength(7);
    expect(await statusOf(send({ intent: "erase-all" }, "nobody"))).toBe(404);
    expect(await statusOf(loader(call(tools, "/", { vendor: "nobody" })))).toBe(404);
  });
});

describe("erasing", () => {
  it("takes one annotator, or all", async () => {
    await imported();
    expect(await answerOf(send({ intent: "erase", pseudonym: "w-77" }))).toMatchObject({
      status: 400,
      data: { field: "pseudonym", message: "Nothing is known of an annotator of this pseudonym." },
    });
    expect((await answerOf(send({ intent: "erase", pseudonym: " w-6 " }))).status).toBe(302);
    expect((await attributesOfVendor(tools.db, vendor)).map(({ pseudonym }) => pseudonym)).not.toContain("w-6");
    await send({ intent: "erase-all" });
    expect(await attributesOfVendor(tools.db, vendor)).toEqual([]);
  });
});

describe("coverage of a contract", () => {
  const at = (form?: Record<string, string>) => call(tools, "/", { contract }, form);
  it("counts annotators and judgments, and shows no small value", async () => {
    expect((await coverage(at())).page).toMatchObject({ annotators: 8, judgments: 400, coverage: [] });
    await imported();
    const { page } = await coverage(at());
    // One annotator on the islands: north is withheld too, or the rest would tell.
    expect(page.coverage).toEqual([
      {
        attribute: "region",
        cells: [
          { value: "islands", target: null, shown: { kind: "few" } },
          { value: "north", target: null, shown: { kind: "withheld" } },
        ],
        known: null,
        unknown: null,
      },
    ]);
    await send({ intent: "erase", pseudonym: "w-6" });
    await send({ intent: "erase", pseudonym: "w-5" });
    const [region] = (await coverage(at())).page.coverage;
    expect(region?.cells[0]?.shown).toMatchObject({ kind: "share", annotators: 5, judgments: 250, value: 1 });
  });
  it("stands against targets, which are refused with what was typed", async () => {
    await imported();
    expect(await answerOf(setTargets(at({ targets: "region, north" })))).toMatchObject({
      status: 400,
      data: { typed: "region, north", error: "Line 1: write attribute, value, share." },
    });
    expect((await answerOf(setTargets(at({ targets: "region, south, 30 %" })))).status).toBe(302);
    expect(await targetsOfContract(tools.db, contract)).toEqual([{ attribute: "region", value: "south", share: 0.3 }]);
    const [region] = (await coverage(at())).page.coverage;
    expect(region?.cells[2]).toEqual({ value: "south", target: 0.3, shown: { kind: "none" } });
    await setTargets(at({ targets: "" }));
    expect(await targetsOfContract(tools.db, contract)).toEqual([]);
    expect(await statusOf(coverage(call(tools, "/", { contract: "none" })))).toBe(404);
    expect(await statusOf(setTargets(call(tools, "/", { contract: "none" }, { targets: "" })))).toBe(404);
  });
});

describe("attributes", () => {
  it("lie in one table alone", async () => {
    await imported(CSV.replaceAll("north", "quite-a-rare-value"));
    const tables = tools.db.$client
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
      .pluck()
      .all() as string[];
    const holding = tables.filter((table) =>
      JSON.stringify(tools.db.$client.prepare(`SELECT * FROM "${table}"`).all()).includes("quite-a-rare-value"),
    );
    expect(holding).toEqual(["annotator_attributes"]);
  });
});
