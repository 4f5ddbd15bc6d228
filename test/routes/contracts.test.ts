import type { AppLoadContext } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseContract } from "#app/domain/contract.ts";
import { loader as list } from "#app/routes/contracts._index/route.tsx";
import { loader as show } from "#app/routes/contracts.$contract/route.tsx";
import { loader as batchesCsv } from "#app/routes/contracts.$contract_.batches[.]csv/route.ts";
import { loader as contractJson } from "#app/routes/contracts.$contract_.contract[.]json/route.ts";
import { action as edit, loader as editForm } from "#app/routes/contracts.$contract_.edit/route.tsx";
import { action as create, loader as createForm } from "#app/routes/contracts.new/route.tsx";
import { loader as listCsv } from "#app/routes/contracts[.]csv/route.ts";
import { contractById, contractTerms, listContracts, listPolicies, listVendors } from "#db/contracts.server.ts";
import { aContract, CONTRACT_FILE, decided, delivered } from "#test/support/contract-story.ts";
import { answerOf, formRequest, statusOf } from "#test/support/requests.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
beforeEach(async () => {
  tools = await testTools();
});
afterEach(() => tools.dispose());

const get = (url = "/", params: Record<string, string> = {}) => ({
  request: new Request(`http://localhost${url}`),
  params,
  context: tools as AppLoadContext,
});
const post = (fields: Record<string, string>, params: Record<string, string> = {}) => ({
  request: formRequest(fields),
  params,
  context: tools as AppLoadContext,
});

const TYPED = {
  intent: "save",
  newVendor: "Larkfield Annotation",
  title: "General helpfulness",
  unit: "comparison",
  currency: "USD",
  committedUnits: "17000",
  "tier-0-from": "1",
  "tier-0-price": "4.00",
  "tier-1-from": "7001",
  "tier-1-price": "5.00",
  startsOn: "2026-10-05",
  weekCount: "3",
  ramp: "2000, 5000, 10000",
  calibrationWeeks: "1",
  feedbackKind: "likert",
  feedbackScale: "5",
  approvedModels: "tuned-7b-a",
  rejectionWindowDays: "10",
};

describe("creating a contract", () => {
  it("offers the next Monday and the vendor it was opened from", async () => {
    await create(post(TYPED));
    const [vendor] = await listVendors(tools.db);
    const { values, vendors, policies } = await createForm(get(`/contracts/new?vendor=${vendor?.id}`));
    expect(values).toMatchObject({ startsOn: "2026-10-26", vendor: "Larkfield Annotation" });
    expect(vendors).toEqual(["Larkfield Annotation"]);
    expect(policies).toMatchObject([{ name: "Assay default", version: 1 }]);
  });

  it("stores vendor, terms, weeks and the default policy, and goes to the contract", async () => {
    const answer = await answerOf(create(post(TYPED)));
    const [contract] = await listContracts(tools.db);
    expect(answer).toEqual({ status: 302, location: `/contracts/${contract?.id}` });
    expect(contract).toMatchObject({ vendor: "Larkfield Annotation", committedUnits: 17_000, currency: "USD" });
    expect(
      (await contractTerms(tools.db, contract?.id ?? "")).tiers.map(({ unitPriceMicro }) => unitPriceMicro),
    ).toEqual([4_000_000, 5_000_000]);
  });

  it("previews the schedule without storing anything", async () => {
    expect(await create(post({ ...TYPED, intent: "preview" }))).toMatchObject({
      errors: {},
      values: { ramp: "2000, 5000, 10000" },
    });
    expect(await listContracts(tools.db)).toEqual([]);
  });

  it("keeps what was typed and names the faults with status 400", async () => {
    const answer = await answerOf(create(post({ ...TYPED, title: "", committedUnits: "lots" })));
    expect(answer).toMatchObject({
      status: 400,
      data: { values: { committedUnits: "lots" }, errors: { title: "Give the contract a title." } },
    });
    expect(await listVendors(tools.db)).toEqual([]);
  });

  it("refuses a second contract of that title, and a policy that is not there", async () => {
    await create(post(TYPED));
    expect(await answerOf(create(post(TYPED)))).toMatchObject({
      status: 400,
      data: { errors: { title: expect.stringContaining("already has") } },
    });
    const answer = await answerOf(create(post({ ...TYPED, title: "B", policyId: "none" })));
    expect(answer).toMatchObject({ status: 400, data: { errors: { policyId: "There is no such policy." } } });
  });
});

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
    expect(text).toContain(`,"'=HYPERLINK(""x"")","Tidewater, Ltd",comparison,17000,0,0,0,USD\r\n`);
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
    expect(await statusOf(edit(post(TYPED, nowhere)))).toBe(404);
  });
});

describe("editing a contract", () => {
  const formOf = async (id: string) => (await editForm(get("/", { contract: id }))).values;

  it("changes nothing when the form is sent back as it came", async () => {
    const id = await aContract(tools.db);
    const before = await (await contractJson(get("/", { contract: id }))).text();
    expect(await answerOf(edit(post(await formOf(id), { contract: id })))).toEqual({
      status: 302,
      location: `/contracts/${id}`,
    });
    expect(await (await contractJson(get("/", { contract: id }))).text()).toBe(before);
  });

  it("changes due day, volume, phase and instructions of a week, and keeps its delivery", async () => {
    const id = await aContract(tools.db);
    await delivered(tools.db, id, 1, { items: 2_000, at: NOW });
    const changes = {
      "week-1-due": "2026-10-13",
      "week-1-units": "1 000",
      "week-2-units": "6000",
      "week-2-phase": "calibration",
      "week-2-instruction": "1.1",
    };
    await edit(post({ ...(await formOf(id)), ...changes }, { contract: id }));
    const { page } = await show(get("/", { contract: id }));
    expect(page.weeks.slice(0, 2)).toMatchObject([
      { dueAt: Date.UTC(2026, 9, 13), planned: { units: 1_000 }, delivered: { units: 2_000 } },
      { phase: "calibration", instructionVersion: "1.1", planned: { units: 6_000 } },
    ]);
  });

  it("adds weeks, drops empty ones, and refuses to drop one with a delivery", async () => {
    const id = await aContract(tools.db);
    await delivered(tools.db, id, 2, { items: 5_000, at: NOW });
    const form = await formOf(id);
    const longer = {
      ...form,
      weekCount: "4",
      "week-3-units": "9000",
      "week-4-due": "2026-11-02",
      "week-4-units": "1000",
    };
    await edit(post(longer, { contract: id }));
    expect((await show(get("/", { contract: id }))).page.weeks).toHaveLength(4);
    const two = { ...form, weekCount: "2", "week-2-units": "15000" };
    await edit(post(two, { contract: id }));
    expect((await show(get("/", { contract: id }))).page.weeks).toHaveLength(2);
    const answer = await answerOf(edit(post({ ...form, weekCount: "1", "week-1-units": "17000" }, { contract: id })));
    expect(answer).toMatchObject({
      status: 400,
      data: { errors: { weekCount: "Week 2 has a delivery and cannot be dropped." } },
    });
  });

  it("keeps its vendor whatever the form says, and refuses a title that is taken", async () => {
    await aContract(tools.db, { title: "Taken" });
    const id = await aContract(tools.db);
    await edit(post({ ...(await formOf(id)), vendor: "Somebody else" }, { contract: id }));
    expect(await contractById(tools.db, id)).toMatchObject({ vendor: CONTRACT_FILE.vendor });
    const answer = await answerOf(edit(post({ ...(await formOf(id)), title: "Taken" }, { contract: id })));
    expect(answer).toMatchObject({
      status: 400,
      data: { errors: { title: expect.stringContaining("already has") }, values: { title: "Taken" } },
    });
    expect(await listPolicies(tools.db)).toHaveLength(1);
  });
});
