/** A contract's close-out: what it says, what it asks before the end, and that what was stored stays. */
import { createHash } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DAY_MS } from "#app/domain/schedule.ts";
import type { CloseOut } from "#app/reports/close-out/close-out.server.ts";
import * as screen from "#app/routes/contracts.$contract.close-out/route.tsx";
import * as stage from "#app/routes/contracts.$contract.stage/route.tsx";
import { loader as html } from "#app/routes/contracts.$contract_.close-out[.]html/route.ts";
import { loader as json } from "#app/routes/contracts.$contract_.close-out[.]json/route.ts";
import { loader as markdown } from "#app/routes/contracts.$contract_.close-out[.]md/route.ts";
import { closeOutsOf } from "#db/close-outs.server.ts";
import { stagesOf } from "#db/contract-life.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { ask } from "#db/questions.server.ts";
import { addIncident } from "#db/vendor-incidents.server.ts";
import { aContract, decided, delivered } from "#test/support/contract-story.ts";
import { answerOf, statusOf } from "#test/support/requests.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
let contract: string;

const metric = (title: string, state: string) => ({ id: title, title, gate: true, state });

/** Two weeks at $5.00: 90 of 100 accepted with 10 % credit, weighed down to 60; 100 refused. */
beforeEach(async () => {
  tools = await testTools();
  contract = await aContract(tools.db, {
    ...{ title: "Helpful <b>& more</b>", committedUnits: 200, ramp: [100, 100] },
    tiers: [{ fromUnit: 1, unitPrice: "5.00" }],
  });
  await delivered(tools.db, contract, 1, { items: 100, at: NOW - 8 * DAY_MS });
  const axes = { commercial: "accept_with_credit", training: "reweight" } as const;
  const metrics = [metric("Gold accuracy", "fail"), metric("Agreement", "warn")];
  const evidence = { creditBasisPoints: 1000, after: { effective: 60 }, metrics };
  await decided(tools.db, contract, 1, { ...axes, acceptedUnits: 90, payableMinor: 40_500, evidence });
  await delivered(tools.db, contract, 2, { items: 100, at: NOW - 2 * DAY_MS });
  const refused = { commercial: "reject", training: "drop", acceptedUnits: 0, payableMinor: 0 } as const;
  await decided(tools.db, contract, 2, { ...refused, evidence: { metrics: [metric("Gold accuracy", "fail")] } });
});
afterEach(() => tools.dispose());

const call = (query = "", form?: Record<string, string>) => {
  const body = form && { method: "POST", body: new URLSearchParams(form) };
  const request = new Request(`http://localhost/${query}`, body);
  return { request, params: { contract }, context: tools } as unknown as LoaderFunctionArgs & ActionFunctionArgs;
};
const SIGNED = { on: "2026-10-19", note: "Done.", by: "ops" };
const move = (form: Record<string, string>) => answerOf(stage.action(call("", { ...SIGNED, ...form })));
const report = async (query = "") => ((await (await json(call(query))).json()) as { report: CloseOut }).report;
const section = async (key: string, query = "") => {
  const found = (await report(query)).sections.find((one) => one.key === key);
  if (!found) throw new Error(`No section ${key}.`);
  return found;
};
describe("the close-out of a contract", () => {
  it("counts a week that silence accepted as paid and not trained on, and one that is undecided as neither", async () => {
    const terms = { committedUnits: 200, ramp: [100, 100], tiers: [{ fromUnit: 1, unitPrice: "5.00" }] };
    contract = await aContract(tools.db, { ...terms, title: "Nobody decided" });
    await delivered(tools.db, contract, 2, { items: 100, at: NOW - DAY_MS });
    expect(await section("wasted")).toMatchObject({
      sentence: "Nothing so far; 1 delivered week is undecided.",
      rows: [],
    });
    await delivered(tools.db, contract, 1, { items: 100, at: NOW - 60 * DAY_MS });
    const { rows } = await section("wasted");
    expect(rows).toMatchObject([
      { what: "Accepted and not trained on", units: 100, cost: { minor: 50_000, currency: "USD" }, weeks: "1" },
    ]);
  });

  it("adds up what was bought, refused, left out and weighed down, and what that cost", async () => {
    expect((await report()).verdict).toMatch(/^90 of 200 delivered comparisons accepted \(45.?%\), for \$405\.00\./);
    const { rows, sentence } = await section("wasted");
    // 30 of 90 accepted units do not count in training: a third of $405.00.
    expect(rows.map(({ what, units, cost }) => [what, units, cost])).toEqual([
      ["Refused or sent back", 100, { minor: 0, currency: "USD" }],
      ["Left out of accepted batches", 10, { minor: 0, currency: "USD" }],
      ["Weighed down in training", 30, { minor: 13_500, currency: "USD" }],
    ]);
    expect(sentence).toMatch(/^\$135\.00 was spent .*; 110 comparisons came and were not paid for\.$/);
    expect((await section("reasons")).rows).toEqual([
      { criterion: "Gold accuracy", missed: 2, near: 0, weeks: "1, 2" },
      { criterion: "Agreement", missed: 0, near: 1, weeks: "1" },
    ]);
  });
  it("shows the books line by line", async () => {
    const lines = Object.fromEntries(
      (await section("books")).rows.map(({ what, amount }) => [what, (amount as { minor: number }).minor]),
    );
    expect(lines).toMatchObject({
      "Accepted units at the contract’s prices": 45_000,
      "Less credits": -4_500,
      Payable: 40_500,
      "Payable and not invoiced": 40_500,
      Paid: 0,
    });
    expect((await section("books")).sentence).toBe("The books balance; something is still open.");
  });
  it("is asked for a reason before it closes over what is open, which stays on record with the report", async () => {
    await ask(tools.db, {
      contractId: contract,
      batchId: null,
      asked: "us",
      text: "Delete it?",
      by: "Ada",
      at: NOW - DAY_MS,
    });
    const vendorId = (await contractById(tools.db, contract))?.vendorId ?? "";
    const told = { kind: "false_reference", severity: "grave", what: "We stand on their page." } as const;
    await addIncident(tools.db, {
      ...told,
      vendorId,
      contractId: contract,
      happenedOn: "2026-10-12",
      by: "Ada",
      at: NOW,
    });
    await move({ stage: "closing" });
    const open = (await stage.loader(call())).open;
    expect(open).toEqual([
      "credit of week 1 ($45.00)",
      "replacement of week 2 (100 comparisons)",
      "$405.00 payable and not invoiced",
      "the vendor asks: Delete it? (unanswered)",
      "incident: false reference to us as a customer (grave)",
    ]);
    const refused = await move({ stage: "closed" });
    expect(refused).toMatchObject({
      status: 400,
      data: {
        values: { note: "Done." },
        errors: { openReason: expect.stringMatching(/^Still open: credit of week 1/) },
      },
    });
    expect(await closeOutsOf(tools.db, contract)).toEqual([]);
    expect((await move({ stage: "closed", openReason: "Settled by letter." })).status).toBe(302);
    expect((await stagesOf(tools.db, contract)).at(-1)?.open).toEqual({ items: open, reason: "Settled by letter." });
    const { shown, versions } = await screen.loader(call());
    expect([shown?.version, shown?.by, versions.length]).toEqual([1, "ops", 1]);
  });
  it("is stored with its hash, is never changed, and gets the next version when it ends again", async () => {
    await move({ stage: "closing" });
    await move({ stage: "closed", openReason: "Settled." });
    const [first] = await closeOutsOf(tools.db, contract);
    expect(
      createHash("sha256")
        .update(first?.content ?? "")
        .digest("hex"),
    ).toBe(first?.sha256);
    for (const statement of ["UPDATE close_outs SET sha256 = 'x'", "DELETE FROM close_outs"])
      expect(() => tools.db.$client.exec(statement)).toThrow("append-only");
    await move({ stage: "closing", note: "An invoice came." });
    expect(await move({ stage: "terminated" })).toMatchObject({
      data: { errors: { openReason: expect.stringContaining("Say why it is terminated all the same.") } },
    });
    await move({ stage: "terminated", openReason: "They stopped delivering." });
    expect((await stagesOf(tools.db, contract)).at(-1)?.open).toMatchObject({ reason: "They stopped delivering." });
    expect((await closeOutsOf(tools.db, contract)).map(({ version }) => version)).toEqual([2, 1]);
    expect((await report("?version=1")).stage).toBe("closed");
    expect((await report()).stage).toBe("terminated");
    expect(await statusOf(screen.loader(call("?version=9")))).toBe(404);
  });
  it("names what must be deleted after the end", async () => {
    tools.db.$client.exec(
      `INSERT INTO terms (contract_id, kind, effective_from, value, clause, source, owner, recorded_at, recorded_by) VALUES ('${contract}', 'deletion', '2026-10-01', '{"days":30,"certificate":"yes"}', 'Delete.', 'Annex', 'ops', 1, 'ops')`,
    );
    await move({ stage: "closing" });
    await move({ stage: "closed", openReason: "Settled." });
    expect((await section("open", "?version=0")).rows.at(-1)).toMatchObject({
      what: "deletion and its certificate are due",
    });
  });
  it("leaves as HTML, Markdown and JSON with every text escaped", async () => {
    const page = await (await html(call())).text();
    expect(page).toContain("Close-out: Helpful &#60;b&#62;&#38; more&#60;/b&#62;");
    expect(page).not.toContain("<b>&");
    expect(await (await markdown(call())).text()).toContain("# Close-out: Helpful \\<b\\>\\& more\\</b\\>");
    expect((await report()).format).toBe("assay-close-out/1");
  });
  it("cannot be shown of what is not there", async () => {
    const request = new Request("http://localhost/");
    expect(await statusOf(screen.loader({ request, params: { contract: "none" }, context: tools }))).toBe(404);
  });
});
