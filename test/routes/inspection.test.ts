import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { flagNamed } from "#app/review/flag-these.ts";
import { action as draw, loader as inspect } from "#app/routes/batches.$batch.inspect/route.tsx";
import { loader as plan } from "#app/routes/batches.$batch_.plan[.]csv/route.ts";
import { loader as newFlag } from "#app/routes/flags.new/route.tsx";
import { action as end, loader as shown } from "#app/routes/inspections.$inspection/route.tsx";
import { loader as csv } from "#app/routes/inspections.$inspection_.items[.]csv/route.ts";
import { action as review, loader as reviewing } from "#app/routes/inspections.$inspection_.review/route.tsx";
import { answerOf, statusOf } from "#test/support/requests.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { call, deliverWeek, threeWeeks } from "./a-batch.ts";

let tools: TestTools;
let batch: string;
beforeEach(async () => {
  tools = await testTools();
  batch = (await threeWeeks(tools)).weeks[0] ?? "";
});
afterEach(() => tools.dispose());

const tab = async (query = "") => (await inspect(call(tools, `/x${query}`, { batch }))).page;
const drawn = (form: Record<string, string>) =>
  answerOf(draw(call(tools, "/x", { batch }, { intent: "draw", ...form })));
const id = async () =>
  (await drawn({ plan: "zero-acceptance", major: "30", seed: "5", by: "=lead" })).location?.split("/").at(-1) ?? "";
const reviewed = (inspection: string, form: Record<string, string>) =>
  answerOf(review(call(tools, "/x", { inspection }, form)));

describe("the inspection tab", () => {
  it("is not there before a delivery", async () => {
    expect(await tab()).toBeNull();
    expect(await drawn({ by: "lead" })).toMatchObject({ status: 400 });
  });

  it("shows a plan by limiting quality with its curves before anything is drawn", async () => {
    await deliverWeek(tools, batch);
    const page = await tab();
    expect(page).toMatchObject({ judgments: 400, left: 400, strata: 8, inspections: [], switching: null });
    const { preview } = page ?? {};
    if (preview?.kind !== "plan") throw new Error("no plan");
    expect(preview.plan).toMatchObject({ kind: "limiting-quality", lot: 400, n: 80 });
    expect(preview.classes.map((one) => [one.n, one.kind === "single" && one.accept])).toEqual([
      [80, 0],
      [32, 0],
      [32, 1],
    ]);
    for (const { curve, protects } of preview.classes) {
      expect(curve[0]).toMatchObject({ share: 0, accepts: 1 });
      expect(protects).toMatch(/^A lot with .* defects passes/);
    }
  });

  it("takes another kind of plan with its usual limits, keeps what is typed, and names a field that is wrong", async () => {
    await deliverWeek(tools, batch);
    const aql = await tab("?of=limiting-quality&plan=acceptance-quality&critical=3.15&major=8&minor=12.5");
    expect(aql?.form.values).toMatchObject({ critical: "0.65", major: "2.5", minor: "4" });
    expect(aql?.switching).toContain("Normal inspection");
    const typed = await tab("?of=zero-acceptance&plan=zero-acceptance&critical=&major=7,5&minor=x&confidence=99");
    expect(typed?.form).toMatchObject({
      values: { critical: "", major: "7,5", minor: "x", confidence: "99" },
      errors: { minor: "A percentage between 0 and 100, as 2.5." },
      request: { limits: { major: 0.075 }, confidence: 0.99 },
    });
    expect(typed?.preview.kind).toBe("refused");
    const sequential = await tab("?plan=sequential");
    expect(sequential?.preview).toMatchObject({ kind: "plan", plan: { kind: "sequential" } });
    expect(await tab("?plan=sequential&critical=3&critical-good=5")).toMatchObject({
      preview: { kind: "refused", field: "critical-good" },
    });
  });

  it("gives the curves of the plan that is being chosen as a file: every point, for the very lot", async () => {
    await deliverWeek(tools, batch);
    const asked = (query: string, of = batch) => plan(call(tools, `/x?${query}`, { batch: of }));
    const file = await asked("plan=zero-acceptance&critical=&major=7,5&minor=&confidence=99");
    const [head, ...lines] = (await file.text()).trim().split("\r\n");
    expect(head).toBe("class,limit,defects in the lot,accepted,refused,outgoing on average");
    const page = await tab("?plan=zero-acceptance&critical=&major=7,5&minor=&confidence=99");
    if (page?.preview.kind !== "plan") throw new Error("no plan");
    const n = page.preview.plan.n;
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines) {
      const [defect, limit, share, accepted, refused] = line.split(",");
      expect([defect, limit]).toEqual(["major", "0.075"]);
      // None of the sample is one of the lot's defects.
      const defects = Math.round(Number(share) * 400);
      const none = Array.from({ length: n }, (_, i) => (400 - defects - i) / (400 - i)).reduce(
        (all, one) => all * one,
        1,
      );
      expect(Number(accepted)).toBeCloseTo(Math.max(0, none), 9);
      expect(Number(refused)).toBeCloseTo(1 - Math.max(0, none), 9);
    }
    const classes = (await (await asked("")).text()).match(/^(critical|major|minor)(?=,)/gm);
    expect([...new Set(classes)]).toEqual(["critical", "major", "minor"]);
    expect(await statusOf(asked("plan=zero-acceptance&major=x"))).toBe(400);
    expect(await statusOf(asked("plan=sequential&critical=3&critical-good=5"))).toBe(400);
    expect(await statusOf(asked("", "nowhere"))).toBe(404);
  });

  it("draws, and lists what was drawn", async () => {
    await deliverWeek(tools, batch);
    expect(await drawn({ plan: "zero-acceptance", major: "x", by: "lead" })).toMatchObject({ status: 400 });
    expect(await drawn({ plan: "zero-acceptance", major: "30", seed: "-4", by: "lead" })).toMatchObject({
      status: 400,
      data: { field: "seed", values: { seed: "-4" } },
    });
    expect(await drawn({ plan: "zero-acceptance", major: "30", seed: "5", by: "lead" })).toMatchObject({
      status: 302,
      location: expect.stringMatching(/^\/inspections\/[0-9a-f-]{36}$/),
    });
    expect(await tab()).toMatchObject({
      left: 391,
      inspections: [
        { number: 1, drawn: 9, settled: 0, end: null, sentence: "0 of 9 judgments settled: nothing reviewed yet." },
      ],
    });
    expect(await drawn({ intent: "queue", source: "mood", most: "5", by: "lead" })).toMatchObject({ status: 400 });
    expect(await drawn({ intent: "queue", source: "flags", most: "5", by: "lead" })).toMatchObject({
      status: 400,
      data: { field: "source", message: expect.stringContaining("No flag") },
    });
  });
});

describe("an inspection", () => {
  it("is reviewed by forms alone, and leaves as CSV with formulas disarmed", async () => {
    await deliverWeek(tools, batch);
    const inspection = await id();
    const at = async (as: string) => (await reviewing(call(tools, `/x?as=${as}`, { inspection }))).page;
    expect(await reviewed(inspection, { intent: "take", as: "" })).toMatchObject({
      status: 400,
      data: { field: "as" },
    });
    expect(await reviewed(inspection, { intent: "take", as: "=Ada", raw: "1" })).toMatchObject({
      status: 302,
      location: `/inspections/${inspection}/review?as=%3DAda&raw=1`,
    });
    expect((await at("%3DAda")).item).toMatchObject({ n: 0, revealed: null });
    const who = { as: "=Ada", n: "0" };
    expect(await reviewed(inspection, { as: "=Ada", intent: "answer", answer: "2", n: "" })).toMatchObject({
      status: 400,
    });
    expect(await reviewed(inspection, { ...who, intent: "answer", answer: "2", shown: "0" })).toMatchObject({
      status: 302,
    });
    expect(
      await reviewed(inspection, { ...who, intent: "rule", verdict: "defect", class: "minor", note: "" }),
    ).toMatchObject({ status: 400, data: { field: "note", values: { class: "minor" } } });
    expect(await reviewed(inspection, { ...who, intent: "rule", verdict: "defensible" })).toMatchObject({
      status: 302,
    });
    expect((await at("%3DAda")).item).toMatchObject({ n: 1 });
    expect(await reviewed(inspection, { as: "=Ada", intent: "return" })).toMatchObject({ status: 302 });
    expect((await at("%3DAda")).item).toBeNull();
    expect(await reviewed(inspection, { as: "=Ada" })).toMatchObject({ status: 400 });

    const { page } = await shown(call(tools, "/x", { inspection }));
    expect(page).toMatchObject({ number: 1, seed: 5, drawnBy: "=lead", standing: { settled: 1, drawn: 9 } });
    const [settled] = page.lines;
    expect(page.lines).toMatchObject([{ n: 0, state: "fine", isActive: true }]);
    const places = page.lines.map(({ deliveryId, item }) => ({ deliveryId, n: item }));
    const these = flagNamed(batch, places, {}, "against_instructions");
    const { page: flag } = await newFlag(call(tools, "href" in these ? these.href : "", {}));
    expect(flag).toMatchObject({ reason: "against_instructions", numbers: { whole: { items: 1 } } });
    expect(flag.abouts).toEqual([`judgments of record ${settled?.deliveryId}/${settled?.item}`]);
    const text = await (await csv(call(tools, "/x?show=all", { inspection }))).text();
    expect(text.trim().split("\r\n")).toHaveLength(10);
    expect(text).toContain("first is better,,'=Ada,");
    expect(
      (await (await csv(call(tools, "/x?show=defects", { inspection }))).text()).trim().split("\r\n"),
    ).toHaveLength(1);
  });

  it("is concluded or given up with a reason", async () => {
    await deliverWeek(tools, batch);
    const inspection = await id();
    const ended = (form: Record<string, string>) => answerOf(end(call(tools, "/x", { inspection }, form)));
    expect(await ended({ intent: "conclude", by: "lead" })).toMatchObject({ status: 400, data: { field: "" } });
    expect(await ended({ intent: "abandon", by: "lead", reason: "" })).toMatchObject({
      status: 400,
      data: { field: "reason", intent: "abandon" },
    });
    expect(await ended({ intent: "abandon", by: "lead", reason: "Drawn twice." })).toMatchObject({ status: 302 });
    expect((await shown(call(tools, "/x", { inspection }))).page).toMatchObject({
      outcome: { end: "abandoned", reason: "Drawn twice." },
    });
  });

  it("answers 404 where there is none", async () => {
    const nowhere = call(tools, "/x", { inspection: "none" });
    for (const loader of [shown, csv, reviewing]) expect(await statusOf(Promise.resolve(loader(nowhere)))).toBe(404);
    const form = () => call(tools, "/x", { inspection: "none" }, {});
    expect(await statusOf(Promise.resolve(end(form())))).toBe(404);
    expect(await statusOf(Promise.resolve(review(form())))).toBe(404);
  });
});
