import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loader as start } from "#app/routes/_index/route.tsx";
import { loader as batchPage } from "#app/routes/batches.$batch/route.tsx";
import { loader as overview } from "#app/routes/contracts.$contract._index/route.tsx";
import { loader as tab } from "#app/routes/contracts.$contract.terms/route.tsx";
import { action, loader } from "#app/routes/contracts.$contract_.terms_.$kind/route.tsx";
import { loader as csv } from "#app/routes/contracts.$contract_.terms[.]csv/route.ts";
import { termsOf } from "#db/terms.server.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";
import { call, deliverWeek, threeWeeks } from "./a-batch.ts";

let tools: TestTools;
let contract = "";
let weeks: string[] = [];
beforeEach(async () => {
  tools = await testTools();
  ({ contractId: contract, weeks } = await threeWeeks(tools));
});
afterEach(() => tools.dispose());

const WINDOW = {
  days: "3",
  deemed: "accepted",
  clause: "=cmd()\nSilence is acceptance.",
  source: "§5.3",
  owner: "ops",
  effectiveFrom: "2026-10-01",
  recordedBy: "tester",
};
const record = (kind: string, form: Record<string, string>) =>
  action({
    ...call(tools, `/contracts/${contract}/terms/${kind}`, { contract, kind }, form),
    unstable_pattern: "",
  } as never);
const later = (days: number) => ({ ...tools, now: () => NOW + days * 86_400_000 }) as TestTools;

describe("terms of a contract", () => {
  it("are recorded as dated facts and listed with what is not recorded", async () => {
    expect(((await record("rejection_window", WINDOW)) as Response).status).toBe(302);
    const { dated } = await tab(call(tools, `/contracts/${contract}/terms`, { contract }) as never);
    expect(dated.recorded.map(({ title, says, owner }) => [title, says, owner])).toEqual([
      ["Rejection window", "3 days from receipt; then deemed accepted", "ops"],
    ]);
    expect(dated.missing.map(({ kind }) => kind)).toContain("open_sourcing");
  });

  it("keep what was typed, say what is wrong at its field, and write nothing", async () => {
    const refused = (await record("rejection_window", {
      ...WINDOW,
      days: "soon",
      owner: "",
      effectiveFrom: "1 Oct",
    })) as {
      data: { values: Record<string, string>; errors: Record<string, string> };
      init: { status: number };
    };
    expect(refused.init.status).toBe(400);
    expect(Object.keys(refused.data.errors).sort()).toEqual(["days", "effectiveFrom", "owner"]);
    expect(refused.data.values.clause).toBe(WINDOW.clause);
    expect(await termsOf(tools.db, contract)).toEqual([]);
  });

  it("keep every version, and can be struck", async () => {
    await record("rejection_window", WINDOW);
    await record("rejection_window", { ...WINDOW, days: "5", effectiveFrom: "2026-10-10" });
    await record("rejection_window", { ...WINDOW, effectiveFrom: "2026-12-01", intent: "strike" });
    const { page } = await loader(call(tools, "/", { contract, kind: "rejection_window" }) as never);
    expect(page.holds).toBe("5 days from receipt; then deemed accepted");
    expect(page.versions.map(({ says, isInForce, isComing }) => [says, isInForce, isComing])).toEqual([
      ["struck: nothing is agreed", false, true],
      ["5 days from receipt; then deemed accepted", true, false],
      ["3 days from receipt; then deemed accepted", false, false],
    ]);
    expect(() => tools.db.$client.prepare("UPDATE terms SET owner = 'me'").run()).toThrow("append-only");
    expect(() => tools.db.$client.prepare("DELETE FROM terms").run()).toThrow("append-only");
  });

  it("go out as CSV that no spreadsheet runs", async () => {
    await record("rejection_window", WINDOW);
    const text = await (await csv(call(tools, "/", { contract }) as never)).text();
    expect(text).toContain(`"'=cmd()\nSilence is acceptance."`);
    expect(text.split("\r\n")[0]).toContain("kind,term,agreed,effective from");
  });

  it("are not there for an unknown contract or kind", async () => {
    for (const params of [
      { contract, kind: "nonsense" },
      { contract: "none", kind: "payment" },
    ])
      await expect(loader(call(tools, "/", params) as never)).rejects.toMatchObject({ status: 404 });
  });
});

describe("a window that lapses undecided", () => {
  it("makes the batch deemed accepted on every screen, payable in full, without a decision", async () => {
    const [week = ""] = weeks;
    await deliverWeek(tools, week);
    await record("rejection_window", WINDOW);
    const before = await overview(call(later(2), "/", { contract }) as never);
    expect(before.page.weeks[0]?.window).toMatchObject({ state: "closing", deemedAcceptedAt: null });
    const after = await overview(call(later(3), "/", { contract }) as never);
    expect(after.page.weeks[0]).toMatchObject({
      decision: null,
      accepted: { units: 400, minor: 160_000 },
      atStake: 160_000,
    });
    expect(after.page.weeks[0]?.window?.deemedAcceptedAt).toBe(NOW + 3 * 86_400_000);
    expect(after.page.deemed).toEqual({ units: 400, minor: 160_000 });
    expect(after.page.standing.accepted).toEqual({ units: 400, minor: 160_000 });
    const batch = await batchPage(call(later(3), "/", { batch: week }) as never);
    expect(batch.page.delivered?.window.deemedAcceptedAt).toBe(NOW + 3 * 86_400_000);
    const monday = await start(call(later(3), "/", {}) as never);
    expect(monday.contracts[0]).toMatchObject({ acceptedUnits: 400, acceptedMinor: 160_000 });
    expect(monday.attention.map(({ kind }) => kind)).toContain("deemed");
    const { dated } = await tab(call(later(3), "/", { contract }) as never);
    expect(dated.clocks.map(({ kind, state }) => [kind, state])).toEqual([["rejection_window", "lapsed"]]);
  });
});
