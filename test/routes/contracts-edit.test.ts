import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loader as show } from "#app/routes/contracts.$contract._index/route.tsx";
import { loader as contractJson } from "#app/routes/contracts.$contract_.contract[.]json/route.ts";
import { action as edit, loader as editForm } from "#app/routes/contracts.$contract_.edit/route.tsx";
import { contractById, listPolicies } from "#db/contracts.server.ts";
import { aContract, CONTRACT_FILE, delivered } from "#test/support/contract-story.ts";
import { answerOf, callsWith } from "#test/support/requests.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
beforeEach(async () => {
  tools = await testTools();
});
afterEach(() => tools.dispose());

const { get, post } = callsWith(() => tools);

describe("editing a contract", () => {
  const formOf = async (id: string) => ({
    ...(await editForm(get("/", { contract: id }))).values,
    amendReason: "Agreed by mail.",
  });

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
