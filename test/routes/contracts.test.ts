import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseContract } from "#app/domain/contract.ts";
import { loader as list } from "#app/routes/contracts._index/route.tsx";
import { loader as show } from "#app/routes/contracts.$contract._index/route.tsx";
import { loader as batchesCsv } from "#app/routes/contracts.$contract_.batches[.]csv/route.ts";
import { loader as contractJson } from "#app/routes/contracts.$contract_.contract[.]json/route.ts";
import { action as edit, loader as editForm } from "#app/routes/contracts.$contract_.edit/route.tsx";
import { loader as listCsv } from "#app/routes/contracts[.]csv/route.ts";
import { aContract, decided, delivered } from "#test/support/contract-story.ts";
import { callsWith, statusOf } from "#test/support/requests.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
beforeEach(async () => {
  tools = await testTools();
});
afterEach(() => tools.dispose());

const { get, post } = callsWith(() => tools);

describe("the list of contracts", () => {
  it("filters by vendor and sorts either way", async () => {
    await aContract(tools.db, { title: "A" });
    await aContract(tools.db, { title: "B", vendor: "Tidewater" });
    await aContract(tools.db, { title: "C" });
    const titles = async (query: string) => (await list(get(`/contracts${query}`))).contracts.map(({ title }) => title);
    expect(await titles("")).toEqual(["A", "C", "B"]);
    expect(await titles("?sort=-title")).toEqual(["C", "B", "A"]);
    expect(await titles("?vendor=Tidewater")).toEqual(["B"]);
    expect(await titles("?sort=nonsense&vendor=")).toEqual(["A", "C", "B"]);
  });

  it("is a CSV in which no title runs as a formula", async () => {
    await aContract(tools.db, { title: '=HYPERLINK("x")', vendor: "Tidewater, Ltd" });
    const text = await (await listCsv(get("/contracts.csv"))).text();
    expect(text).toContain(`,"'=HYPERLINK(""x"")","Tidewater, Ltd",comparison,17000,0,0,0,USD,running\r\n`);
  });
});

describe("a contract", () => {
  it("shows what is committed, delivered, accepted and effective", async () => {
    const id = await aContract(tools.db);
    await delivered(tools.db, id, 1, { items: 2_000, at: NOW });
    const accept = { commercial: "accept", training: "include", acceptedUnits: 1_900, payableMinor: 760_000 } as const;
    await decided(tools.db, id, 1, { ...accept, evidence: { after: { effective: 1_520.4 } } });
    const { page } = await show(get("/", { contract: id }));
    expect(page.standing).toEqual({
      committed: { units: 17_000, minor: 7_800_000 },
      delivered: { units: 2_000, minor: 800_000 },
      accepted: { units: 1_900, minor: 760_000 },
    });
    expect(page.effective).toBe(1_520);
    // $7,600 over 1,900 and over 1,520 units.
    expect(page.cost).toEqual({ perAccepted: 4_000_000, perEffective: 5_000_000 });
    expect(page.weeks.map(({ mark }) => mark)).toEqual(["decided", "to come", "to come"]);
  });

  it("has no effective size before a decision, and none that leaves a batch out of training", async () => {
    const id = await aContract(tools.db);
    expect((await show(get("/", { contract: id }))).page).toMatchObject({
      effective: null,
      cost: { perAccepted: null, perEffective: null },
    });
    await delivered(tools.db, id, 1, { items: 2_000, at: NOW });
    await decided(tools.db, id, 1, {
      commercial: "accept",
      training: "drop",
      acceptedUnits: 2_000,
      payableMinor: 800_000,
      evidence: { after: { effective: 2_000 } },
    });
    expect((await show(get("/", { contract: id }))).page).toMatchObject({ effective: 0, cost: { perEffective: null } });
  });

  it("is exported as the file that creates it", async () => {
    const id = await aContract(tools.db);
    const file = await (await contractJson(get("/", { contract: id }))).json();
    const parsed = parseContract(file);
    expect(parsed).toMatchObject({ ok: true, contract: { title: "General helpfulness", committedUnits: 17_000 } });
    expect(file.policy.name).toBe("Assay default");
  });

  it("lists its batches as CSV", async () => {
    const id = await aContract(tools.db);
    const lines = (await (await batchesCsv(get("/", { contract: id }))).text()).split("\r\n");
    expect(lines[1]).toBe("1,calibration,2026-10-12,2000,,,800000,,,USD,,,,,,");
  });

  it("is 404 on every screen when there is none", async () => {
    const nowhere = { contract: "../nowhere" };
    for (const screen of [show, editForm, contractJson, batchesCsv])
      expect(await statusOf(screen(get("/", nowhere)))).toBe(404);
    expect(await statusOf(edit(post({ title: "x" }, nowhere)))).toBe(404);
  });
});
