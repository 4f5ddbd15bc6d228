/** With duties separated, whoever reviewed items of a batch does not say that it is paid. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { dutyFault } from "#app/domain/duties.ts";
import { recordFollowUp } from "#app/ledger/write-entry.server.ts";
import { approveDecision } from "#app/review/approve.server.ts";
import { decideBatch } from "#app/review/decide.server.ts";
import { addUser, changeUser, userByEmail } from "#db/people.server.ts";
import { deliverWeek, threeWeeks } from "#test/routes/a-batch.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
let contractId: string;
let week: string;
beforeEach(async () => {
  tools = await testTools();
  const made = await threeWeeks(tools);
  [contractId, week] = [made.contractId, made.weeks[0] ?? ""];
  await deliverWeek(tools, week);
  for (const [name, email] of Object.entries({ "Ada Reviewer": "ada", Ben: "ben", Cleo: "cleo" }))
    await addUser(tools.db, { name, email: `${email}@test.example`, role: "lead", createdBy: "test", createdAt: 0 });
  put("inspections", { id: "i-1", batch_id: week, kind: "queue", delivery_ids: "[]" });
  put("inspection_answers", { inspection_id: "i-1", reviewer: "Ada Reviewer", reviewer_key: "ada reviewer" });
});
afterEach(() => tools.dispose());

/** A row of which only these columns matter. */
function put(table: string, values: Record<string, string | number>): void {
  const client = tools.db.$client;
  client.pragma("foreign_keys = OFF");
  client.pragma("ignore_check_constraints = ON");
  const columns = client.pragma(`table_info("${table}")`) as { name: string; type: string; notnull: number }[];
  const row = columns.map(({ name, type, notnull }) => values[name] ?? (notnull ? (type === "TEXT" ? "{}" : 1) : null));
  client.prepare(`INSERT INTO "${table}" VALUES (${columns.map(() => "?").join(", ")})`).run(row);
  client.pragma("ignore_check_constraints = OFF");
  client.pragma("foreign_keys = ON");
}

const decide = (signer: string, separateDuties: boolean) =>
  decideBatch(
    { ...tools, settings: { separateDuties } },
    {
      ...{ batchId: week, commercial: "accept", training: "include" },
      ...{ reason: "Looked at.", signer, rules: [], seenDecisionId: null },
    },
  );

it("is the same person however the name is typed, and nobody else", () => {
  expect(dutyFault("ADA  reviewer", ["Ada Reviewer"], "approve it")).toContain("somebody else has to approve it.");
  expect(dutyFault("Ben", ["Ada Reviewer"], "approve it")).toBeNull();
});

it("refuses the decision and lets another person sign it; without the setting anybody may", async () => {
  expect(await decide("Ada Reviewer", true)).toMatchObject({
    kind: "refused",
    message: expect.stringContaining("somebody else has to sign its decision"),
  });
  expect((await decide("Ben", true)).kind).toBe("decided");
});

it("refuses the second signature, not its being declined", async () => {
  tools.db.$client.prepare("UPDATE contracts SET second_approver_above_minor = 1").run();
  const decided = await decide("Ben", true);
  const decisionId = decided.kind === "decided" ? decided.id : 0;
  const approve = (outcome: "approved" | "declined") => {
    const said = { decisionId, outcome, reason: "Read.", signer: "Ada Reviewer" };
    return approveDecision({ ...tools, settings: { separateDuties: true } }, said);
  };
  expect(await approve("approved")).toMatchObject({ kind: "refused", field: "signer" });
  expect((await approve("declined")).kind).toBe("written");
});

it("takes a second signature from a second account only, whatever name is typed", async () => {
  tools.db.$client.prepare("UPDATE contracts SET second_approver_above_minor = 1").run();
  const decided = await decide("Ben", true);
  const decisionId = decided.kind === "decided" ? decided.id : 0;
  const approve = (signer: string, separateDuties = true) =>
    approveDecision(
      { ...tools, settings: { separateDuties } },
      { decisionId, outcome: "approved", reason: "Read.", signer },
    );
  const nobody = { kind: "refused", field: "signer", message: expect.stringContaining("“Second Ben” has none") };
  expect(await approve("Second Ben")).toMatchObject(nobody);
  expect(await approve("ben")).toMatchObject({ kind: "refused", message: expect.stringContaining("another person") });
  const cleo = await userByEmail(tools.db, "cleo@test.example");
  await changeUser(tools.db, cleo?.id ?? "", { disabledAt: 1 });
  expect(await approve("Cleo")).toMatchObject({ kind: "refused", message: expect.stringContaining("“Cleo” has none") });
  await changeUser(tools.db, cleo?.id ?? "", { disabledAt: null });
  expect((await approve("Cleo")).kind).toBe("written");
  expect((await decide("Nobody Known", true)).kind).toBe("refused");
});

it("refuses the payment of an invoice that bills the batch", async () => {
  put("ledger_entries", {
    id: 1,
    contract_id: contractId,
    kind: "invoice",
    number: "R-1",
    amount_minor: 900,
    by: "Ben",
  });
  put("invoice_lines", { entry_id: 1, n: 1, batch_id: week, amount_minor: 900 });
  const pay = (by: string, separate: boolean) =>
    recordFollowUp(
      tools.db,
      { id: contractId, currency: "USD" },
      {
        ...{ kind: "payment", number: "", invoiceId: 1, reverses: null, batchId: null },
        ...{ amountMinor: 100, datedOn: "2026-10-19", note: "", by },
      },
      1,
      separate,
    );
  expect(await pay("Ada Reviewer", true)).toMatchObject({ kind: "refused" });
  expect((await pay("Ben", true)).kind).toBe("written");
  expect((await pay("Ada Reviewer", false)).kind).toBe("written");
});
