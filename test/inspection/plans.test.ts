/** The tables of the standards, plans made from them, and what they let pass. */
import { describe, expect, it } from "vitest";
import { ACCEPTANCE_QUALITIES, acceptanceQualityPlan, codeLetter } from "#app/inspection/acceptance-quality.ts";
import { cellNote, LIMITING_QUALITIES, limitingQualityPlan } from "#app/inspection/limiting-quality.ts";
import { DEFAULT_GOOD, DEFAULT_LIMITS, makePlan, type PlanRequest } from "#app/inspection/make-plan.ts";
import { accepts, curveEnd, planCurve, planRisks } from "#app/inspection/plan-risks.ts";
import { planSentence, protectionSentence, ruleText } from "#app/inspection/plan-sentences.ts";
import { switchingSentence, switchingState } from "#app/inspection/switching.ts";
import { acceptanceProbability } from "#app/stats/single-sampling-plan.ts";

const request = (changes: Partial<PlanRequest> = {}): PlanRequest => {
  const kind = changes.kind ?? "limiting-quality";
  const limits = DEFAULT_LIMITS[kind];
  return { kind, limits, good: DEFAULT_GOOD, alpha: 0.05, beta: 0.1, confidence: 0.95, severity: "normal", ...changes };
};
const made = (lot: number, changes: Partial<PlanRequest> = {}) => {
  const result = makePlan(request(changes), lot);
  if (result.kind === "refused") throw new Error(result.message);
  return result.plan;
};

describe("limiting quality (ISO 2859-2, table A)", () => {
  it.each([
    [2000, 0.05, 125, 3],
    [2000, 0.0315, 125, 1],
    [5000, 0.05, 200, 5],
    [30_000, 0.05, 315, 10],
    [30_000, 0.02, 315, 3],
    [700, 0.125, 32, 1],
    [100, 0.315, 13, 1],
    [20, 0.08, 17, 0],
    [20, 0.05, 20, 0],
    [1_000_000, 0.02, 1250, 18],
  ])("lot %i at %f: %i, at most %i", (lot, quality, n, accept) => {
    expect(limitingQualityPlan(lot, quality)).toEqual({ n, accept });
  });

  it("lets a lot at the limit pass less than 13 % of the time, in lots large enough to hold the share", () => {
    for (const lot of [501, 1200, 1201, 3200, 3201, 10_000, 10_001, 35_000, 35_001, 150_000, 150_001, 500_000])
      for (const quality of LIMITING_QUALITIES) {
        const plan = limitingQualityPlan(lot, quality);
        const defects = Math.ceil(quality * lot - 1e-9) / lot;
        expect(plan && acceptanceProbability(plan, defects, lot), `${lot} ${quality}`).toBeLessThan(0.13);
      }
  });

  it("keeps to the risk that the standard states in every lot of the three strictest columns, from 151 on", () => {
    const rows = [151, 281, 501, 1201, 3201, 10_001, 35_001, 150_001, 500_001, 1_000_000];
    for (const quality of LIMITING_QUALITIES.slice(0, 3))
      for (const [i, from] of rows.slice(0, -1).entries()) {
        const to = (rows[i + 1] ?? from) - 1;
        const step = Math.max(1, Math.floor((to - from) / 120));
        for (let lot = from; lot <= to; lot += step) {
          const plan = limitingQualityPlan(lot, quality);
          const defects = Math.ceil(quality * lot - 1e-9) / lot;
          if (plan && plan.n < lot) expect(acceptanceProbability(plan, defects, lot), `${lot}`).toBeLessThan(0.13);
        }
      }
  });

  it("follows one series where defects are accepted: n times the limit is the same for the same number", () => {
    const sizes: Record<number, number> = { 1: 4, 3: 6.3, 5: 10, 10: 15.8, 18: 25 };
    for (const lot of [300, 1000, 3000, 10_000, 30_000, 100_000, 400_000, 1_000_000])
      for (const quality of LIMITING_QUALITIES.slice(0, 8)) {
        const { n, accept } = limitingQualityPlan(lot, quality) ?? { n: 0, accept: 0 };
        if (accept > 0) expect((n * quality) / (sizes[accept] ?? 0), `${lot} ${quality}`).toBeCloseTo(1, 1);
      }
  });

  it("says so where a lot is too small for the stated risk, and where a cell has no second source", () => {
    const risk = (lot: number, quality: number) =>
      acceptanceProbability(
        limitingQualityPlan(lot, quality) ?? { n: 0, accept: 0 },
        Math.ceil(quality * lot) / lot,
        lot,
      );
    // By hand: 2 defects of 150, none among 90 drawn: 60/150 · 59/149.
    expect(risk(150, 0.0125)).toBeCloseTo((60 / 150) * (59 / 149), 12);
    expect(cellNote(0.0125, risk(150, 0.0125))).toContain("more than the 13 %");
    expect(risk(90, 0.02)).toBeCloseTo((40 / 90) * (39 / 89), 12);
    expect(cellNote(0.02, risk(90, 0.02))).toContain("more than the 13 %");
    expect(cellNote(0.008, risk(2000, 0.008))).toContain("not against a second copy");
    expect(cellNote(0.05, risk(2000, 0.05))).toBeNull();
  });

  it("has no plan for another limit", () => {
    expect(limitingQualityPlan(2000, 0.04)).toBeNull();
    expect(makePlan(request({ limits: { major: 0.04 } }), 2000)).toMatchObject({ kind: "refused", field: "major" });
  });
});

describe("acceptance quality (ISO 2859-1, general level II)", () => {
  it.each([
    [0.0065, [2, 3, 5]],
    [0.01, [3, 5, 7]],
    [0.015, [5, 7, 10]],
    [0.025, [7, 10, 14]],
    [0.04, [10, 14, 21]],
  ])("K, L and M at %f accept %j", (quality, numbers) => {
    const plans = [2000, 5000, 20_000].map((lot) => acceptanceQualityPlan(lot, quality, "normal"));
    expect(plans).toEqual([125, 200, 315].map((n, i) => ({ n, accept: numbers[i] })));
  });

  it("follows the arrows, and tightens", () => {
    expect([2, 26, 200, 2000, 20_000, 600_000].map(codeLetter).join("")).toBe("ADGKMQ");
    // K at 0.15 %: up to J, none of 80. K at 0.25 %: down to L, one of 200.
    expect(acceptanceQualityPlan(2000, 0.0015, "normal")).toEqual({ n: 80, accept: 0 });
    expect(acceptanceQualityPlan(2000, 0.0025, "normal")).toEqual({ n: 200, accept: 1 });
    expect(acceptanceQualityPlan(1000, 0.01, "normal")).toEqual({ n: 80, accept: 2 });
    expect(acceptanceQualityPlan(5000, 0.025, "tightened")).toEqual({ n: 200, accept: 8 });
    expect(acceptanceQualityPlan(2000, 0.01, "tightened")).toEqual({ n: 125, accept: 2 });
    expect(acceptanceQualityPlan(40, 0.01, "normal")).toEqual({ n: 13, accept: 0 });
    expect(acceptanceQualityPlan(5, 0.01, "normal")).toEqual({ n: 5, accept: 0 });
  });

  it("every cell has a plan, and tightened never accepts more than normal", () => {
    for (const lot of [2, 9, 16, 30, 60, 100, 200, 400, 1000, 2000, 5000, 20_000, 100_000, 300_000, 1_000_000])
      for (const quality of ACCEPTANCE_QUALITIES) {
        const normal = acceptanceQualityPlan(lot, quality, "normal");
        const tight = acceptanceQualityPlan(lot, quality, "tightened");
        if (!normal || !tight) throw new Error(`${lot} ${quality}`);
        for (const p of [quality, 2 * quality, 4 * quality])
          expect(acceptanceProbability(tight, p)).toBeLessThanOrEqual(acceptanceProbability(normal, p) + 0.001);
      }
  });

  it.each([
    ["normal", 0.025, 0.9874],
    ["tightened", 0.025, 0.934],
    ["normal", 0.05, 0.5831],
    ["tightened", 0.05, 0.327],
  ] as const)("L at 2.5 percent, %s, accepts a lot of %f with %f", (severity, share, expected) => {
    const plan = acceptanceQualityPlan(5000, 0.025, severity);
    expect(plan && acceptanceProbability(plan, share)).toBeCloseTo(expected, 3);
  });
});

describe("the switching rules", () => {
  const severity = (lots: string) => switchingState([...lots].map((one) => one === "a")).severity;

  it("tighten after two refusals in five or fewer lots in a row, and not otherwise", () => {
    expect(["", "a", "ar", "arr", "raaar", "raaaar", "rara"].map(severity)).toEqual([
      "normal",
      "normal",
      "normal",
      "tightened",
      "tightened",
      "normal",
      "tightened",
    ]);
  });
  it("relax after five acceptances in a row, and only then", () => {
    expect(["rraaaa", "rraaaaa", "rraaraaaa", "rraaraaaaa"].map(severity)).toEqual([
      "tightened",
      "normal",
      "tightened",
      "normal",
    ]);
    expect(switchingState([false, false, true, true, true, true, true, false])).toMatchObject({
      severity: "normal",
      lots: 1,
      refused: 1,
    });
  });
  it("discontinue after five refusals under tightened inspection", () => {
    expect(switchingState("rrrrrr".split("").map(() => false)).discontinue).toBe(false);
    const state = switchingState("rrrrrrr".split("").map(() => false));
    expect(state).toMatchObject({ severity: "tightened", discontinue: true });
    expect(switchingSentence(state)).toContain("Take no more lots");
  });
  it("say which, and why", () => {
    expect(switchingSentence(switchingState([]))).toContain("no lot of this contract was inspected so before");
    expect(switchingSentence(switchingState([true, false]))).toContain("2 lots since it began, 1 not accepted");
    expect(switchingSentence(switchingState([false, false, true]))).toContain("1 lot since");
  });
});

describe("a plan", () => {
  it("gives every class its own sample and limit", () => {
    expect(made(2000)).toEqual({
      kind: "limiting-quality",
      severity: null,
      confidence: null,
      lot: 2000,
      n: 125,
      classes: [
        { kind: "single", defect: "critical", limit: 0.0315, n: 125, accept: 1 },
        { kind: "single", defect: "major", limit: 0.08, n: 80, accept: 3 },
        { kind: "single", defect: "minor", limit: 0.125, n: 50, accept: 3 },
      ],
    });
    expect(made(5000, { kind: "acceptance-quality", severity: "tightened" })).toMatchObject({ severity: "tightened" });
    expect(planSentence(made(2000))).toBe("Limiting quality (ISO 2859-2): 125 of 2\u202f000 judgments are drawn.");
  });

  it("with zero acceptance knows that a small lot needs fewer", () => {
    const limits = { major: 0.05 };
    expect(made(1_000_000, { kind: "zero-acceptance", limits }).n).toBe(59);
    const small = made(100, { kind: "zero-acceptance", limits });
    expect(small.n).toBe(45);
    expect(accepts(small.classes[0] as never, 0.05, 100)).toBeLessThanOrEqual(0.05);
    expect(made(10, { kind: "zero-acceptance", limits: { major: 0.01 } }).n).toBe(10);
  });

  it("that is sequential is cut off at twice the single sample, or at the lot", () => {
    const limits = { major: 0.1 };
    const good = { major: 0.05 };
    const plan = made(100_000, { kind: "sequential", limits, good });
    expect(plan.n).toBe(2 * 233);
    expect(made(100, { kind: "sequential", limits, good }).n).toBe(100);
    expect(makePlan(request({ kind: "sequential", limits, good: { major: 0.2 } }), 100)).toMatchObject({
      field: "major-good",
    });
  });

  it("refuses what cannot be planned", () => {
    expect(makePlan(request({ limits: {} }), 100)).toMatchObject({ kind: "refused" });
    expect(makePlan(request(), 0)).toMatchObject({ message: "There is nothing left to draw from." });
    expect(makePlan(request({ kind: "zero-acceptance", limits: { major: 1.5 } }), 100)).toMatchObject({
      field: "major",
    });
    expect(makePlan(request({ kind: "zero-acceptance", limits: { major: 0.0001 } }), 1_000_000)).toMatchObject({
      message: expect.stringContaining("at most 5000"),
    });
  });
});

describe("what a plan protects against", () => {
  const [critical] = made(2000, { limits: { critical: 0.05 } }).classes;
  if (!critical) throw new Error("no plan");

  it("is read off the curve of the very lot", () => {
    const risks = planRisks(critical, 2000);
    // 100 defects in 2000, 125 drawn, at most 3.
    expect(risks.atLimit).toBeCloseTo(acceptanceProbability({ n: 125, accept: 3 }, 0.05, 2000), 12);
    expect(accepts(critical, risks.safe, 2000)).toBeGreaterThanOrEqual(0.95);
    expect(accepts(critical, risks.safe + 1 / 2000, 2000)).toBeLessThan(0.95);
    expect(accepts(critical, risks.stopped ?? 0, 2000)).toBeLessThanOrEqual(0.1);
    expect(accepts(critical, (risks.stopped ?? 0) - 1 / 2000, 2000)).toBeGreaterThan(0.1);
    expect(ruleText(critical)).toBe("accepts with at most 3 among the first 125");
    expect(protectionSentence(critical, risks)).toMatch(
      /^A lot with 5\u00a0% critical defects passes 11\.\d\u00a0% of the time; only from/,
    );
  });

  it("the curve falls from certainty to next to nothing; outgoing quality rises and falls", () => {
    const curve = planCurve(critical, 2000);
    expect(curve[0]).toEqual({ share: 0, accepts: 1, outgoing: 0 });
    for (const [i, point] of curve.entries())
      if (i > 0) expect(point.accepts).toBeLessThanOrEqual((curve[i - 1]?.accepts ?? 0) + 1e-12);
    expect(curve.at(-1)?.accepts).toBeLessThan(0.005);
    expect(curveEnd(critical, 2000)).toBeLessThan(0.12);
    const { outgoingLimit } = planRisks(critical, 2000);
    expect(outgoingLimit).toBeGreaterThan(0.01);
    expect(outgoingLimit).toBeLessThan(0.02);
  });

  it("a lot that is reviewed whole lets nothing pass unknown", () => {
    const [whole] = made(20, { limits: { major: 0.05 } }).classes;
    expect(whole && planRisks(whole, 20)).toMatchObject({ atLimit: 0, safe: 0, outgoingLimit: 0 });
  });
});
