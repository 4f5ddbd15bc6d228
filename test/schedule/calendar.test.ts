import ICAL from "ical.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { action, loader as links } from "#app/routes/calendars._index/route.tsx";
import { loader as feed } from "#app/routes/calendars.$link.$secret[.]ics/route.ts";
import { calendarText } from "#app/schedule/calendar-text.ts";
import { addMilestoneOf, bookSlotOf, changeMilestone } from "#app/schedule/change-schedule.server.ts";
import { milestonesOf } from "#db/schedule.server.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";
import { call, deliverWeek, threeWeeks } from "../routes/a-batch.ts";

let tools: TestTools;
let contract = "";
let weeks: string[] = [];
beforeEach(async () => {
  tools = await testTools();
  ({ contractId: contract, weeks } = await threeWeeks(tools));
});
afterEach(() => tools.dispose());

const change = async (form: Record<string, string>) => {
  const sent = (await action({ ...call(tools, "/calendars", {}, form), unstable_pattern: "" } as never)) as {
    data: { address: string | null; errors: Record<string, string> };
  };
  return sent.data;
};
const open = async (address: string) => {
  const [, link = "", secret = ""] = /calendars\/([^/]+)\/(.+)\.ics$/.exec(address) ?? [];
  return (await feed(call(tools, "/", { link, secret }) as never)) as Response;
};
/** Read by a library that knows nothing of ours. */
const read = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    const { isDate } = event.startDate;
    const on = isDate ? event.startDate.toString() : event.startDate.toJSDate().toISOString();
    return { uid: event.uid, on, isDate, summary: event.summary, ends: isDate ? event.endDate.toString() : null };
  });

describe("a calendar of a contract", () => {
  it("is read by another program: whole days for what is due, instants for what runs out", async () => {
    await deliverWeek(tools, weeks[0] ?? "");
    await addMilestoneOf(tools, contract, {
      kind: "invoice",
      title: "Invoice; part 1, net",
      dueOn: "2026-10-25",
      owner: "ops",
      by: "t",
    });
    await bookSlotOf(tools, contract, { week: "3", units: "400", confirmBy: "2026-10-20", by: "t" });
    const { address } = await change({ intent: "make", contract, by: "tester" });
    const answer = await open(address ?? "");
    expect(answer.headers.get("Content-Type")).toBe("text/calendar; charset=utf-8");
    const events = read(await answer.text());
    expect(events.map(({ summary, on, isDate }) => [summary, on, isDate])).toEqual([
      ["Week 1 due: Helpfulness", "2026-10-12", true],
      ["Week 2 due: Helpfulness", "2026-10-19", true],
      ["Week 3 due: Helpfulness", "2026-10-26", true],
      ["Invoice; part 1, net: Helpfulness", "2026-10-25", true],
      ["Confirm the slot of week 3: Helpfulness", "2026-10-20", true],
      ["Rejection window, week 1: Helpfulness", new Date(NOW + 10 * 86_400_000).toISOString(), false],
    ]);
    expect(events[3]?.ends).toBe("2026-10-26");
    const [milestone] = await milestonesOf(tools.db, contract);
    await changeMilestone(tools, milestone?.id ?? "", { entry: "due", day: "2026-11-02", reason: "late", by: "t" });
    const after = read(await (await open(address ?? "")).text());
    expect(after.map(({ uid }) => uid)).toEqual(
      events
        .map(({ uid }) => uid)
        .toSorted((a, b) => after.findIndex((x) => x.uid === a) - after.findIndex((x) => x.uid === b)),
    );
    expect(after.find(({ uid }) => uid === events[3]?.uid)?.on).toBe("2026-11-02");
    expect(new Set(after.map(({ uid }) => uid)).size).toBe(after.length);
  });

  it("is not there for a wrong secret, a replaced one and an ended one; only a hash is stored", async () => {
    const { address: first } = await change({ intent: "make", contract: "", by: "tester" });
    const { links: known } = await links(call(tools, "/calendars", {}) as never);
    const id = known[0]?.id ?? "";
    const dump = JSON.stringify(tools.db.$client.prepare("SELECT * FROM calendar_links").all());
    expect(dump).not.toContain(/\/([^/]+)\.ics$/.exec(first ?? "")?.[1] ?? "nothing");
    expect(JSON.stringify(known)).not.toContain("okenSha256");
    await expect(open(`/calendars/${id}/wrong.ics`)).rejects.toMatchObject({ status: 404 });
    await expect(open("/calendars/none/wrong.ics")).rejects.toMatchObject({ status: 404 });
    const { address: second } = await change({ intent: "rotate", link: id });
    await expect(open(first ?? "")).rejects.toMatchObject({ status: 404 });
    expect((await open(second ?? "")).status).toBe(200);
    const [newest] = (await links(call(tools, "/calendars", {}) as never)).links.filter(
      (one) => one.revokedAt === null,
    );
    expect(await change({ intent: "revoke", link: newest?.id ?? "" })).toMatchObject({ address: null, errors: {} });
    await expect(open(second ?? "")).rejects.toMatchObject({ status: 404 });
    expect((await change({ intent: "rotate", link: id })).errors.form).toBe("There is no such link any more.");
    expect((await change({ intent: "make", contract: "none", by: "t" })).errors.contract).toBe(
      "There is no such contract.",
    );
  });

  it("folds long lines between characters and escapes what would end a value", () => {
    const summary = `${"Prüfung 🗓️ der Lieferung; ".repeat(12)}a, b\\c\nEND:VEVENT`;
    const text = calendarText(
      "A; b",
      [{ uid: "u@assay", summary, description: "", on: "2026-10-25", url: "http://localhost/x" }],
      NOW,
    );
    for (const line of text.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(read(text)).toEqual([{ uid: "u@assay", on: "2026-10-25", isDate: true, summary, ends: "2026-10-26" }]);
  });
});
