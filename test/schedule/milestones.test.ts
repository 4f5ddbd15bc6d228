import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseContract } from "#app/domain/contract.ts";
import { milestoneStanding, slotState } from "#app/domain/milestone.ts";
import { changeContract } from "#app/review/change-contract.server.ts";
import { contractFile } from "#app/review/contract-file.server.ts";
import { action, loader } from "#app/routes/contracts.$contract.schedule/route.tsx";
import {
  action as milestoneAction,
  loader as milestoneLoader,
} from "#app/routes/contracts.$contract_.milestones_.$milestone/route.tsx";
import { loader as csv } from "#app/routes/contracts.$contract_.milestones[.]csv/route.ts";
import { loader as weeksCsv } from "#app/routes/contracts.$contract_.schedule[.]csv/route.ts";
import { loader as slotsCsv } from "#app/routes/contracts.$contract_.slots[.]csv/route.ts";
import { contractById } from "#db/contracts.server.ts";
import { milestonesOf } from "#db/schedule.server.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { call, deliverWeek, threeWeeks } from "../routes/a-batch.ts";

let tools: TestTools;
let contract = "";
let weeks: string[] = [];
beforeEach(async () => {
  tools = await testTools();
  ({ contractId: contract, weeks } = await threeWeeks(tools));
});
afterEach(() => tools.dispose());

const send = async (form: Record<string, string>) =>
  (await action({
    ...call(tools, `/contracts/${contract}/schedule`, { contract }, form),
    unstable_pattern: "",
  } as never)) as { status?: number; data?: { errors: Record<string, string> } };
const page = async () => (await loader(call(tools, "/", { contract }) as never)).page;
const MILESTONE = { intent: "milestone", kind: "invoice", dueOn: "2026-10-25", owner: "ops", by: "tester" };

describe("a milestone", () => {
  const due = (day: string, reason = "") => ({ entry: "due" as const, day, reason, by: "a", at: 1 });
  const at = (text: string) => Date.parse(text);

  it("keeps every due day it had, with why it slipped", () => {
    const standing = milestoneStanding(
      [due("2026-10-20"), due("2026-10-27", "ill"), due("2026-10-26", "back")],
      "UTC",
      0,
    );
    expect(standing).toMatchObject({ plannedOn: "2026-10-20", dueOn: "2026-10-26", slippedDays: 6 });
    expect(standing.slips.map(({ from, to, days, reason }) => [from, to, days, reason])).toEqual([
      ["2026-10-20", "2026-10-27", 7, "ill"],
      ["2026-10-27", "2026-10-26", -1, "back"],
    ]);
  });

  it("is overdue once its day is over in the zone of the contract", () => {
    const state = (now: string, zone: string) => milestoneStanding([due("2026-10-25")], zone, at(now)).state;
    expect(state("2026-10-25T22:59:59Z", "Europe/Berlin")).toBe("soon");
    expect(state("2026-10-25T23:00:00Z", "Europe/Berlin")).toBe("overdue");
    expect(state("2026-10-25T23:59:59Z", "UTC")).toBe("soon");
    expect(state("2026-10-01T00:00:00Z", "UTC")).toBe("to come");
  });

  it("is reached in time or late, open again, or given up", () => {
    const standingAfter = (...entries: ["done" | "reopened" | "withdrawn", string][]) =>
      milestoneStanding(
        [due("2026-10-20"), ...entries.map(([entry, day]) => ({ ...due(day), entry }))],
        "UTC",
        at("2026-10-01"),
      ).state;
    expect(standingAfter(["done", "2026-10-20"])).toBe("done");
    expect(standingAfter(["done", "2026-10-21"])).toBe("done late");
    expect(standingAfter(["done", "2026-10-19"], ["reopened", "2026-10-21"])).toBe("to come");
    expect(standingAfter(["withdrawn", "2026-10-19"])).toBe("withdrawn");
  });

  it("and a slot lapses when nobody confirms it in time", () => {
    const state = (now: string, on: string | null) =>
      slotState({ confirmBy: "2026-10-20", confirmed: on === null ? null : { on } }, "UTC", at(now));
    expect(state("2026-10-01", null)).toBe("booked");
    expect(state("2026-10-15", null)).toBe("confirm now");
    expect(state("2026-10-21", null)).toBe("lapsed");
    expect([state("2026-10-21", "2026-10-20"), state("2026-10-21", "2026-10-21")]).toEqual([
      "confirmed",
      "confirmed late",
    ]);
  });
});

describe("the schedule of a contract", () => {
  it("tells what each week expects, got and accepted, late and short", async () => {
    await deliverWeek(tools, weeks[0] ?? "");
    const { weeks: lines } = await page();
    expect(
      lines.map(({ dueOn, expectedUnits, validUnits, standing }) => [
        dueOn,
        expectedUnits,
        validUnits,
        standing.timing,
      ]),
    ).toEqual([
      ["2026-10-12", 400, 400, "delivered-late"],
      ["2026-10-19", 400, null, "due"],
      ["2026-10-26", 400, null, "upcoming"],
    ]);
    expect(lines[0]?.models).toEqual(["model-a", "model-b"]);
    const text = await (await weeksCsv(call(tools, "/", { contract }) as never)).text();
    expect(text).toContain("1,calibration,2026-10-12,UTC,400,400,400,,2026-10-19,delivered-late,7,full,0");
  });

  it("takes milestones and their slips, and writes nothing that is wrong", async () => {
    expect((await send(MILESTONE)).status).toBe(302);
    const wrong = await send({ ...MILESTONE, kind: "other", dueOn: "25 Oct", owner: "" });
    expect(Object.keys(wrong.data?.errors ?? {}).sort()).toEqual(["dueOn", "owner"]);
    const [made] = await milestonesOf(tools.db, contract);
    const params = { contract, milestone: made?.id ?? "" };
    const change = async (form: Record<string, string>) =>
      (await milestoneAction({ ...call(tools, "/", params, form), unstable_pattern: "" } as never)) as typeof wrong;
    const slip = { entry: "due", day: "2026-11-02", reason: "", by: "tester" };
    expect((await change(slip)).data?.errors).toEqual({ reason: "Say why." });
    expect((await change({ ...slip, reason: "=the vendor asked" })).status).toBe(302);
    expect((await change({ ...slip, entry: "done", day: "2026-12-01" })).data?.errors.day).toContain("not come yet");
    const { page: one } = await milestoneLoader(call(tools, "/", params) as never);
    expect([one.milestone.dueOn, one.milestone.slippedDays, one.entries.length]).toEqual(["2026-11-02", 8, 2]);
    expect(await (await csv(call(tools, "/", { contract }) as never)).text()).toContain("'=the vendor asked");
    expect(() => tools.db.$client.prepare("UPDATE milestone_entries SET day = '2026-01-01'").run()).toThrow(
      "append-only",
    );
    expect(() => tools.db.$client.prepare("DELETE FROM milestone_entries").run()).toThrow("append-only");
    await expect(
      milestoneLoader(call(tools, "/", { contract: "no", milestone: made?.id ?? "" }) as never),
    ).rejects.toMatchObject({ status: 404 });
  });

  it("expects an improvement by week 5 unless the milestone says otherwise", async () => {
    await send({ ...MILESTONE, kind: "improvement_visible" });
    await send({ ...MILESTONE, kind: "improvement_visible", week: "3" });
    expect((await page()).milestones.map(({ week }) => week)).toEqual([5, 3]);
  });

  it("books slots for its weeks, confirmed once, and then does not drop the week", async () => {
    const slot = { intent: "slot", week: "3", units: "400", confirmBy: "2026-10-20", by: "tester" };
    expect((await send({ ...slot, week: "9" })).data?.errors.week).toBe("The contract has no week 9.");
    expect((await send({ ...slot, confirmBy: "2026-11-20" })).data?.errors.confirmBy).toContain("due on 2026-10-26");
    await send(slot);
    const [booked] = (await page()).slots;
    expect(booked?.state).toBe("confirm now");
    const confirm = { intent: "confirm", slot: String(booked?.id), day: "2026-10-19", by: "tester" };
    expect((await send(confirm)).status).toBe(302);
    expect((await send(confirm)).data?.errors.form).toContain("was confirmed on 2026-10-19");
    expect((await page()).slots[0]).toMatchObject({
      state: "confirmed",
      confirmed: { on: "2026-10-19", by: "tester" },
    });
    expect(await (await slotsCsv(call(tools, "/", { contract }) as never)).text()).toContain(
      "3,400,2026-10-20,confirmed",
    );
    const stored = await contractById(tools.db, contract);
    const file = await contractFile(tools.db, contract);
    const parsed = parseContract({ ...file, weeks: file?.weeks?.slice(0, 2), committedUnits: 800 });
    if (!stored || !parsed.ok) throw new Error("no contract");
    expect(await changeContract(tools.db, stored, { terms: parsed.contract })).toMatchObject({
      kind: "refused",
      message: "Week 3 has a slot booked with the vendor and cannot be dropped.",
    });
  });
});

describe("why a week is late or short", () => {
  const say = (week: string, reason: string) => send({ intent: "reason", week, reason, by: "tester" });

  it("is said by a person, kept beside what is computed, and never replaced", async () => {
    expect(await say("2", "The vendor expects to be late.")).toMatchObject({ status: 302 });
    expect(await say("2", "It was a holiday.")).toMatchObject({ status: 302 });
    const week = (await page()).weeks[1];
    expect(week?.reasons).toMatchObject([
      { reason: "The vendor expects to be late.", by: "tester" },
      { reason: "It was a holiday." },
    ]);
    const text = await (await weeksCsv(call(tools, "/", { contract }) as never)).text();
    expect(text.split("\r\n")[2]).toContain("It was a holiday.,tester,");
    expect(() => tools.db.$client.exec("UPDATE week_reasons SET reason = 'other'")).toThrow("append-only");
  });

  it("is refused without a word, for a week that is not there, and for one that came in time and in full", async () => {
    expect(await say("2", " ")).toMatchObject({ data: { errors: { reason: "Say why." } } });
    expect(await say("9", "x")).toMatchObject({ data: { errors: { form: "The contract has no week 9." } } });
    await deliverWeek(tools, weeks[2] ?? "");
    expect((await page()).weeks[2]).toMatchObject({ explains: false });
    expect(await say("3", "x")).toMatchObject({
      data: { errors: { form: expect.stringContaining("nothing to explain") } },
    });
  });
});
