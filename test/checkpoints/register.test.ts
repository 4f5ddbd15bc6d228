import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fileLike } from "#app/contracts/copy-contract.server.ts";
import type { ContractFile } from "#app/domain/contract-file.ts";
import { contractFile } from "#app/review/contract-file.server.ts";
import { loader as records } from "#app/routes/batches.$batch.records/route.tsx";
import { loader as list, action as register } from "#app/routes/contracts.$contract.checkpoints/route.tsx";
import { action, loader } from "#app/routes/contracts.$contract_.checkpoints_.$model/route.tsx";
import { loader as csv } from "#app/routes/contracts.$contract_.checkpoints[.]csv/route.ts";
import { loader as weeksCsv } from "#app/routes/contracts.$contract_.on-policy[.]csv/route.ts";
import { aContract } from "#test/support/a-contract.ts";
import { deliver, itemLine } from "#test/support/deliver.ts";
import { answerOf, statusOf } from "#test/support/requests.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { call } from "../routes/a-batch.ts";

let tools: TestTools;
beforeEach(async () => {
  tools = await testTools();
});
afterEach(() => tools.dispose());

const judged = (id: string, at: string, model: string) =>
  itemLine(id, {
    responses: [
      { text: `One answer to ${id}.`, model },
      { text: `Another, longer answer to ${id}.`, model },
    ],
    judgments: [{ annotator: "w-01", kind: "likert", value: 2, points: 5, at }],
  });

/** Week 1 (5 to 12 October), nine records of v1 judged on Tuesday and one on Thursday; none is registered. */
async function aWeek(approvedModels: unknown[] = []) {
  const { id, weeks } = await aContract(tools.db, { approvedModels });
  const lines = Array.from({ length: 9 }, (_, i) => judged(`early-${i}`, "2026-10-06T10:00:00Z", "v1"));
  const batch = weeks[0]?.id ?? "";
  await deliver(tools, batch, `${[...lines, judged("late", "2026-10-08T10:00:00Z", "v1")].join("\n")}\n`);
  return { contract: id, batch };
}

const send = (contract: string, model: string, fields: Record<string, string>) =>
  answerOf(action(call(tools, "/", { contract, model }, { by: "ops", ...fields }) as never));
const listed = async (contract: string, query = "") =>
  (await list(call(tools, `/${query}`, { contract }) as never)).page;
const errorsIn = (answer: { data?: unknown }) => (answer.data as { errors: Record<string, string> }).errors;

describe("the register of checkpoints", () => {
  it("lists names that deliveries carry and nobody registered; one press registers, a day approves, the share follows", async () => {
    const { contract, batch } = await aWeek();
    const before = await listed(contract);
    expect(before.unknown).toMatchObject([{ model: "v1", batches: [{ week: 1, batchId: batch }] }]);
    expect(before.weeks[0]?.share).toMatchObject({
      kind: "not-computable",
      reason: "No checkpoint is registered as approved for collection.",
    });
    const pressed = await answerOf(register(call(tools, "/", { contract }, { model: "v1", by: "ops" }) as never));
    expect(pressed).toEqual({ status: 302, location: `/contracts/${contract}/checkpoints/v1` });
    const registered = await listed(contract);
    expect(registered.unknown).toEqual([]);
    expect(registered.checkpoints).toMatchObject([{ model: "v1", state: "not approved", isRegistered: true }]);
    expect(registered.weeks[0]?.share.kind).toBe("not-computable");

    await send(contract, "v1", { intent: "approve", fromDay: "2026-10-05", toDay: "2026-10-07" });
    const after = await listed(contract);
    // Nine of ten items were judged while it was approved, two responses each.
    expect(after.weeks[0]?.share).toMatchObject({ kind: "estimate", value: 0.9, n: 20 });
    expect(after.weeks[0]?.models).toEqual([{ model: "v1", responses: 20 }]);
    expect(after.checkpoints).toMatchObject([{ approved: "2026-10-05 to 2026-10-07", state: "ended" }]);
  });

  it("counts what was judged outside the window and during a downtime, and opens those records", async () => {
    const { contract, batch } = await aWeek();
    await register(
      call(tools, "/", { contract }, { model: "v1", fromDay: "2026-10-05", toDay: "2026-10-07", by: "o" }) as never,
    );
    const down = { intent: "downtime", fromAt: "2026-10-06T09:30", toAt: "2026-10-06T10:30", note: "No answer." };
    expect((await send(contract, "v1", down)).status).toBe(302);
    const { page } = await loader(call(tools, "/", { contract, model: "v1" }) as never);
    const spans = page.weeks[0]?.collected?.spans ?? [];
    expect(spans.map(({ kind, judgments }) => [kind, judgments])).toEqual([
      ["downtime", 9],
      ["outside the window", 1],
    ]);
    for (const { href, judgments } of spans) {
      const shown = await records(call(tools, href, { batch }) as never);
      expect(shown).toMatchObject({ page: { judgments } });
    }
    expect(page.weeks[0]?.collected).toMatchObject({ judgments: 10, dated: 10 });
  });

  it("keeps the contract's weeks for what only the contract names, until the register says its own", async () => {
    const { contract } = await aWeek([
      { model: "v1", fromWeek: 1, toWeek: 1 },
      { model: "v2", fromWeek: 2 },
    ]);
    const { checkpoints, weeks } = await listed(contract);
    expect(checkpoints.map(({ model, approved, isRegistered }) => [model, approved, isRegistered])).toEqual([
      ["v1", "week 1, by the contract", false],
      ["v2", "weeks 2 to the last, by the contract", false],
    ]);
    expect(weeks[0]).toMatchObject({ share: { value: 1, n: 20 }, age: { kind: "not-enough", n: 20 } });
    await send(contract, "v1", { intent: "end", toDay: "2026-10-07", note: "It repeats itself." });
    expect((await listed(contract)).weeks[0]?.share).toMatchObject({ value: 0.9 });
  });

  it("goes out with the contract's JSON and comes in with it; a copy leaves the days behind", async () => {
    const checkpoints = [
      { model: "v1", family: "sft", order: 1, about: "Round 1.", approved: [{ from: "2026-10-05", to: "2026-10-09" }] },
      { model: "v2", family: "sft", order: 2, endpoint: "Queue b." },
    ];
    const { id } = await aContract(tools.db, { checkpoints });
    const file = await contractFile(tools.db, id);
    expect(file?.checkpoints).toEqual(checkpoints);
    expect(fileLike(file as ContractFile, { title: "Next", startsOn: "2027-01-04" }).checkpoints).toEqual(
      checkpoints.map(({ approved: _, ...one }) => one),
    );
    expect((await listed(id)).checkpoints).toMatchObject([
      { model: "model-a", isRegistered: false },
      { model: "model-b", isRegistered: false },
      { model: "v1", approved: "2026-10-05 to 2026-10-09", state: "ended" },
      { model: "v2", state: "not approved" },
    ]);
  });

  it("sorts, and exports both tables with formulas made harmless", async () => {
    const { contract } = await aWeek(["v2"]);
    await register(call(tools, "/", { contract }, { model: "=v1", family: "a", place: "2", by: "ops" }) as never);
    const order = async (sort: string) =>
      (await (await csv(call(tools, `/?checkpoints-sort=${sort}`, { contract }) as never)).text())
        .split("\r\n")
        .slice(1, -1)
        .map((line) => line.split(",")[0]);
    expect(await order("name")).toEqual(["'=v1", "v2"]);
    expect(await order("-name")).toEqual(["v2", "'=v1"]);
    expect(await (await csv(call(tools, "/", { contract }) as never)).text()).toContain("'=v1,a,2,,yes,not approved");
    expect(await (await weeksCsv(call(tools, "/", { contract }) as never)).text()).toMatch(/\r\n1,0,0,0,20,,/);
  });
});

describe("the register refuses", () => {
  it.each([
    [
      "a window that ends before it begins",
      { intent: "approve", fromDay: "2026-10-07", toDay: "2026-10-05" },
      "toDay",
      /before it begins/,
    ],
    [
      "an approval that overlaps another",
      { intent: "approve", fromDay: "2026-10-20" },
      "fromDay",
      /approved from 2026-10-05 already/,
    ],
    [
      "an end beyond which nothing is approved",
      { intent: "end", toDay: "yesterday", note: "x" },
      "toDay",
      /YYYY-MM-DD/,
    ],
    [
      "a downtime that ends before it begins",
      { intent: "downtime", fromAt: "2026-10-06T10:00", toAt: "2026-10-06T09:00", note: "x" },
      "toAt",
      /ends before/,
    ],
    [
      "a downtime that overlaps another",
      { intent: "downtime", fromAt: "2026-10-06T08:00", toAt: "2026-10-06T09:30", note: "x" },
      "fromAt",
      /down from 2026-10-06 09:00 UTC already/,
    ],
    [
      "to drop what a batch was collected with",
      { intent: "delete" },
      "form",
      /Week 1 was delivered with responses of v1/,
    ],
    ["to restore what is not retired", { intent: "restore", note: "x" }, "form", /not retired/],
    ["an unsigned entry", { intent: "retire", toDay: "2026-10-19", note: "x", by: "" }, "by", /Sign/],
  ])("%s", async (_, fields, field, message) => {
    const { contract } = await aWeek();
    await register(call(tools, "/", { contract }, { model: "v1", fromDay: "2026-10-05", by: "ops" }) as never);
    await send(contract, "v1", { intent: "downtime", fromAt: "2026-10-06T09:00", toAt: "", note: "down" });
    const before = JSON.stringify(await listed(contract));
    const answer = await send(contract, "v1", fields as Record<string, string>);
    expect(answer.status).toBe(400);
    expect(errorsIn(answer)[field]).toMatch(message);
    expect(JSON.stringify(await listed(contract))).toBe(before);
  });

  it("the same name twice, and a name that is not there", async () => {
    const { contract } = await aWeek();
    const again = () => answerOf(register(call(tools, "/", { contract }, { model: "v1", by: "ops" }) as never));
    await again();
    expect(errorsIn(await again()).model).toMatch(/registered for this contract already/);
    expect(await statusOf(loader(call(tools, "/", { contract, model: "v9" }) as never))).toBe(404);
    expect(await statusOf(list(call(tools, "/", { contract: "none" }) as never))).toBe(404);
  });

  it("nothing else: one that no delivery names is taken out, with its history", async () => {
    const { contract } = await aWeek();
    await register(call(tools, "/", { contract }, { model: "typo", by: "ops" }) as never);
    expect(await send(contract, "typo", { intent: "delete" })).toMatchObject({
      location: `/contracts/${contract}/checkpoints`,
    });
    expect((await listed(contract)).checkpoints).toEqual([]);
  });
});
