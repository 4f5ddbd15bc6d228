import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decideBatch } from "#app/review/decide.server.ts";
import type { Rule } from "#app/review/rules.ts";
import type { ReportContent } from "#app/review/vendor-report/content.ts";
import { loader as page } from "#app/routes/decisions.$decision.report/route.tsx";
import { action, loader as form } from "#app/routes/decisions.$decision.report_.new/route.tsx";
import { loader as csv } from "#app/routes/decisions.$decision.report[.]csv/route.ts";
import { loader as html } from "#app/routes/decisions.$decision.report[.]html/route.ts";
import { loader as json } from "#app/routes/decisions.$decision.report[.]json/route.ts";
import { insertAssignment } from "#db/assignments.server.ts";
import { insertComment } from "#db/comments.server.ts";
import { batchById, createVendor, vendorByName } from "#db/contracts.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { storeClaims } from "#db/vendor-claims.server.ts";
import { addVendorNote } from "#db/vendor-contacts.server.ts";
import { addIncident } from "#db/vendor-incidents.server.ts";
import { reportsOfDecision } from "#db/vendor-reports.server.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";
import { BAD, call, deliverWeek, line, lines, threeWeeks } from "./a-batch.ts";

let tools: TestTools;
let week: string;
let id: number;

beforeEach(async () => {
  tools = await testTools();
  const { weeks } = await threeWeeks(tools);
  week = weeks[0] ?? "";
  await createVendor(tools.db, { name: "Other Vendor Ltd", now: 0 });
  const evil = line(400, { prompt: "<script>alert(1)</script>", domain: "writing" });
  await deliverWeek(tools, week, `${lines(400)}${evil}\n`);
  const claim = { batchId: week, metric: "gold-accuracy", value: 0.95, n: 100, source: "slides, p. 2" };
  await storeClaims(tools.db, [{ ...claim, statedAt: 0, enteredAt: 0, enteredBy: "Note Taker" }]);
  id = await sign();
});
afterEach(() => tools.dispose());

async function sign(changes: Record<string, unknown> = {}): Promise<number> {
  const result = await decideBatch(tools, {
    batchId: week,
    commercial: "accept_with_credit",
    training: "reweight",
    creditBasisPoints: 1000,
    reason: "INTERNAL NOTE about w-5",
    signer: "Ada Signer",
    rules: [{ action: "exclude", where: { annotators: [BAD] }, reason: "INTERNAL RULE" }],
    seenDecisionId: null,
    ...changes,
  });
  if (result.kind !== "decided") throw new Error(JSON.stringify(result));
  return result.id;
}

const at = (query = "") => call(tools, `/decisions/${id}/report${query}`, { decision: String(id) });
const store = (fields: Record<string, string | string[]>) =>
  action(call(tools, `/decisions/${id}/report/new`, { decision: String(id) }, fields));
const SAID = {
  statement: "The work of one annotator is left out.",
  nextText: "Please repeat the calibration round.",
  "example-0-record": "rec-0005",
  "example-0-reason": "Answered otherwise than the gold item.",
  "example-2-record": "rec-0400",
  "example-2-reason": "A prompt with markup.",
};

interface Refusal {
  data: { errors: Record<string, string>; message: string | null; choices: { examples: unknown[] } };
  init: { status: number };
}
const refused = async (of: Promise<unknown>) => (await of) as Refusal;

describe("a vendor report", () => {
  it("is prepared from the decision and stored with it", async () => {
    const { page: before } = await page(at());
    expect(before).toMatchObject({ shown: null, unfit: null, versions: [] });
    const { page: offered } = await form(at());
    expect(offered.decision.reason).toBe("INTERNAL NOTE about w-5");
    expect(offered.proposals.join()).toContain("Gold accuracy: 0.8");
    const done = (await store({ ...SAID, proposal: offered.proposals })) as Response;
    expect(done.headers.get("Location")).toBe(`/decisions/${id}/report`);
    const told = JSON.parse(await (await json(at())).text()) as ReportContent;
    expect(told).toMatchObject({
      decision: id,
      version: 1,
      vendor: "Harbour Labelling",
      outcome: "accept_with_credit",
      statement: SAID.statement,
      delivered: { records: 401, units: 401, expectedUnits: 400, files: [{ rows: 401, records: 401, setAside: 0 }] },
      // $4.00 each: 401 delivered, the 50 of w-5 left out, 10 % credit on the other 351.
      money: {
        delivered: { units: 401, minor: 160_400 },
        deductions: [
          { label: "Left out", units: 50, minor: 20_000, why: ["Judgments by w-5."] },
          { label: "Credit", units: 0, minor: 14_040 },
        ],
        payable: { units: 351, minor: 126_360 },
      },
      claims: [
        { title: "Gold accuracy", claimed: 0.95, verdict: "outside the measured interval: better than measured" },
      ],
      examples: [
        { record: "rec-0005", line: 6, judgments: [{ annotator: "w-5" }], reason: SAID["example-0-reason"] },
        { record: "rec-0400", prompt: "<script>alert(1)</script>" },
      ],
      next: { text: SAID.nextText, proposals: offered.proposals },
    });
    expect(told.criteria.find(({ metric }) => metric === "gold-accuracy")).toMatchObject({
      state: "fail",
      decides: true,
    });
  });

  it("holds no name of ours, no other vendor, no internal note and no incident, in any format", async () => {
    const vendorId = (await vendorByName(tools.db, "Harbour Labelling"))?.id ?? "";
    const said = { by: "Note Taker", at: 0 };
    const happened = {
      kind: "model_use",
      severity: "grave",
      happenedOn: "2026-10-01",
      what: "INTERNAL incident",
    } as const;
    await addIncident(tools.db, { ...happened, ...said, vendorId, contractId: null });
    await addVendorNote(tools.db, { ...said, vendorId, notedOn: "2026-10-01", text: "INTERNAL note" });
    const { page: offered } = await form(at());
    await store({ ...SAID, proposal: offered.proposals });
    for (const answer of [await html(at()), await csv(at()), await json(at())]) {
      const text = await answer.text();
      for (const ours of ["Ada Signer", "Note Taker", "tester", "INTERNAL", "Other Vendor", "reweight", "Reweight"])
        expect(text).not.toContain(ours);
      expect(text).toContain("Harbour Labelling");
    }
    expect(await (await html(at())).text()).not.toContain("<script");
  });

  it("names left out records by the vendor's ids, and no source of a claim that holds a name of ours", async () => {
    const [delivery] = await activeDeliveries(tools.db, week);
    const rule = (record: string): Rule => ({ action: "exclude", where: { records: [record] }, reason: "INTERNAL" });
    const claim = { batchId: week, metric: "tie-rate", value: 0.1, n: null, source: "told note-taker on the phone" };
    await storeClaims(tools.db, [{ ...claim, statedAt: 1, enteredAt: 1, enteredBy: "Note Taker" }]);
    id = await sign({ seenDecisionId: id, rules: [rule(`${delivery?.id}/5`), rule(`${delivery?.id}/6`)] });
    await store({ statement: "Two records are left out." });
    const told = JSON.parse(await (await json(at())).text()) as ReportContent;
    expect(told.money.deductions[0]).toMatchObject({
      units: 2,
      why: ["Judgments of record rec-0005.", "Judgments of record rec-0006."],
    });
    expect(told.claims.map(({ source }) => source).sort()).toEqual(["", "slides, p. 2"]);
  });

  it("refuses the names of whoever reviewed, ruled, drew, wrote, or has an account", async () => {
    const now = NOW;
    await insertComment(tools.db, { subjectKind: "batch", subjectKey: week, author: "Carla Comment", text: "x", now });
    await insertAssignment(tools.db, {
      ...{ subjectKind: "batch", subjectKey: week, contractId: (await batchById(tools.db, week))?.contractId ?? "" },
      ...{ task: "Look.", assignee: "Ivo Doer", author: "Greta Giver", dueOn: "2026-11-01", createdAt: now },
    });
    tools.db.$client
      .prepare(
        "INSERT INTO users (id, name, email, created_by, created_at) VALUES ('u', 'Aki Account', 'a@b.c', 'x', 0)",
      )
      .run();
    for (const name of ["Carla Comment", "Ivo Doer", "Greta Giver", "Aki Account", "Note Taker"]) {
      const answer = await refused(store({ statement: `${name} looked at all of it.` }));
      expect(answer.data.errors.statement).toContain(name);
    }
    expect(await reportsOfDecision(tools.db, id)).toEqual([]);
  });

  it("renders every stored version to the same bytes later, whatever changed since", async () => {
    await store(SAID);
    const bytes = async () => [
      await (await html(at("?version=1"))).text(),
      await (await csv(at("?version=1"))).text(),
      await (await json(at("?version=1"))).text(),
    ];
    const first = await bytes();
    tools.db.$client.prepare("UPDATE vendors SET name = 'Renamed' WHERE name LIKE 'Harbour%'").run();
    tools.db.$client.prepare("DELETE FROM vendor_claims").run();
    await store({ statement: "Again." });
    await sign({ seenDecisionId: id, commercial: "hold", training: "quarantine" });
    expect(await bytes()).toEqual(first);
    const { page: shown } = await page(at("?version=1"));
    expect(shown.versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(shown.unfit).toContain("took its place");
    const run = (sql: string) => () => tools.db.$client.prepare(sql).run();
    expect(run("UPDATE vendor_reports SET version = 9")).toThrow("append-only");
    expect(run("DELETE FROM vendor_reports")).toThrow("append-only");
  });

  it("goes on from the version before", async () => {
    await store(SAID);
    const { page: offered } = await form(at());
    expect(offered.last).toMatchObject({
      statement: SAID.statement,
      examples: [{ record: "rec-0005" }, { record: "rec-0400" }],
    });
  });

  it("refuses names, unknown records and half an example, beside the field, and stores nothing", async () => {
    const answer = await refused(
      store({
        statement: "As ada  signer says, Other Vendor Ltd does better.",
        "example-1-record": "rec-0005",
        "example-3-reason": "No record.",
        "example-4-record": "rec-0005",
        "example-4-reason": "Again.",
      }),
    );
    expect(answer.init.status).toBe(400);
    expect(Object.keys(answer.data.errors).sort()).toEqual([
      "example-0-reason",
      "example-1-record",
      "example-2-record",
      "statement",
    ]);
    expect(answer.data.errors.statement).toContain("Other Vendor Ltd");
    expect(answer.data.choices.examples).toHaveLength(3);
    const unknown = await refused(store({ "example-0-record": "rec-9999", "example-0-reason": "Not there." }));
    expect(unknown.data.errors["example-0-record"]).toContain("no record with that id");
    expect(await reportsOfDecision(tools.db, id)).toEqual([]);
  });

  it("ignores proposals that are not ours to offer", async () => {
    await store({ proposal: ["Work for nothing."] });
    const told = JSON.parse(await (await json(at())).text()) as ReportContent;
    expect(told.next.proposals).toEqual([]);
  });

  it("is not prepared about a decision that counts for nothing", async () => {
    tools.db.$client.prepare("UPDATE contracts SET second_approver_above_minor = 1").run();
    const waiting = await sign({ seenDecisionId: id, signer: "Ben" });
    const answer = await refused(action(call(tools, "/x", { decision: String(waiting) }, { statement: "Early." })));
    expect(answer.init.status).toBe(400);
    expect(answer.data.message).toContain("second approver");
  });

  it("neutralises formulas in the CSV", async () => {
    await store({ nextText: '=HYPERLINK("http://evil")' });
    expect(await (await csv(at())).text()).toContain("'=HYPERLINK");
  });

  it("has no screen for what is not there", async () => {
    const nowhere = call(tools, "/x", { decision: "99" });
    for (const load of [page, form, html, csv, json])
      await expect(load(nowhere)).rejects.toMatchObject({ status: 404 });
    await store(SAID);
    await expect(page(at("?version=2"))).rejects.toMatchObject({ status: 404 });
    await expect(page(at("?version=none"))).rejects.toMatchObject({ status: 404 });
  });
});
