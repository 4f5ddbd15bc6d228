/**
 * What a contract desk is given wrongly: each is refused by the form, by the import and by an amendment, in a sentence that
 * names the conflict; what was typed is kept, and nothing is stored. The same on the command line: test/cli/bad-contracts.
 */
import type { AppLoadContext } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rejectionWindow } from "#app/domain/schedule.ts";
import { endOfDays } from "#app/domain/terms/clock.ts";
import { invoiceOfJson } from "#app/ledger/read-invoice-file.ts";
import { recordInvoice } from "#app/ledger/write-entry.server.ts";
import { action as edit, loader as editForm } from "#app/routes/contracts.$contract_.edit/route.tsx";
import { action as enterInvoice } from "#app/routes/contracts.$contract_.invoices.new/route.tsx";
import { action as importJson } from "#app/routes/contracts.import/route.tsx";
import { action as create, loader as newForm } from "#app/routes/contracts.new/route.tsx";
import { amendmentsOf } from "#db/amendments.server.ts";
import { batchesOf, contractById, listContracts } from "#db/contracts.server.ts";
import { ledgerOf } from "#db/ledger.server.ts";
import { WEEK_REFERENCES } from "#db/week-references.server.ts";
import { aContract, CONTRACT_FILE, decided, delivered } from "#test/support/contract-story.ts";
import { answerOf, formRequest } from "#test/support/requests.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
beforeEach(async () => {
  tools = await testTools();
});
afterEach(() => tools.dispose());

const asked = (fields: Record<string, string>, params: Record<string, string> = {}) => ({
  request: formRequest(fields),
  params,
  context: tools as AppLoadContext,
});
const got = (params: Record<string, string> = {}) => ({
  request: new Request("http://localhost/"),
  params,
  context: tools as AppLoadContext,
});

describe("a contract that contradicts itself is stored neither by the form nor by the import", () => {
  const weeks = [
    { week: 1, phase: "calibration", dueOn: "2026-10-12", expectedUnits: 7_000 },
    { week: 3, phase: "production", dueOn: "2026-10-19", expectedUnits: 10_000 },
  ];
  it.each([
    [
      "overlapping tiers",
      {
        tiers: [
          { fromUnit: 1, toUnit: 500, unitPrice: "4.00" },
          { fromUnit: 400, unitPrice: "5.00" },
        ],
      },
      "The tiers from unit 1 and from unit 400 overlap: units 400 to 500 are priced twice.",
    ],
    ["gaps in the schedule", { weeks, ramp: undefined }, "Week 3 follows week 1: weeks run 1, 2, 3 … without gaps."],
    [
      "an end before the start",
      { weeks: weeks.map((one, i) => ({ ...one, week: i + 1 })), ramp: undefined, startsOn: "2026-10-12" },
      "Week 1 is due on 2026-10-12; the contract starts on 2026-10-12, and a week is due after that.",
    ],
    [
      "an approval that ends before it begins",
      { checkpoints: [{ model: "a", approved: [{ from: "2026-10-09", to: "2026-10-05" }] }] },
      "The window ends on 2026-10-05, before it begins on 2026-10-09.",
    ],
    [
      "a time zone that does not exist",
      { timeZone: "Europe/Nowhere" },
      "Give the time zone as an IANA name, such as Europe/Berlin or UTC.",
    ],
  ])("%s, imported", async (_, changes, message) => {
    const json = JSON.stringify({ ...CONTRACT_FILE, ...changes });
    const answer = await answerOf(importJson(asked({ json })));
    expect(answer).toMatchObject({ status: 400, data: { json, problems: [expect.stringContaining(message)] } });
    expect(await listContracts(tools.db)).toEqual([]);
  });

  it.each([
    [
      "overlapping tiers",
      { "tier-0-from": "1", "tier-1-from": "1", "tier-1-price": "5.00" },
      "tier-1-from",
      "The tiers from unit 1 and from unit 1 overlap: each starts at a later unit than the one before.",
    ],
    ["a start that is none", { startsOn: "2026-02-30" }, "startsOn", '"2026-02-30" is not a date. Write YYYY-MM-DD.'],
  ])("%s, typed", async (_, changes, field, message) => {
    const { values } = await newForm(got() as never);
    const typed = { ...values, newVendor: "Larkfield", title: "T", committedUnits: "17000", weekCount: "3" };
    const answer = await answerOf(create(asked({ ...typed, "tier-0-price": "4.00", ...changes }) as never));
    expect(answer).toMatchObject({ status: 400, data: { errors: { [field]: message }, values: { title: "T" } } });
    expect(await listContracts(tools.db)).toEqual([]);
  });
});

describe("a change against what has happened leaves the contract as it was", () => {
  const formOf = async (id: string) =>
    (await editForm(got({ contract: id }) as never)).values as Record<string, string>;
  async function refused(id: string, changes: Record<string, string>) {
    const before = JSON.stringify(await contractById(tools.db, id));
    const typed = { ...(await formOf(id)), amendReason: "Agreed.", ...changes };
    const answer = await answerOf(edit(asked(typed, { contract: id }) as never));
    expect(answer.status).toBe(400);
    expect(JSON.stringify(await contractById(tools.db, id))).toBe(before);
    expect(await amendmentsOf(tools.db, id)).toEqual([]);
    return (answer.data as { errors: Record<string, string> }).errors;
  }

  it("a currency change after deliveries", async () => {
    const id = await aContract(tools.db);
    await delivered(tools.db, id, 1, { items: 2_000, at: NOW });
    expect(await refused(id, { currency: "EUR" })).toEqual({
      currency: "Week 1 was delivered in USD; the currency cannot become EUR. Make a new contract instead.",
    });
  });

  it("a currency change after an invoice, before any delivery", async () => {
    const id = await aContract(tools.db);
    const line = { batchId: null, description: "Set-up", units: null, unitPriceMicro: null, amountMinor: 100_000 };
    const head = { number: "2026-1", datedOn: "2026-10-01", currency: "USD", note: "", by: "ops" };
    await recordInvoice(tools.db, id, { ...head, lines: [line] }, NOW);
    expect(await refused(id, { currency: "EUR" })).toEqual({
      currency: "Invoice 2026-1 of 2026-10-01 is booked in USD; the currency cannot become EUR.",
    });
  });

  it("an amendment dated before a decision that it would change", async () => {
    const id = await aContract(tools.db);
    await delivered(tools.db, id, 1, { items: 2_000, at: NOW });
    const axes = { commercial: "accept", training: "include" } as const;
    const decision = await decided(tools.db, id, 1, { ...axes, acceptedUnits: 2_000, payableMinor: 800_000, at: NOW });
    expect(await refused(id, { "tier-0-price": "4.50", effectiveOn: "2026-10-18" })).toEqual({
      effectiveOn: `Decision ${decision} on week 1, signed by tester on 2026-10-19, rests on tiers[1].unitPrice as it is now. The amendment can hold from 2026-10-19 on, not before.`,
    });
  });

  it("another time zone under a decision, whose deadlines would shift", async () => {
    const id = await aContract(tools.db);
    await delivered(tools.db, id, 1, { items: 2_000, at: NOW });
    const axes = { commercial: "accept", training: "include" } as const;
    await decided(tools.db, id, 1, { ...axes, acceptedUnits: 2_000, payableMinor: 800_000, at: NOW });
    const errors = await refused(id, { timeZone: "Europe/Berlin", effectiveOn: "2026-10-18" });
    expect(errors.effectiveOn).toContain("rests on timeZone as it is now");
  });

  it("dropping a week that others refer to, named with what refers to it", async () => {
    const id = await aContract(tools.db);
    const last = (await batchesOf(tools.db, id))[2];
    const db = tools.db.$client;
    const shorter = { "week-3-due": "", weekCount: "2", committedUnits: "7000" };
    const shortened = async () => {
      const {
        "week-3-due": _,
        "week-3-units": __,
        "week-3-phase": ___,
        "week-3-instruction": ____,
        ...two
      } = await formOf(id);
      const typed = { ...two, ...shorter };
      return answerOf(edit(asked(typed, { contract: id }) as never));
    };
    db.prepare(
      "INSERT INTO comments (subject_kind, subject_key, author, created_at) VALUES ('batch', ?, 'ops', 0)",
    ).run(last?.id);
    expect(await shortened()).toMatchObject({
      status: 400,
      data: { errors: { weekCount: "Week 3 has a comment and cannot be dropped." } },
    });
    const line = { batchId: last?.id ?? "", description: "", units: 10, unitPriceMicro: null, amountMinor: 100 };
    const head = { number: "7", datedOn: "2026-10-01", currency: "USD", note: "", by: "ops" };
    await recordInvoice(tools.db, id, { ...head, lines: [line] }, NOW);
    expect(await shortened()).toMatchObject({
      data: { errors: { weekCount: expect.stringMatching(/^Week 3 has .+ and cannot be dropped\.$/) } },
    });
    expect(await batchesOf(tools.db, id)).toHaveLength(3);
  });

  it("knows every table whose rows name a week", () => {
    const tables = tools.db.$client
      .prepare<[], { name: string }>(
        "SELECT m.name FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND f.\"table\" = 'batches'",
      )
      .all();
    expect(Object.keys(WEEK_REFERENCES).sort()).toEqual([...new Set(tables.map(({ name }) => name))].sort());
  });
});

describe("an invoice in another currency", () => {
  const MESSAGE = "The contract is in USD; an invoice in another currency cannot be entered.";

  it("is refused by the form, which keeps what was typed", async () => {
    const id = await aContract(tools.db);
    const typed = { number: "1", datedOn: "2026-10-01", currency: "EUR", "line-0-amount": "5.00", by: "ops" };
    const answer = await answerOf(enterInvoice(asked(typed, { contract: id }) as never));
    expect(answer).toMatchObject({ status: 400, data: { errors: { currency: MESSAGE } } });
    expect(await ledgerOf(tools.db, id)).toEqual([]);
  });

  it("is refused as a file", () => {
    const text = JSON.stringify({ number: "1", dated: "2026-10-01", currency: "EUR", lines: [{ amount: "5.00" }] });
    expect(invoiceOfJson(text, "ops", { currency: "USD", weeks: [] })).toEqual({
      ok: false,
      errors: { currency: MESSAGE },
    });
  });
});

describe("a change of the clocks inside a deadline", () => {
  const at = (text: string) => Date.parse(text);
  const closes = (received: string, days: number, zone: string) =>
    new Date(rejectionWindow(at(received), days, 0, zone).closesAt).toISOString();

  it("a local time that does not exist: the right to reject ends when the clocks are put forward over it", () => {
    // Received at 02:30 in Berlin; ten days later that time is skipped at 01:00 UTC.
    expect(closes("2026-03-19T01:30:00Z", 10, "Europe/Berlin")).toBe("2026-03-29T01:00:00.000Z");
    // Lord Howe moves by half an hour: 02:00 becomes 02:30 at 15:30 UTC.
    expect(closes("2026-09-23T15:45:00Z", 10, "Australia/Lord_Howe")).toBe("2026-10-03T15:30:00.000Z");
  });

  it("a local time that comes twice: it ends with the second, so that nothing is accepted too soon", () => {
    expect(closes("2026-10-15T00:30:00Z", 10, "Europe/Berlin")).toBe("2026-10-25T01:30:00.000Z");
    expect(closes("2026-03-25T14:45:00Z", 10, "Australia/Lord_Howe")).toBe("2026-04-04T15:15:00.000Z");
  });

  it("days of 23 and 25 hours count as one day each", () => {
    expect(closes("2026-03-28T11:00:00Z", 2, "Europe/Berlin")).toBe("2026-03-30T10:00:00.000Z");
    expect(closes("2026-10-24T10:00:00Z", 2, "Europe/Berlin")).toBe("2026-10-26T11:00:00.000Z");
  });

  it("days of a term end at midnight there, and where midnight is skipped at the first instant of the next day", () => {
    const end = (started: string, timeZone: string) =>
      new Date(endOfDays({ startsAt: at(started), days: 1, dayKind: "calendar", timeZone })).toISOString();
    expect(end("2026-03-28T12:00:00Z", "Europe/Berlin")).toBe("2026-03-29T22:00:00.000Z");
    // In Havana the clocks go forward at midnight: 8 March begins at 01:00.
    expect(end("2026-03-06T18:00:00Z", "America/Havana")).toBe("2026-03-08T05:00:00.000Z");
  });
});
