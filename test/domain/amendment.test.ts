import { describe, expect, it } from "vitest";
import { amendmentProblems } from "#app/domain/amendment.ts";
import { parseContract } from "#app/domain/contract.ts";
import { contractDiff, fieldValue, fieldWords } from "#app/domain/contract-diff.ts";
import type { ContractFile } from "#app/domain/contract-file.ts";

const FILE: ContractFile = {
  vendor: "Harbour",
  title: "Helpfulness",
  currency: "USD",
  unit: "comparison",
  committedUnits: 1200,
  tiers: [
    { fromUnit: 1, unitPrice: "4.00" },
    { fromUnit: 601, unitPrice: "5.00" },
  ],
  startsOn: "2026-10-05",
  weeks: [
    { week: 1, phase: "calibration", dueOn: "2026-10-12", expectedUnits: 600 },
    { week: 2, phase: "production", dueOn: "2026-10-19", expectedUnits: 600 },
  ],
  feedback: { kind: "likert", points: 5 },
  approvedModels: ["model-a"],
  rejectionWindowDays: 10,
};
const DECIDED = { id: 12, week: 1, signer: "lead", day: "2026-10-14" };
const problems = (after: Partial<ContractFile>, effectiveOn = "2026-10-20", delivered = [1]) =>
  amendmentProblems({
    before: FILE,
    after: { ...FILE, ...after },
    effectiveOn,
    delivered,
    decisions: [DECIDED],
  });

describe("the difference of two versions of a contract", () => {
  it("names its fields in words, and leaves names as they are", () => {
    expect(fieldWords("secondApproverAbove")).toBe("second approver above");
    expect(fieldWords("weeks[3].dueOn")).toBe("weeks 3, due on");
    expect(fieldWords("approvedModels[tunedModel-7b.r2].toWeek")).toBe("approved models tunedModel-7b.r2, to week");
  });

  it("tells money in its currency and shares as per cent", () => {
    expect(fieldValue("tiers[coding from 1].unitPrice", "12.50", "USD")).toBe("$12.50");
    expect(fieldValue("secondApproverAbove", "400", "EUR")).toBe("€400.00");
    expect(fieldValue("total", "much", "EUR")).toBe("much");
    expect(fieldValue("tolerance.over", "5", "USD")).toBe("5 %");
    expect(fieldValue("committedUnits", "500", "USD")).toBe("500");
  });

  it("is told field by field, and lists by what their entries are called", () => {
    const [first, second] = FILE.weeks ?? [];
    if (!first || !second) throw new Error("two weeks");
    const after: ContractFile = {
      ...FILE,
      title: "Helpfulness II",
      weeks: [first, { ...second, expectedUnits: 700, instructionVersion: "1.1" }],
      approvedModels: ["model-b", "model-a"],
    };
    expect(contractDiff(FILE, after)).toEqual(
      [
        { path: "title", before: "Helpfulness", after: "Helpfulness II" },
        { path: "weeks[2].expectedUnits", before: "600", after: "700" },
        { path: "approvedModels[model-b]", before: null, after: "model-b" },
        { path: "weeks[2].instructionVersion", before: null, after: "1.1" },
      ].sort((a, b) => order(a.path) - order(b.path)),
    );
    expect(contractDiff(FILE, FILE)).toEqual([]);
    expect(contractDiff(after, FILE).map(({ before, after: is }) => [is, before])).toEqual(
      expect.arrayContaining(contractDiff(FILE, after).map(({ before, after: is }) => [before, is])),
    );
  });
});

/** Fields of the earlier file first, in its order; then what is new. */
const ORDER = ["title", "weeks[2].expectedUnits", "weeks[2].instructionVersion", "approvedModels[model-b]"];
const order = (path: string) => ORDER.indexOf(path);

describe("an amendment", () => {
  it("does not change the currency or the unit of what was delivered, and names the week", () => {
    expect(problems({ currency: "EUR" }).map(({ field, message }) => `${field}: ${message}`)).toContain(
      "currency: Week 1 was delivered in USD; the currency cannot become EUR. Make a new contract instead.",
    );
    expect(problems({ unit: "ranking" }).map(({ field }) => field)).toContain("unit");
    expect(problems({ currency: "EUR" }, "2026-10-20", [])).toEqual([]);
  });

  it("does not drop a week with a delivery", () => {
    const [first] = FILE.weeks ?? [];
    expect(problems({ weeks: first ? [first] : [] }, "2026-10-20", [1, 2])).toEqual([
      { field: "weekCount", message: "Week 2 has a delivery and cannot be dropped." },
    ]);
  });

  it("does not reach back before a decision that rests on what it changes, and names the decision", () => {
    const tiers = [{ fromUnit: 1, unitPrice: "3.00" }];
    expect(problems({ tiers }, "2026-10-13")).toEqual([
      {
        field: "effectiveOn",
        message:
          "Decision 12 on week 1, signed by lead on 2026-10-14, rests on tiers[1].unitPrice, tiers[2].fromUnit, tiers[2].unitPrice as it is now. The amendment can hold from 2026-10-14 on, not before.",
      },
    ]);
    expect(problems({ tiers }, "2026-10-14")).toEqual([]);
    // The title, and a week nobody decided, may be put right from any day on.
    expect(problems({ title: "Other" }, "2026-10-01")).toEqual([]);
    const [first, second] = FILE.weeks ?? [];
    if (!first || !second) throw new Error("two weeks");
    expect(problems({ weeks: [first, { ...second, dueOn: "2026-10-26" }] }, "2026-10-01")).toEqual([]);
    expect(problems({ weeks: [{ ...first, dueOn: "2026-10-13" }, second] }, "2026-10-01")).toHaveLength(1);
  });
});

describe("tiers that say where they end", () => {
  const found = (tiers: unknown) => {
    const parsed = parseContract({ ...FILE, tiers });
    return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`);
  };
  it("neither overlap nor leave a gap", () => {
    const tier = (fromUnit: number, toUnit?: number) => ({ fromUnit, toUnit, unitPrice: "4.00" });
    expect(found([tier(1, 600), tier(601)])).toEqual([]);
    expect(found([tier(1, 700), tier(601)])).toEqual([
      "tiers[1].fromUnit: The tiers from unit 1 and from unit 601 overlap: units 601 to 700 are priced twice.",
    ]);
    expect(found([tier(1, 500), tier(601)])).toEqual([
      "tiers[1].fromUnit: The tiers from unit 1 and from unit 601 leave a gap: units 501 to 600 have no price.",
    ]);
    expect(found([tier(1, 0)])).not.toEqual([]);
    expect(found([tier(1, 600), tier(601, 600)])).toEqual([
      "tiers[1].toUnit: The tier from unit 601 ends at unit 600, before it starts.",
    ]);
  });
});
