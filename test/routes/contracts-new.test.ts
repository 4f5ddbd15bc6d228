import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { action as create, loader as createForm } from "#app/routes/contracts.new/route.tsx";
import { contractTerms, listContracts, listVendors } from "#db/contracts.server.ts";
import { answerOf, callsWith } from "#test/support/requests.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
beforeEach(async () => {
  tools = await testTools();
});
afterEach(() => tools.dispose());

const { get, post } = callsWith(() => tools);

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
