/** Stages and readiness of a contract, by their screens. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as list from "#app/routes/contracts._index/route.tsx";
import * as layout from "#app/routes/contracts.$contract/route.tsx";
import * as readiness from "#app/routes/contracts.$contract.readiness/route.tsx";
import * as stage from "#app/routes/contracts.$contract.stage/route.tsx";
import { readinessOf, stagesOf } from "#db/contract-life.server.ts";
import { deliver } from "#test/support/deliver.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { call, deliverWeek, lines, threeWeeks } from "./a-batch.ts";

let tools: TestTools;
let contract = "";
let weeks: string[] = [];
beforeEach(async () => {
  tools = await testTools();
  ({ contractId: contract, weeks } = await threeWeeks(tools));
});
afterEach(() => tools.dispose());

type Refused = { data: { values: Record<string, string>; errors: Record<string, string> }; init: { status: number } };
const SIGNED = { on: "2026-10-19", note: "Done.", by: "ops" };
const move = (form: Record<string, string>) =>
  stage.action(call(tools, `/contracts/${contract}/stage`, { contract }, { ...SIGNED, ...form }) as never);
const note = (form: Record<string, string>) =>
  readiness.action(call(tools, `/contracts/${contract}/readiness`, { contract }, form) as never);
const READY = { state: "ready", evidence: "It is there.", owner: "ml", by: "ops" };
const ITEMS = [
  "training_infrastructure",
  "evaluations",
  "plan_for_use",
  "endpoints",
  "instructions_agreed",
  "gold_set",
];

describe("the stage of a contract", () => {
  it("is running where nobody said it, and moves with a note, a day and a name", async () => {
    const before = await layout.loader(call(tools, "/", { contract }) as never);
    expect(before.head.stage).toBe("running");
    expect(((await move({ stage: "closing" })) as Response).status).toBe(302);
    const { page } = await stage.loader(call(tools, "/", { contract }) as never);
    expect(page.stage).toBe("closing");
    expect(page.history.map(({ stage: one, note: said, by, on }) => [one, said, by, on])).toEqual([
      ["closing", "Done.", "ops", "2026-10-19"],
    ]);
    expect(() => tools.db.$client.prepare("UPDATE contract_stages SET note = 'x'").run()).toThrow("append-only");
    expect(() => tools.db.$client.prepare("DELETE FROM contract_stages").run()).toThrow("append-only");
  });

  it("refuses a move there is none of, an unsigned one and one decided on an old screen, and keeps what was typed", async () => {
    const skipped = (await move({ stage: "agreed" })) as unknown as Refused;
    expect(skipped.init.status).toBe(400);
    expect(skipped.data.errors.stage).toContain("can become closing, onboarding or terminated, not agreed");
    expect(skipped.data.values.note).toBe("Done.");
    expect(((await move({ stage: "closing", note: " ", by: "" })) as unknown as Refused).data.errors).toMatchObject({
      note: "Say what happened.",
      by: "Sign with your name.",
    });
    await move({ stage: "closing", seen: "0" });
    const late = (await move({ stage: "closed", openReason: "Settled.", seen: "0" })) as unknown as Refused;
    expect(late.data.errors.form).toContain("Somebody moved it meanwhile");
    expect(await stagesOf(tools.db, contract)).toHaveLength(1);
  });

  it("closed takes nothing more in and leaves no trace of the try; reopened it does", async () => {
    await move({ stage: "closing" });
    await move({ stage: "closed", openReason: "Settled." });
    const refused = await deliver(tools, weeks[0] ?? "", lines(8));
    expect(refused).toMatchObject({
      kind: "refused",
      rule: "contract-stage",
      message: "The contract is closed; nothing more is taken in for it.",
    });
    await move({ stage: "closing", note: "A correction is owed." });
    expect((await deliver(tools, weeks[0] ?? "", lines(8))).kind).toBe("stored");
  });

  it("filters and sorts the list", async () => {
    await move({ stage: "closing" });
    const at = async (query: string) =>
      (await list.loader(call(tools, `/contracts?${query}`, {}) as never)).contracts.map((one) => one.stage);
    expect(await at("stage=closing&sort=-stage")).toEqual(["closing"]);
    expect(await at("stage=running")).toEqual([]);
    expect(await at("stage=nonsense")).toEqual(["closing"]);
  });
});

describe("readiness", () => {
  it("begins red; starting collection then needs a reason, which is stored with what was red", async () => {
    await move({ stage: "onboarding" });
    const refused = (await move({ stage: "running" })) as unknown as Refused;
    expect(refused.data.errors.redReason).toContain("Not ready yet: Training infrastructure");
    for (const item of ITEMS) await note({ ...READY, item });
    const again = (await move({ stage: "running" })) as unknown as Refused;
    expect(again.data.errors.redReason).toBe(
      "Not ready yet: Export tried on a sample. Say why collection starts all the same.",
    );
    await move({ stage: "running", redReason: "Slots are booked." });
    expect((await stagesOf(tools.db, contract)).at(-1)?.red).toEqual({
      items: ["Export tried on a sample"],
      reason: "Slots are booked.",
    });
  });

  it("asks for evidence, and for a link that is one", async () => {
    const bare = (await note({ ...READY, item: "gold_set", evidence: "" })) as unknown as Refused;
    expect(bare.data.errors).toEqual({ evidence: "Say what shows it, or give a link." });
    const script = (await note({ ...READY, item: "gold_set", link: "javascript:alert(1)" })) as unknown as Refused;
    expect(script.data.errors.link).toBe("A link begins with https:// or http://.");
    expect(await readinessOf(tools.db, contract)).toEqual([]);
  });

  it("is proved by Assay for the export: nothing before a delivery, counted lines after, and no release is made", async () => {
    const early = (await note({ intent: "try-export" })) as unknown as Refused;
    expect(early.data.errors.form).toContain("Nothing has been delivered yet");
    await deliverWeek(tools, weeks[0] ?? "", lines(40));
    expect(((await note({ intent: "try-export" })) as Response).status).toBe(302);
    const { page } = await readiness.loader(call(tools, "/", { contract }) as never);
    const tried = page.items.find(({ item }) => item === "export_tried");
    expect(tried?.state).toBe("ready");
    expect(tried?.entry?.evidence).toContain("Week 1, 40 items");
    expect(tools.db.$client.prepare("SELECT count(*) AS n FROM releases").get()).toEqual({ n: 0 });
  });
});
