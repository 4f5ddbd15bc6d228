/** Contacts, notes and incidents of a vendor: written down, found again, never lost, and kept from the vendor. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { parse } from "csv-parse/sync";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { digest } from "#app/reports/digest/digest.server.ts";
import { type WeekSpan, weekSpan } from "#app/reports/digest/week-span.ts";
import { loader as thisWeek } from "#app/routes/_index/route.tsx";
import { loader as show } from "#app/routes/vendors.$vendor/route.tsx";
import { loader as contacts, action as keep } from "#app/routes/vendors.$vendor_.contacts/route.tsx";
import { loader as contactsCsv } from "#app/routes/vendors.$vendor_.contacts[.]csv/route.ts";
import { loader as incidents, action as write } from "#app/routes/vendors.$vendor_.incidents/route.tsx";
import { action as add, loader as incident } from "#app/routes/vendors.$vendor_.incidents_.$incident/route.tsx";
import { loader as incidentsCsv } from "#app/routes/vendors.$vendor_.incidents[.]csv/route.ts";
import { loader as notesCsv } from "#app/routes/vendors.$vendor_.notes[.]csv/route.ts";
import { loader as scoreCsv } from "#app/routes/vendors.$vendor_.scorecard[.]csv/route.ts";
import { insertAttachment } from "#db/attachments.server.ts";
import { createVendor, vendorByName } from "#db/contracts.server.ts";
import { aContract, delivered } from "#test/support/contract-story.ts";
import { answerOf, formRequest, statusOf } from "#test/support/requests.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
let vendor: string;
let contract: string;
beforeEach(async () => {
  tools = await testTools();
  contract = await aContract(tools.db);
  vendor = (await vendorByName(tools.db, "Larkfield Annotation"))?.id ?? "";
});
afterEach(() => tools.dispose());

const call = (query = "", params: Record<string, string> = {}) =>
  ({
    request: new Request(`http://localhost/${query}`),
    params: { vendor, ...params },
    context: tools,
  }) as unknown as LoaderFunctionArgs;
const post = (fields: Record<string, string>, params: Record<string, string> = {}) =>
  ({ request: formRequest(fields), params: { vendor, ...params }, context: tools }) as unknown as ActionFunctionArgs;
const errorsOf = async (answer: Promise<unknown>) => {
  const { status, data } = await answerOf(answer);
  expect(status).toBe(400);
  return (data as { errors: Record<string, string> }).errors;
};
const rowsOf = async (answered: Promise<Response>) =>
  parse(await (await answered).text(), { columns: true }) as Record<string, string>[];
const page = async (query = "") => (await contacts(call(query))).page;

const IDA = { intent: "add-contact", name: "Ida Berg", role: "lead", email: "ida@vendor.example", purpose: "rework" };
const HAPPENED = {
  kind: "false_reference",
  severity: "serious",
  happenedOn: "2026-10-12",
  contract: "",
  what: "Named us.",
};

describe("contacts", () => {
  it("are added, changed, retired and brought back, and every version stays on record", async () => {
    expect(await answerOf(keep(post(IDA)))).toMatchObject({ status: 302, location: `/vendors/${vendor}/contacts` });
    const [ida] = (await page()).contacts;
    const one = { contact: String(ida?.id) };
    await keep(post({ ...IDA, ...one, intent: "change-contact", seen: "1", role: "director" }));
    await keep(post({ ...one, intent: "retire-contact", seen: "2", why: "Left." }));
    expect((await page()).contacts).toEqual([]);
    expect((await page("?state=retired")).contacts).toMatchObject([
      { role: "director", retiredBecause: "Left.", by: "tester" },
    ]);
    await keep(post({ ...IDA, ...one, intent: "change-contact", seen: "3" }));
    const back = (await page()).contacts[0];
    expect(back?.versions.map(({ role, retiredBecause }) => [role, retiredBecause])).toEqual([
      ["lead", null],
      ["director", null],
      ["director", "Left."],
      ["lead", null],
    ]);
  });

  it("are not overwritten by who saw an older version, nor by another vendor’s page", async () => {
    await keep(post(IDA));
    const one = { ...IDA, intent: "change-contact", contact: String((await page()).contacts[0]?.id) };
    await keep(post({ ...one, seen: "1", name: "Ida B." }));
    expect((await errorsOf(keep(post({ ...one, seen: "1", name: "Other" })))).form).toContain("changed it meanwhile");
    const { id } = await createVendor(tools.db, { name: "Tidewater", notes: "", now: NOW });
    expect((await errorsOf(keep(post({ ...one, seen: "2" }, { vendor: id })))).form).toContain("no such contact");
    expect((await page()).contacts).toMatchObject([{ name: "Ida B." }]);
  });

  it("refuse what is no name, no address, too long or of no kind, beside the field", async () => {
    const refused = (fields: Record<string, string>) => errorsOf(keep(post({ ...IDA, ...fields })));
    expect(await refused({ name: "  " })).toEqual({ name: "Give the name." });
    expect(await refused({ name: "a\u202eb", email: "not an address" })).toMatchObject({
      name: expect.stringContaining("without line breaks"),
      email: "This is no e-mail address: write it like name@example.org.",
    });
    expect(Object.keys(await refused({ role: "x".repeat(201), purpose: "x".repeat(501) })).sort()).toEqual([
      "purpose",
      "role",
    ]);
    for (const intent of ["", "constructor", "delete"]) expect(await refused({ intent })).toHaveProperty("form");
    expect((await page()).counts.all).toBe(0);
  });

  it("sort and are downloaded, formulas neutralised", async () => {
    for (const [name, email] of [
      ["Zoe", "a@vendor.example"],
      ["Abe", ""],
      ["=SUM(A1)", "b@vendor.example"],
    ] as const)
      await keep(post({ ...IDA, name, email }));
    const names = async (sort: string) => (await page(`?sort=${sort}`)).contacts.map(({ name }) => name);
    expect(await names("-name")).toEqual(["Zoe", "Abe", "=SUM(A1)"]);
    expect(await names("email")).toEqual(["Zoe", "=SUM(A1)", "Abe"]);
    expect(await names("-email")).toEqual(["=SUM(A1)", "Zoe", "Abe"]);
    expect((await rowsOf(contactsCsv(call("?sort=-name")))).map(({ name }) => name)).toEqual([
      "Zoe",
      "Abe",
      "'=SUM(A1)",
    ]);
    for (const load of [contacts, contactsCsv, notesCsv])
      expect(await statusOf(load(call("", { vendor: "x" })))).toBe(404);
  });
});

describe("notes", () => {
  const note = (notedOn: string, text = "They answer fast.") => post({ intent: "add-note", notedOn, text });

  it("are dated and signed, the newest day first, commented on, searched and downloaded", async () => {
    await keep(note("2026-10-01", "Slow on Mondays."));
    await keep(note("2026-10-12"));
    const [newest] = (await page()).notes;
    await keep(post({ intent: "comment-note", "vendor-note": String(newest?.id), text: "Not on Mondays." }));
    expect((await page()).notes.map(({ notedOn, by }) => [notedOn, by])).toEqual([
      ["2026-10-12", "tester"],
      ["2026-10-01", "tester"],
    ]);
    expect((await page("?note=answer")).notes).toMatchObject([{ comments: [{ text: "Not on Mondays." }] }]);
    expect((await page("?note=MONDAY")).notes).toHaveLength(2);
    expect((await rowsOf(notesCsv(call()))).map(({ kind }) => kind)).toEqual(["note", "comment", "note"]);
  });

  it("refuse a day to come or from another age, none at all, too much text, and a comment on nothing", async () => {
    const day = async (notedOn: string) => (await errorsOf(keep(note(notedOn)))).notedOn;
    expect(await day("2026-11-30")).toBe("This day has not come yet.");
    expect(await day("1999-12-31")).toBe("Days before 2000-01-01 are not taken.");
    expect(await day("2026-02-30")).toContain("no such day");
    expect(await day("")).toBe("Give the day it is about.");
    expect(await errorsOf(keep(note("2026-10-12", "x".repeat(10_001))))).toEqual({
      text: "A note has at most 10,000 characters.",
    });
    expect((await errorsOf(keep(post({ intent: "comment-note", "vendor-note": "99", text: "?" })))).text).toContain(
      "no such note",
    );
  });
});

describe("incidents", () => {
  const open = async (fields: Record<string, string> = {}) =>
    (await answerOf(write(post({ ...HAPPENED, ...fields })))).location?.split("/").at(-1) ?? "";
  const one = async (id: string) => (await incident(call("", { incident: id }))).page.incident;

  it("are written down, added to with evidence, closed for a reason and opened again", async () => {
    const id = await open({ contract });
    const file = {
      subjectKind: "vendor",
      subjectKey: vendor,
      contractId: null,
      fileName: "page.png",
      type: "png",
    } as const;
    await insertAttachment(tools.db, {
      ...file,
      id: "file-1",
      sha256: "a".repeat(64),
      bytes: 3,
      note: "",
      at: NOW,
      by: "tester",
    });
    const at = { incident: id };
    await add(post({ event: "noted", text: "A picture of the page.", evidence: "file-1" }, at));
    await add(post({ event: "closed", outcome: "remedied", text: "Taken down." }, at));
    expect(await one(id)).toMatchObject({
      state: "closed",
      contract: "General helpfulness",
      closing: { outcome: "remedied" },
    });
    expect((await errorsOf(add(post({ event: "closed", outcome: "warned", text: "Again." }, at)))).form).toContain(
      "closed already",
    );
    await add(post({ event: "reopened", text: "It is back." }, at));
    expect((await one(id)).events.map(({ kind, fileName }) => [kind, fileName])).toEqual([
      ["noted", "page.png"],
      ["closed", null],
      ["reopened", null],
    ]);
    expect((await one(id)).state).toBe("open");
  });

  it("refuse a kind, a severity, a day, a contract or evidence that is not there", async () => {
    const refused = (fields: Record<string, string>) => errorsOf(write(post({ ...HAPPENED, ...fields })));
    expect(await refused({ kind: "theft", severity: "huge", what: "" })).toEqual({
      kind: "Say what kind of incident it is.",
      severity: "Say how grave it is: minor, serious, grave.",
      what: "Say what happened.",
    });
    expect(await refused({ happenedOn: "2027-01-01" })).toEqual({ happenedOn: "This day has not come yet." });
    expect((await refused({ contract: "of-another-vendor" })).contract).toContain("no such contract");
    const at = { incident: await open() };
    expect((await errorsOf(add(post({ event: "noted", text: "x", evidence: "none" }, at)))).evidence).toContain(
      "not attached",
    );
    expect(await errorsOf(add(post({ event: "closed", text: "" }, at)))).toEqual({
      outcome: "Say what came of it.",
      text: "Give the reason why it is closed.",
    });
    expect((await errorsOf(add(post({ event: "erased", text: "x" }, at)))).event).toContain("Note something");
    for (const id of ["99", "x", "1e0"]) expect(await statusOf(incident(call("", { incident: id })))).toBe(404);
  });

  it("filter, sort and are downloaded", async () => {
    await open({ kind: "missed_deadline", severity: "minor", happenedOn: "2026-10-01" });
    await open({ kind: "leaked_data", severity: "grave" });
    await add(post({ event: "closed", outcome: "unfounded", text: "Not ours." }, { incident: await open() }));
    const kinds = async (query: string) => (await incidents(call(query))).page.incidents.map(({ kind }) => kind);
    expect(await kinds("")).toEqual(["leaked_data", "missed_deadline", "false_reference"]);
    expect(await kinds("?sort=-severity&state=open")).toEqual(["leaked_data", "missed_deadline"]);
    expect(await kinds("?severity=grave")).toEqual(["leaked_data"]);
    expect(await kinds("?kind=unheard-of&sort=happened")).toEqual([
      "missed_deadline",
      "false_reference",
      "leaked_data",
    ]);
    expect(await rowsOf(incidentsCsv(call("?state=closed")))).toMatchObject([
      { outcome: "unfounded", closed_by: "tester" },
    ]);
    for (const load of [incidents, incidentsCsv]) expect(await statusOf(load(call("", { vendor: "x" })))).toBe(404);
  });

  it("stand in the scorecard, This week and the digest while they are open", async () => {
    await delivered(tools.db, contract, 1, { items: 2_000, at: NOW });
    const id = await open({ severity: "grave" });
    const lines = async () => {
      const { card } = await show(call());
      const { openEnds } = await thisWeek(call());
      const ops = await digest(tools, "ops", weekSpan(null, NOW) as WeekSpan);
      const section = ops.sections.find(({ key }) => key === "incidents");
      return {
        open: card.incidents,
        week: openEnds.filter(({ key }) => key.startsWith("incident")),
        rows: section?.rows,
      };
    };
    expect(await lines()).toMatchObject({
      open: { open: 1, worst: "grave" },
      week: [
        { vendor: "Larkfield Annotation", contractId: null, next: { href: `/vendors/${vendor}/incidents/${id}` } },
      ],
      rows: [{ what: "incident: false reference to us as a customer", contract: "Larkfield Annotation" }],
    });
    expect((await rowsOf(scoreCsv(call()))).find(({ measure }) => measure === "open_incidents")).toMatchObject({
      value: "1",
    });
    await add(post({ event: "closed", outcome: "warned", text: "Done." }, { incident: id }));
    expect(await lines()).toEqual({ open: { open: 0, worst: null }, week: [], rows: [] });
  });

  it("can be neither changed nor deleted in the database", async () => {
    await keep(post(IDA));
    await keep(post({ intent: "add-note", notedOn: "2026-10-12", text: "A note." }));
    await keep(post({ intent: "comment-note", "vendor-note": "1", text: "A comment." }));
    await add(post({ event: "noted", text: "x", evidence: "" }, { incident: await open() }));
    const tables = ["contacts", "contact_versions", "notes", "note_comments", "incidents", "incident_events"];
    for (const table of tables.map((one) => `vendor_${one}`)) {
      expect(() => tools.db.$client.exec(`DELETE FROM ${table}`)).toThrow("append-only");
      expect(() => tools.db.$client.exec(`UPDATE ${table} SET rowid = rowid + 1`)).toThrow("append-only");
    }
  });
});
