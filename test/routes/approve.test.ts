import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { releaseMembers } from "#app/release/release-members.server.ts";
import { approveDecision } from "#app/review/approve.server.ts";
import { contractPage } from "#app/review/contract-page.server.ts";
import { decideBatch } from "#app/review/decide.server.ts";
import { countWaiting, thisWeek } from "#app/review/this-week.server.ts";
import { loader as batch } from "#app/routes/batches.$batch/route.tsx";
import { loader as history } from "#app/routes/batches.$batch.history/route.tsx";
import { loader as decide } from "#app/routes/batches.$batch_.decide/route.tsx";
import { action, loader } from "#app/routes/decisions.$decision.approve/route.tsx";
import { acceptedBefore } from "#db/decision-order.server.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { call, deliverWeek, lines, threeWeeks } from "./a-batch.ts";

let tools: TestTools;
let contractId: string;
let weeks: string[];
let week: string;

/** 400 comparisons at $4.00 are worth $1,600.00. */
beforeEach(async () => {
  tools = await testTools();
  ({ contractId, weeks } = await threeWeeks(tools));
  week = weeks[0] ?? "";
  await deliverWeek(tools, week);
  limit(100_000);
});
afterEach(() => tools.dispose());

const limit = (minor: number | null) =>
  tools.db.$client.prepare("UPDATE contracts SET second_approver_above_minor = ?").run(minor);

async function sign(changes: Record<string, unknown> = {}): Promise<number> {
  const result = await decideBatch(tools, {
    batchId: week,
    commercial: "accept",
    training: "include",
    reason: "Gates looked at.",
    signer: "Ada Lead",
    rules: [],
    seenDecisionId: null,
    ...changes,
  });
  if (result.kind !== "decided") throw new Error(JSON.stringify(result));
  return result.id;
}

const answer = (decisionId: number, form: Record<string, string>) =>
  action(call(tools, `/decisions/${decisionId}/approve`, { decision: String(decisionId) }, form));

const money = async () => (await contractPage(tools.db, contractId, tools.now()))?.standing.accepted;
const waiting = async () => {
  const { waiting: rows } = await thisWeek(tools.db, tools.now());
  expect(await countWaiting(tools.db)).toBe(rows.length);
  return rows;
};

interface Refusal {
  data: { errors: Record<string, string>; message: string | null; values: Record<string, string> };
  init: { status: number };
}
const refused = async (of: Promise<unknown>) => (await of) as Refusal;

describe("a decision above the contract's limit", () => {
  it("says so before it is signed", async () => {
    const { page } = await decide(call(tools, "/x?commercial=accept&training=include", { batch: week }));
    expect(page.secondApprover).toEqual({ valueMinor: 160_000, aboveMinor: 100_000, isStricter: false });
    limit(160_000);
    const { page: under } = await decide(call(tools, "/x?commercial=accept&training=include", { batch: week }));
    expect(under.secondApprover).toBeNull();
  });

  it("counts for nothing until a second person approves it", async () => {
    const id = await sign();
    expect(await money()).toEqual({ units: 0, minor: 0 });
    expect(await waiting()).toMatchObject([
      { batchId: week, awaiting: { decisionId: id, signer: "Ada Lead", valueMinor: 160_000 }, atStakeMinor: 160_000 },
    ]);
    expect(await releaseMembers(tools.db, { batchIds: [week] })).toMatchObject({
      kind: "refused",
      message: expect.stringContaining(`decision ${id} awaits a second approver`),
    });
    const { page } = await batch(call(tools, "/x", { batch: week }));
    expect(page.decision).toBeNull();
    expect(page.proposal).toMatchObject({ id, signer: "Ada Lead", approval: null });
    const { page: shown } = await loader(call(tools, "/x", { decision: String(id) }));
    expect(shown).toMatchObject({ standing: "awaiting", isReplaced: false, decision: { valueMinor: 160_000 } });
    expect(shown.decision.sentence).toContain("400 of 400 comparisons accepted for $1");
  });

  it("counts once it is approved, and both stand in the history", async () => {
    const id = await sign();
    const done = await answer(id, { outcome: "approved", reason: "Checked.", signer: "Second Lead" });
    expect((done as Response).headers.get("Location")).toBe(`/batches/${week}`);
    expect(await money()).toEqual({ units: 400, minor: 160_000 });
    expect(await waiting()).toEqual([]);
    expect(await releaseMembers(tools.db, { decisionIds: [id] })).toMatchObject({ kind: "members" });
    const { decisions } = await history(call(tools, "/x", { batch: week }));
    expect(decisions).toMatchObject([
      { signer: "Ada Lead", standing: "stands", approval: { signer: "Second Lead", outcome: "approved" } },
    ]);
  });

  it("leaves the batch undecided when it is declined, with the reason in the history", async () => {
    const id = await sign();
    await answer(id, { outcome: "declined", reason: "The credit is missing.", signer: "Second Lead" });
    expect(await money()).toEqual({ units: 0, minor: 0 });
    expect(await waiting()).toMatchObject([{ batchId: week, awaiting: null }]);
    expect(await releaseMembers(tools.db, { batchIds: [week] })).toMatchObject({
      kind: "refused",
      message: expect.stringContaining("nobody has decided"),
    });
    const { decisions } = await history(call(tools, "/x", { batch: week }));
    expect(decisions).toMatchObject([{ standing: "declined", approval: { reason: "The credit is missing." } }]);
    const { page } = await batch(call(tools, "/x", { batch: week }));
    expect(page).toMatchObject({ decision: null, proposal: { approval: { outcome: "declined" } } });
    // Deciding again takes its place.
    const { page: again } = await decide(call(tools, "/x", { batch: week }));
    expect(again.seen.decision).toBe(id);
    await sign({ seenDecisionId: id, commercial: "hold", training: "quarantine" });
    expect((await batch(call(tools, "/x", { batch: week }))).page.proposal).toBeNull();
  });

  it("keeps the earlier decision in force while its replacement waits, but lets nothing be released", async () => {
    limit(null);
    const first = await sign();
    limit(100_000);
    const second = await sign({ seenDecisionId: first, commercial: "reject", training: "drop" });
    expect(await money()).toEqual({ units: 400, minor: 160_000 });
    expect(await waiting()).toMatchObject([{ awaiting: { decisionId: second, valueMinor: 160_000 } }]);
    expect(await releaseMembers(tools.db, { batchIds: [week] })).toMatchObject({ kind: "refused" });
    await answer(second, { outcome: "declined", reason: "No.", signer: "Second Lead" });
    expect(await waiting()).toEqual([]);
    expect(await releaseMembers(tools.db, { batchIds: [week] })).toMatchObject({ kind: "members" });
  });

  it("reserves its units in the contract's price order", async () => {
    await deliverWeek(tools, weeks[1] ?? "", lines(400, 400));
    const id = await sign();
    expect(await acceptedBefore(tools.db, contractId, weeks[1] ?? "")).toBe(400);
    await answer(id, { outcome: "declined", reason: "No.", signer: "Second Lead" });
    expect(await acceptedBefore(tools.db, contractId, weeks[1] ?? "")).toBe(0);
  });

  it("keeps the limit it was signed under", async () => {
    const id = await sign();
    limit(null);
    expect(await money()).toEqual({ units: 0, minor: 0 });
    expect((await loader(call(tools, "/x", { decision: String(id) }))).page.standing).toBe("awaiting");
  });
});

describe("the second signature", () => {
  it("has to be another person's, whatever the case and spaces", async () => {
    const id = await sign();
    const said = await refused(answer(id, { outcome: "approved", reason: "Fine.", signer: " ada  LEAD" }));
    expect(said.init.status).toBe(400);
    expect(said.data.errors.signer).toContain("another person");
    expect(said.data.values).toEqual({ reason: "Fine.", signer: "ada  LEAD" });
    const write = () =>
      tools.db.$client
        .prepare(
          "INSERT INTO decision_approvals (decision_id, outcome, reason, signer, at) VALUES (?, 'approved', 'x', 'ADALEAD', 0)",
        )
        .run(id);
    expect(write).toThrow("another person");
  });

  it("asks for a reason and a name", async () => {
    const id = await sign();
    const said = await refused(answer(id, { outcome: "approved", reason: " ", signer: "" }));
    expect(said.init.status).toBe(400);
    expect(Object.keys(said.data.errors).sort()).toEqual(["reason", "signer"]);
    const long = await refused(answer(id, { outcome: "approved", reason: "x".repeat(2001), signer: "Second" }));
    expect(long.data.errors.reason).toContain("2000");
  });

  it("tells the second of two people, and writes nothing of theirs", async () => {
    const id = await sign();
    const said = { outcome: "approved", reason: "Checked.", signer: "Second Lead" };
    const [one, other] = await Promise.all([answer(id, said), refused(answer(id, { ...said, signer: "Third Lead" }))]);
    expect(one).toMatchObject({ status: 302 });
    expect(other.init.status).toBe(409);
    expect(other.data.message).toContain("Second Lead approved this decision already");
    expect(other.data.values).toMatchObject({ signer: "Third Lead" });
  });

  it("is refused for a decision that was replaced, or that counts already", async () => {
    const id = await sign();
    const later = await sign({ seenDecisionId: id, commercial: "hold", training: "quarantine", signer: "Other" });
    const said = { reason: "Fine.", signer: "Second", outcome: "approved" } as const;
    expect(await approveDecision(tools, { ...said, decisionId: id })).toMatchObject({
      kind: "overtaken",
      message: expect.stringContaining(`Decision ${later} by Other`),
    });
    expect((await loader(call(tools, "/x", { decision: String(id) }))).page.isReplaced).toBe(true);
    expect(await approveDecision(tools, { ...said, decisionId: later })).toMatchObject({
      kind: "refused",
      message: expect.stringContaining("needs no second approver"),
    });
    expect(await approveDecision(tools, { ...said, decisionId: 99 })).toMatchObject({ kind: "refused" });
  });

  it("does not approve numbers that a later delivery changed; declining stays possible", async () => {
    const id = await sign();
    await deliverWeek(tools, week, lines(300));
    const said = { decisionId: id, reason: "Fine.", signer: "Second" };
    expect(await approveDecision(tools, { ...said, outcome: "approved" })).toMatchObject({
      kind: "refused",
      message: expect.stringContaining("later delivery"),
    });
    expect(await approveDecision(tools, { ...said, outcome: "declined" })).toMatchObject({ kind: "written" });
  });

  it("is never changed or taken away", async () => {
    const id = await sign();
    await answer(id, { outcome: "approved", reason: "Checked.", signer: "Second Lead" });
    const run = (sql: string) => () => tools.db.$client.prepare(sql).run();
    expect(run("UPDATE decision_approvals SET outcome = 'declined'")).toThrow("append-only");
    expect(run("DELETE FROM decision_approvals")).toThrow("append-only");
  });

  it("has no screen for a decision that does not exist", async () => {
    for (const decision of ["99", "none"])
      await expect(loader(call(tools, "/x", { decision }))).rejects.toMatchObject({ status: 404 });
  });
});
