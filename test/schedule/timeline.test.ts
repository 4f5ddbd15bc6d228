import { expect, it } from "vitest";
import { loader } from "#app/routes/contracts.$contract.timeline/route.tsx";
import { loader as csv } from "#app/routes/contracts.$contract_.timeline[.]csv/route.ts";
import { addMilestoneOf } from "#app/schedule/change-schedule.server.ts";
import { addInstructionOf } from "#app/schedule/instructions-page.server.ts";
import { giveWeekReason } from "#app/schedule/week-reason.server.ts";
import { aContract } from "#test/support/a-contract.ts";
import { testTools } from "#test/support/tools.ts";
import { call } from "../routes/a-batch.ts";

it("the timeline of a contract puts every mark in the week in whose time it falls", async () => {
  const tools = await testTools();
  const approvedModels = [{ model: "model-a" }, { model: "model-b", fromWeek: 2 }];
  const { id: contract } = await aContract(tools.db, { approvedModels });
  const signed = { owner: "ops", by: "t", title: "" };
  await addMilestoneOf(tools, contract, { ...signed, kind: "signature", dueOn: "2026-10-12" });
  await addMilestoneOf(tools, contract, { ...signed, kind: "renewal", title: "=renewal", dueOn: "2026-12-24" });
  const document = { version: "1.0", body: "Be honest.", agreedOn: "2026-10-13", agreedBy: "both" };
  await addInstructionOf(tools, contract, document);
  await giveWeekReason(tools, contract, { week: "2", reason: "Two people are ill.", by: "t" });
  const { page } = await loader(call(tools, "/", { contract }) as never);
  expect(page.marks.map(({ on, week, kind, what }) => [on, week, kind, what])).toEqual([
    ["2026-10-12", 1, "checkpoint", "model-b from week 2"],
    ["2026-10-12", 1, "milestone", "Contract signed, overdue"],
    ["2026-10-13", 2, "instructions", "Instructions 1.0 agreed"],
    ["2026-10-19", 2, "slip", "Week 2: Two people are ill. (t)"],
    ["2026-12-24", null, "milestone", "=renewal, to come"],
  ]);
  expect(page.weeks.map(({ expectedUnits, validUnits }) => [expectedUnits, validUnits])).toEqual(
    Array(3).fill([10, null]),
  );
  expect(await (await csv(call(tools, "/", { contract }) as never)).text()).toContain("'=renewal, to come");
  tools.dispose();
});
