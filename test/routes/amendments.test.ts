/** Amending, importing and copying a contract, by their screens. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { copyContract } from "#app/contracts/copy-contract.server.ts";
import { loader as history } from "#app/routes/contracts.$contract.amendments/route.tsx";
import { loader as csv } from "#app/routes/contracts.$contract_.amendments[.]csv/route.ts";
import { loader as json } from "#app/routes/contracts.$contract_.contract[.]json/route.ts";
import { action as edit, loader as editForm } from "#app/routes/contracts.$contract_.edit/route.tsx";
import { action as importJson } from "#app/routes/contracts.import/route.tsx";
import { action as create, loader as newForm } from "#app/routes/contracts.new/route.tsx";
import { contractById, listContracts } from "#db/contracts.server.ts";
import { recordTerm, termsOf } from "#db/terms.server.ts";
import { aContract, CONTRACT_FILE, delivered } from "#test/support/contract-story.ts";
import { answerOf, callsWith } from "#test/support/requests.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
let id = "";
beforeEach(async () => {
  tools = await testTools();
  id = await aContract(tools.db);
});
afterEach(() => tools.dispose());

const { get, post } = callsWith(() => tools);
const form = async (): Promise<Record<string, string>> => (await editForm(get("/", { contract: id }))).values;
const amendments = async () => (await history(get("/", { contract: id }))).page.amendments;

describe("an amendment", () => {
  it("is asked for only once something was delivered", async () => {
    await edit(post({ ...(await form()), rejectionWindowDays: "12" }, { contract: id }));
    expect((await contractById(tools.db, id))?.rejectionWindowDays).toBe(12);
    expect(await amendments()).toEqual([]);
  });

  it("needs a reason, keeps everything typed, and then keeps both versions and their difference", async () => {
    await delivered(tools.db, id, 1, { items: 2_000, at: NOW });
    const typed: Record<string, string> = { ...(await form()), rejectionWindowDays: "12" };
    const refused = await answerOf(edit(post(typed, { contract: id })));
    expect(refused).toMatchObject({
      status: 400,
      data: {
        errors: { amendReason: "Say why the contract is amended." },
        values: { rejectionWindowDays: "12", title: typed.title },
      },
    });
    expect((await contractById(tools.db, id))?.rejectionWindowDays).not.toBe(12);
    await edit(post({ ...typed, amendReason: "Agreed by mail." }, { contract: id }));
    expect(await amendments()).toMatchObject([
      {
        number: 1,
        effectiveOn: "2026-10-19",
        reason: "Agreed by mail.",
        signer: "tester",
        changes: [{ path: "rejectionWindowDays", after: "12" }],
      },
    ]);
    const text = await (await csv(get("/", { contract: id }))).text();
    expect(text).toContain("1,2026-10-19,rejectionWindowDays,");
    for (const sql of ["UPDATE contract_amendments SET reason = 'x'", "DELETE FROM contract_amendments"])
      expect(() => tools.db.$client.prepare(sql).run()).toThrow("append-only");
  });

  it("leaves no version behind when nothing changes, and none when it is refused", async () => {
    await delivered(tools.db, id, 1, { items: 2_000, at: NOW });
    expect(await answerOf(edit(post(await form(), { contract: id })))).toMatchObject({ status: 302 });
    const euros = { ...(await form()), currency: "EUR", amendReason: "They moved." };
    expect(await answerOf(edit(post(euros, { contract: id })))).toMatchObject({
      status: 400,
      data: {
        errors: { currency: expect.stringContaining("Week 1 was delivered in USD") },
        values: { currency: "EUR" },
      },
    });
    expect(await amendments()).toEqual([]);
    expect((await contractById(tools.db, id))?.currency).toBe("USD");
  });
});

describe("a contract as JSON", () => {
  it("is imported; what is wrong is listed by place and the text is kept", async () => {
    const broken = JSON.stringify({ ...CONTRACT_FILE, title: "Imported", currency: "dollars" });
    expect(await answerOf(importJson(post({ json: broken, stage: "sourcing" })))).toMatchObject({
      status: 400,
      data: { json: broken, problems: [expect.stringContaining("currency:")] },
    });
    const whole = JSON.stringify({ ...CONTRACT_FILE, title: "Imported" });
    expect((await answerOf(importJson(post({ json: whole, stage: "sourcing" })))).status).toBe(302);
    expect(await answerOf(importJson(post({ json: whole })))).toMatchObject({ status: 400 });
  });
});

describe("a contract like another one", () => {
  const TERM = { kind: "publicity", value: { answer: "no" }, clause: "No names.", source: "§1", owner: "ops" } as const;
  beforeEach(async () => {
    await recordTerm(tools.db, {
      ...TERM,
      contractId: id,
      effectiveFrom: "2026-01-01",
      recordedAt: NOW,
      recordedBy: "ops",
    });
  });

  it("starts the form with its prices, weeks as a ramp and a start to come, and takes its terms along", async () => {
    const { values } = await newForm(get(`/contracts/new?like=${id}`));
    expect(values).toMatchObject({ vendor: CONTRACT_FILE.vendor, startsOn: "2026-10-26", like: id });
    const made = await answerOf(create(post({ ...values, title: "Winter" })));
    expect(made.status).toBe(302);
    const copy = (await listContracts(tools.db)).find(({ title }) => title === "Winter");
    expect(copy).toMatchObject({ committedUnits: 17_000 });
    expect(await termsOf(tools.db, copy?.id ?? "")).toMatchObject([TERM]);
  });

  it("is made by the command’s function too, at the sourcing stage", async () => {
    const made = await copyContract(tools, id, { title: "Spring", startsOn: "2027-03-01", by: "ops" });
    if (made.kind === "refused") throw new Error(made.message);
    const file = await (await json(get("/", { contract: made.id }))).json();
    expect(file).toMatchObject({ title: "Spring", startsOn: "2027-03-01", weeks: [{ dueOn: "2027-03-08" }, {}, {}] });
    expect(await copyContract(tools, id, { title: "Spring", startsOn: "2027-03-01", by: "ops" })).toMatchObject({
      kind: "refused",
    });
    expect(await copyContract(tools, id, { title: "Odd", startsOn: "soon", by: "ops" })).toMatchObject({
      kind: "refused",
      message: expect.stringContaining("is not a date"),
    });
  });
});
