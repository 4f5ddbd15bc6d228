/** From the draw to the end: reserved, blind, seconded; and what becomes of it in the gate and the decision. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { viewCache } from "#app/http/view-cache.server.ts";
import { drawLot } from "#app/inspection/draw-lot.server.ts";
import { drawQueue } from "#app/inspection/draw-queue.server.ts";
import { endInspection } from "#app/inspection/end.server.ts";
import { inspectPage } from "#app/inspection/inspect-page.server.ts";
import { inspectionPage } from "#app/inspection/inspection-page.server.ts";
import { DEFAULT_GOOD } from "#app/inspection/make-plan.ts";
import { answerBlind, returnItem, ruleOnLabel, takeNext } from "#app/inspection/review.server.ts";
import { reviewPage } from "#app/inspection/review-page.server.ts";
import { evidenceOf } from "#app/review/batch-evidence.server.ts";
import { decideBatch } from "#app/review/decide.server.ts";
import { raiseFlags } from "#app/review/raise-flag.server.ts";
import { recommendationsOf } from "#app/review/recommendations.server.ts";
import { databasePath, openDatabase } from "#db/client.server.ts";
import { decisionById } from "#db/decisions.server.ts";
import { reserveNext } from "#db/inspection-holds.server.ts";
import { inspectedItemsOf, inspectionById } from "#db/inspections.server.ts";
import { storeScoreSets } from "#db/scores.server.ts";
import { deliver } from "#test/support/deliver.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { deliverWeek, lines, threeWeeks } from "../routes/a-batch.ts";

let tools: TestTools;
let batch: string;
let contractId: string;
beforeEach(async () => {
  tools = await testTools();
  const made = await threeWeeks(tools);
  contractId = made.contractId;
  batch = made.weeks[0] ?? "";
});
afterEach(() => tools.dispose());

/** 8 judgments, none major allowed; of 400 that is a limit of about 31 %. */
const REQUEST = {
  kind: "zero-acceptance" as const,
  limits: { major: 0.3 },
  good: DEFAULT_GOOD,
  alpha: 0.05,
  beta: 0.1,
  confidence: 0.95,
};

async function drawn(changes: { seed?: number; limits?: Record<string, number> } = {}) {
  const request = { ...REQUEST, limits: changes.limits ?? REQUEST.limits };
  const made = await drawLot(tools, { batchId: batch, request, seed: changes.seed ?? 7, by: "lead" });
  if (made.kind === "refused") throw new Error(made.message);
  return made;
}

async function stored(id: string) {
  const inspection = await inspectionById(tools.db, id);
  if (!inspection) throw new Error("no inspection");
  return inspection;
}

const screen = async (id: string, as: string) => {
  const page = await reviewPage(tools, id, as);
  if (!page) throw new Error("no page");
  return page;
};

async function reviewOne(id: string, as: string, verdict: string, note = "") {
  const inspection = await stored(id);
  const n = (await screen(id, as)).item?.n ?? -1;
  const answer = new URLSearchParams({ n: String(n), answer: "1", shown: String(tools.now() - 4000) });
  const answered = await answerBlind(tools, inspection, as, answer);
  if (answered.kind === "refused") return answered;
  return ruleOnLabel(tools, inspection, as, { n, verdict, note });
}

describe("a draw", () => {
  it("is the same again from the same data and seed, logged, and never takes a judgment twice", async () => {
    await deliverWeek(tools, batch);
    const one = await drawn();
    const items = await inspectedItemsOf(tools.db, one.id);
    expect(items).toHaveLength(one.plan.n);
    const inspection = await stored(one.id);
    expect(inspection).toMatchObject({ number: 1, seed: 7, population: 400, drawnBy: "lead", kind: "lot" });
    expect(inspection.strata.reduce((sum, { drawn: n }) => sum + n, 0)).toBe(items.length);

    const second = await drawn();
    expect(second.number).toBe(2);
    const both = [...items, ...(await inspectedItemsOf(tools.db, second.id))];
    expect(new Set(both.map(({ item }) => item)).size).toBe(both.length);
    expect((await stored(second.id)).source).toContain("drawn before are left out");

    const other = await testTools();
    try {
      const { weeks } = await threeWeeks(other);
      await deliverWeek(other, weeks[0] ?? "");
      const again = await drawLot(other, { batchId: weeks[0] ?? "", request: REQUEST, seed: 7, by: "x" });
      if (again.kind === "refused") throw new Error(again.message);
      const same = await inspectedItemsOf(other.db, again.id);
      expect(same.map(({ item, judgment }) => [item, judgment])).toEqual(
        items.map(({ item, judgment }) => [item, judgment]),
      );
    } finally {
      other.dispose();
    }
  });

  it("is refused where there is nothing to draw, no name, or a seed that is none", async () => {
    const draw = (seed: number | null, by: string) => drawLot(tools, { batchId: batch, request: REQUEST, seed, by });
    expect(await draw(1, "lead")).toMatchObject({ kind: "refused", message: expect.stringContaining("Nothing") });
    await deliverWeek(tools, batch, lines(5));
    expect(await draw(1, " ")).toMatchObject({ field: "by" });
    expect(await draw(-1, "lead")).toMatchObject({ field: "seed" });
    expect(await draw(null, "lead")).toMatchObject({ kind: "drawn" });
    expect(await draw(1, "lead")).toMatchObject({ kind: "drawn", plan: { lot: 1, n: 1 } });
    expect(await draw(1, "lead")).toMatchObject({ message: "There is nothing left to draw from." });
  });

  it("cannot be changed or deleted", async () => {
    await deliverWeek(tools, batch, lines(20));
    await drawn();
    for (const statement of ["UPDATE inspections SET seed = 1", "DELETE FROM inspected_items"])
      expect(() => tools.db.$client.exec(statement)).toThrow("append-only");
  });
});

describe("reviewing", () => {
  it("shows texts only, then the label, and never what another reviewer said", async () => {
    await deliverWeek(tools, batch);
    const { id } = await drawn();
    expect((await screen(id, "")).item).toBeNull();
    await takeNext(tools, id, "Ada");
    const blind = await screen(id, "Ada");
    expect(blind.item).toMatchObject({ n: 0, revealed: null, orderKnown: true });
    expect(JSON.stringify(blind)).not.toMatch(/model-|w-\d|gold|likert/);
    const form = new URLSearchParams({ n: "0", answer: "5", shown: "0" });
    const inspection = await stored(id);
    expect(await answerBlind(tools, inspection, "Ada", new URLSearchParams({ n: "0", answer: "9" }))).toMatchObject({
      field: "answer",
    });
    expect(await ruleOnLabel(tools, inspection, "Ada", { n: 0, verdict: "major", note: "x" })).toMatchObject({
      message: expect.stringContaining("Answer the item first"),
    });
    expect(await answerBlind(tools, inspection, "Ada", form)).toEqual({ kind: "done" });
    expect(await answerBlind(tools, inspection, "Ada", form)).toMatchObject({
      message: expect.stringContaining("first answer stands"),
    });
    const shown = await screen(id, "Ada");
    expect(shown.item?.revealed).toMatchObject({
      mine: "second is much better",
      annotator: expect.stringMatching(/^w-\d$/),
      label: expect.stringMatching(/is much better \(\d of 1…5\)/),
      models: ["model-a", "model-b"],
    });
    expect(await ruleOnLabel(tools, inspection, "Ada", { n: 0, verdict: "major", note: " " })).toMatchObject({
      field: "note",
    });
    expect(await ruleOnLabel(tools, inspection, "Ada", { n: 0, verdict: "fine", note: "" })).toMatchObject({
      field: "verdict",
    });
    expect(await ruleOnLabel(tools, inspection, "Ada", { n: 0, verdict: "major", note: "Rule 3." })).toEqual({
      kind: "done",
    });
    expect((await screen(id, "Ada")).item?.n).toBe(1);

    await takeNext(tools, id, " ben ");
    const second = await screen(id, "Ben");
    expect(second.item).toMatchObject({ n: 0, revealed: null });
    expect(JSON.stringify(second)).not.toMatch(/Rule 3|major/);
    const open = await inspectionPage(tools, id, new URLSearchParams("show=all"));
    expect(open?.lines[0]).toMatchObject({ state: "open", notes: [], reviewers: [] });
  });

  it("gives two people different items, frees one whose hold ran out, and tells who comes late", async () => {
    await deliverWeek(tools, batch);
    const { id } = await drawn();
    await takeNext(tools, id, "Ada");
    await takeNext(tools, id, "Ben");
    expect([(await screen(id, "Ada")).item?.n, (await screen(id, "ADA")).item?.n]).toEqual([0, 0]);
    expect((await screen(id, "Ben")).item?.n).toBe(1);
    const later = { ...tools, now: () => tools.now() + 16 * 60_000 };
    await takeNext(later, id, "Cid");
    expect((await screen(id, "Cid")).item?.n).toBe(0);
    expect(await reviewOne(id, "Ada", "defensible")).toMatchObject({ kind: "refused" });
    const form = new URLSearchParams({ n: "0", answer: "1" });
    expect(await answerBlind(later, await stored(id), "Ada", form)).toMatchObject({
      message: expect.stringContaining("Somebody else"),
    });
    await returnItem(later, id, "Cid");
    expect((await screen(id, "Cid")).item).toBeNull();
    expect(await answerBlind(later, await stored(id), "Ada", form)).toEqual({ kind: "done" });
    expect(await takeNext(tools, id, "  ")).toMatchObject({ field: "as" });
  });

  it("never gives the same item to two connections", async () => {
    const folder = mkdtempSync(join(tmpdir(), "assay-race-"));
    const one = openDatabase(databasePath(folder));
    const two = openDatabase(databasePath(folder));
    try {
      const shared: TestTools = { ...tools, db: one, views: viewCache(one) };
      const { weeks } = await threeWeeks(shared);
      await deliver(shared, weeks[0] ?? "", lines(400));
      const made = await drawLot(shared, { batchId: weeks[0] ?? "", request: REQUEST, seed: 1, by: "lead" });
      if (made.kind === "refused") throw new Error(made.message);
      const now = tools.now();
      const taken = await Promise.all(
        Array.from({ length: made.plan.n + 3 }, (_, i) =>
          reserveNext(i % 2 === 0 ? one : two, {
            inspectionId: made.id,
            reviewer: { name: `r${i}`, key: `r${i}` },
            now,
            until: now + 1000,
          }),
        ),
      );
      const items = taken.filter((n) => n !== null);
      expect(new Set(items).size).toBe(items.length);
      expect(items).toHaveLength(made.plan.n);
    } finally {
      one.$client.close();
      two.$client.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("the end", () => {
  it("accepts by itself when the last item is settled, and says so in the gate", async () => {
    await deliverWeek(tools, batch);
    const { id, plan } = await drawn();
    await takeNext(tools, id, "Ada");
    const open = await evidenceOf(tools.db, batch);
    expect(open?.recommendation?.because.join(" ")).toContain(
      `Inspection 1 is open: 0 of ${plan.n} judgments settled.`,
    );
    expect(["hold", "rework", "reject"]).toContain(open?.recommendation?.commercial);
    for (let i = 0; i < plan.n; i += 1) expect(await reviewOne(id, "Ada", "defensible")).toEqual({ kind: "done" });
    const page = await inspectionPage(tools, id, new URLSearchParams());
    expect(page).toMatchObject({
      outcome: { end: "accepted", reason: "", endedBy: "Ada" },
      sentence: `Accepted: no defect in ${plan.n} judgments.`,
    });
    expect((await screen(id, "Ada")).ended).toBe("accepted");
    const evidence = await evidenceOf(tools.db, batch);
    expect(evidence?.recommendation?.because.join(" ")).toContain("Inspection 1 accepts the lot: 0 defects");
    expect(evidence?.recommendation?.reasons.some(({ metricId }) => metricId === null)).toBe(false);
    expect(await reviewOne(id, "Ben", "defensible")).toMatchObject({ message: expect.stringContaining("has ended") });
  });

  it("rejects with a defect that two agree on; the batch is refused, and the decision keeps it", async () => {
    await deliverWeek(tools, batch);
    const { id } = await drawn();
    const inspection = await stored(id);
    await takeNext(tools, id, "Ada");
    await reviewOne(id, "Ada", "critical", "Names the wrong side.");
    await returnItem(tools, id, "Ada");
    const end = (form: Record<string, string>) => endInspection(tools, inspection, new URLSearchParams(form));
    expect(await end({ intent: "conclude", by: "lead" })).toMatchObject({ kind: "refused" });
    await takeNext(tools, id, "Ben");
    await reviewOne(id, "Ben", "major", "Against rule 2.");
    const page = await inspectionPage(tools, id, new URLSearchParams("show=defects"));
    expect(page).toMatchObject({
      standing: { verdict: "rejected", settled: 1 },
      lines: [{ state: "major", reviewers: ["Ada", "Ben"], answers: ["first is much better", "first is much better"] }],
    });
    expect(await end({ intent: "abandon", by: "lead", reason: "Tired." })).toMatchObject({
      message: expect.stringContaining("refuses the lot already"),
    });
    expect(await end({ intent: "conclude", by: "" })).toMatchObject({ field: "by" });
    expect(await end({ intent: "conclude", by: "lead" })).toEqual({ kind: "done" });
    expect(await end({ intent: "conclude", by: "lead" })).toMatchObject({
      message: expect.stringContaining("already"),
    });

    const evidence = await evidenceOf(tools.db, batch);
    expect(evidence?.recommendation).toMatchObject({
      commercial: "reject",
      training: "quarantine",
      state: "fail",
      reasons: [{ metricId: null, href: `/inspections/${id}`, clause: "inspection 1 refuses the lot" }, ...[]].concat(
        (evidence?.recommendation?.reasons.slice(1) ?? []) as never[],
      ),
    });
    expect(evidence?.recommendation?.because[0]).toBe(
      "Inspection 1 refuses the lot: 1 major defect in 1 judgment reviewed, each found indefensible by two.",
    );
    // Drawing again does not undo it.
    await drawn();
    expect((await evidenceOf(tools.db, batch))?.recommendation?.commercial).toBe("reject");
    const newest = evidence?.deliveries.at(-1)?.id ?? 0;
    const all = await recommendationsOf(
      tools.db,
      [{ id: contractId, policyId: evidence?.policyId ?? "" }],
      [{ id: batch, contractId, newestDelivery: newest }],
    );
    expect(all.get(batch)?.commercial).toBe("reject");
    const decided = await decideBatch(tools, {
      batchId: batch,
      commercial: "reject",
      training: "quarantine",
      reason: "The inspection.",
      signer: "lead",
      rules: [],
      seenDecisionId: null,
    });
    const row = decided.kind === "decided" ? await decisionById(tools.db, decided.id) : undefined;
    expect(row?.evidence).toMatchObject({
      inspections: [
        { number: 2, end: null },
        {
          number: 1,
          end: "rejected",
          seed: 7,
          classes: expect.arrayContaining([expect.objectContaining({ defects: 1 })]),
        },
      ],
    });
    // A new delivery is another lot.
    await deliverWeek(tools, batch, lines(300));
    expect((await evidenceOf(tools.db, batch))?.recommendation?.because.join(" ")).not.toContain("Inspection");
    expect((await inspectionPage(tools, id, new URLSearchParams()))?.isOutdated).toBe(true);
  });

  it("that is disputed counts no defect, and one given up says nothing", async () => {
    await deliverWeek(tools, batch);
    const { id } = await drawn();
    await takeNext(tools, id, "Ada");
    await reviewOne(id, "Ada", "major", "Rule 1.");
    await takeNext(tools, id, "Ben");
    await reviewOne(id, "Ben", "defensible");
    expect((await inspectionPage(tools, id, new URLSearchParams("show=disputed")))?.lines).toHaveLength(1);
    const inspection = await stored(id);
    expect(await endInspection(tools, inspection, new URLSearchParams({ by: "lead" }))).toMatchObject({
      field: "reason",
    });
    const form = new URLSearchParams({ by: "lead", reason: "The instruction changed." });
    expect(await endInspection(tools, inspection, form)).toEqual({ kind: "done" });
    const evidence = await evidenceOf(tools.db, batch);
    expect(evidence?.recommendation?.because.join(" ")).not.toContain("Inspection");
    expect((await inspectPage(tools, batch, new URLSearchParams()))?.inspections).toMatchObject([
      { end: "abandoned", sentence: expect.stringContaining("Nothing follows from it") },
    ]);
  });
});

describe("chosen items", () => {
  it("are what flags ask to have inspected, and no lot is judged by them", async () => {
    const deliveryId = await deliverWeek(tools, batch);
    const queue = (source: "flags" | "scores", most = 50) =>
      drawQueue(tools, { batchId: batch, source, most, by: "lead" });
    expect(await queue("flags")).toMatchObject({ kind: "refused", field: "source" });
    const flag = (subjectKind: string, subject: string, treatment = "inspect") =>
      raiseFlags(
        tools,
        new URLSearchParams({
          batch,
          subjectKind,
          subject,
          reason: "careless",
          note: "",
          treatment,
          weight: "",
          author: "me",
        }),
      );
    await flag("record", `delivery=${deliveryId}&n=3&id=rec-0003`);
    await flag("annotator", "annotator=w-1");
    await flag("annotator", "annotator=w-2", "drop");
    const made = await queue("flags");
    // w-1 judged 50; record 3 is w-3's.
    expect(made).toMatchObject({ kind: "drawn", n: 50 });
    const id = made.kind === "drawn" ? made.id : "";
    expect(await stored(id)).toMatchObject({ kind: "queue", plan: null, population: 51 });
    expect((await evidenceOf(tools.db, batch))?.recommendation?.because.join(" ")).not.toContain("Inspection");
    await takeNext(tools, id, "Ada");
    await reviewOne(id, "Ada", "defensible");
    expect(
      await endInspection(tools, await stored(id), new URLSearchParams({ intent: "conclude", by: "lead" })),
    ).toEqual({ kind: "done" });
    expect((await inspectionPage(tools, id, new URLSearchParams()))?.sentence).toBe(
      "Finished: no defect among 1 chosen judgment. No lot is judged by it.",
    );
    expect(await queue("flags", 0)).toMatchObject({ field: "most" });
  });

  it("are what a reward model contradicts with high confidence, surest first", async () => {
    const deliveryId = await deliverWeek(tools, batch);
    const queue = (most: number) => drawQueue(tools, { batchId: batch, source: "scores", most, by: "lead" });
    expect(await queue(5)).toMatchObject({ message: "No scores per response were imported for this batch." });
    // Every label contradicted by k / 100: record k prefers the first when k's block of eight is even.
    const values = new Float32Array(800);
    const { judgments } = await tools.views.of((await evidenceOf(tools.db, batch))?.deliveries ?? []);
    for (let k = 0; k < 400; k += 1) {
      const prefersSecond = (judgments.strength[k] ?? 0) > 0;
      values[2 * k + (prefersSecond ? 0 : 1)] = k / 100;
    }
    const set = { deliveryId, name: "rm-1", kind: "reward" as const, values, rows: 800, unknown: 0 };
    await storeScoreSets(tools.db, [
      { ...set, fileName: "s.jsonl", fileSha256: "0".repeat(64), importedAt: 1, importedBy: "me" },
    ]);
    const made = await queue(10);
    const id = made.kind === "drawn" ? made.id : "";
    const items = await inspectedItemsOf(tools.db, id);
    expect(items.map(({ item }) => item).sort((a, b) => a - b)).toEqual([
      390, 391, 392, 393, 394, 395, 396, 397, 398, 399,
    ]);
    // ln 9 = 2.197: from a difference of 2.20 on.
    expect(await stored(id)).toMatchObject({
      population: 180,
      source: expect.stringContaining("contradict with at least 90 % confidence"),
    });
  });
});
