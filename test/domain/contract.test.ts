import { describe, expect, it } from "vitest";
import { parseContract, parseContractText } from "#app/domain/contract.ts";

const CONTRACT = {
  vendor: "Meridian Labelling",
  title: "General helpfulness, autumn",
  currency: "USD",
  unit: "comparison",
  committedUnits: 97_000,
  total: "500,000.00",
  startsOn: "2026-10-05",
  ramp: [2000, 5000, 10_000, 20_000, 30_000, 30_000],
  feedback: { kind: "likert", points: 8 },
  approvedModels: ["sft-7b-r3", { model: "sft-7b-r4", fromWeek: 4 }],
  rejectionWindowDays: 14,
};

function problemsOf(changes: Record<string, unknown>): [string, string][] {
  const parsed = parseContract({ ...CONTRACT, ...changes });
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => [path, message]);
}

describe("a contract file", () => {
  it("becomes terms that can be stored", () => {
    const parsed = parseContractText(JSON.stringify(CONTRACT));
    expect(parsed.ok && { ...parsed.contract, weeks: parsed.contract.weeks.length }).toEqual({
      vendor: "Meridian Labelling",
      title: "General helpfulness, autumn",
      currency: "USD",
      unit: "comparison",
      committedUnits: 97_000,
      committedMinor: 50_000_000,
      tiers: [{ fromUnit: 1, unitPriceMicro: 5_154_639 }],
      discountBasisPoints: 0,
      discountUnits: 0,
      toleranceUnderBasisPoints: 500,
      toleranceOverBasisPoints: null,
      startsOn: "2026-10-05",
      weeks: 6,
      feedback: { kind: "likert", points: 8 },
      checkpoints: [
        { model: "sft-7b-r3", fromWeek: null, toWeek: null },
        { model: "sft-7b-r4", fromWeek: 4, toWeek: null },
      ],
      mix: [],
      rejectionWindowDays: 14,
      timeZone: "UTC",
      weekend: ["saturday", "sunday"],
      holidays: [],
      secondApproverAboveMinor: null,
      policy: null,
    });
  });

  it("keeps prices exact, and discounts in basis points", () => {
    const parsed = parseContract({
      ...CONTRACT,
      total: undefined,
      tiers: [
        { fromUnit: 1, unitPrice: "$5.1546" },
        { fromUnit: 50_001, unitPrice: 4.9 },
      ],
      firstBatchDiscount: { percent: 12.5, upToUnits: 2000 },
    });
    expect(parsed.ok && parsed.contract).toMatchObject({
      committedMinor: null,
      tiers: [
        { fromUnit: 1, unitPriceMicro: 5_154_600 },
        { fromUnit: 50_001, unitPriceMicro: 4_900_000 },
      ],
      discountBasisPoints: 1250,
      discountUnits: 2000,
    });
  });

  it("takes weeks as they are written", () => {
    const weeks = [
      { week: 1, phase: "calibration", dueOn: "2026-10-09", expectedUnits: 7000, instructionVersion: "v2" },
      { week: 2, phase: "production", dueOn: "2026-10-16", expectedUnits: 90_000 },
    ];
    const parsed = parseContract({ ...CONTRACT, ramp: undefined, weeks });
    expect(parsed.ok && parsed.contract.weeks).toEqual([
      { week: 1, phase: "calibration", dueAt: Date.UTC(2026, 9, 9), expectedUnits: 7000, instructionVersion: "v2" },
      { week: 2, phase: "production", dueAt: Date.UTC(2026, 9, 16), expectedUnits: 90_000, instructionVersion: null },
    ]);
  });

  it("says when it is no JSON, or no object", () => {
    expect(parseContractText("{")).toEqual({
      ok: false,
      problems: [{ path: "", message: expect.stringMatching(/^Line 1: this is not JSON\./) }],
    });
    expect(parseContractText("null").ok).toBe(false);
    expect(parseContractText('"text"').ok).toBe(false);
  });
});

describe("what a contract file gets wrong is named with its place", () => {
  it.each([
    [{ vendor: " " }, "vendor", "Name the vendor."],
    [{ currency: "DOLLARS" }, "currency", "Give the currency as an ISO 4217 code, such as USD."],
    [{ unit: "row" }, "unit", "unit is one of comparison, ranking, rating, conversation, turn."],
    [{ committedUnits: 1.5 }, "committedUnits", "committedUnits is a whole number."],
    [{ committedUnits: 0, ramp: [0] }, "committedUnits", "committedUnits is at least 1."],
    [{ total: "lots" }, "total", '"lots" is not an amount in USD.'],
    [{ total: "-5" }, "total", '"-5" is not an amount in USD.'],
    [{ total: undefined }, "tiers", "Give a price: tiers with a unitPrice, or a total for the committed units."],
    [{ tiers: [{ fromUnit: 1, unitPrice: "5,00" }] }, "tiers[0].unitPrice", '"5,00" is not an amount in USD.'],
    [{ tiers: [{ fromUnit: 2, unitPrice: "5" }] }, "tiers[0].fromUnit", "The first tier starts at unit 1, not at 2."],
    [
      { firstBatchDiscount: { percent: 120, upToUnits: 5 } },
      "firstBatchDiscount.percent",
      "A discount is at most 100 %.",
    ],
    [
      { firstBatchDiscount: { percent: 10, upToUnits: 97_001 } },
      "firstBatchDiscount.upToUnits",
      "The discount reaches further than the committed units.",
    ],
    [{ startsOn: "2026-02-30" }, "startsOn", '"2026-02-30" is not a date. Write YYYY-MM-DD.'],
    [{ ramp: undefined }, "weeks", "Give a schedule: weeks, or a ramp of expected units per week."],
    [{ ramp: [2000, 5000] }, "ramp", "The weeks add up to 7\u202f000 units; the contract commits 97\u202f000."],
    [
      { feedback: { kind: "stars" } },
      "feedback.kind",
      "kind is one of likert, choice, strength, rating, ranking, thumbs, edit, spans, critique.",
    ],
    [{ feedback: { kind: "likert", points: 1 } }, "feedback.points", "A scale has at least 2 points."],
    [{ feedback: { kind: "rating", min: 5, max: 1 } }, "feedback.max", "max must be above min."],
    [{ approvedModels: ["a", "a"] }, "approvedModels[1]", "a is listed twice."],
    [{ checkpoints: [{ model: "a" }, { model: "a" }] }, "checkpoints[1]", "a is listed twice."],
    [
      { checkpoints: [{ model: "a", approved: [{ from: "2026-10-09", to: "2026-10-05" }] }] },
      "checkpoints[0].approved[0]",
      "The window ends on 2026-10-05, before it begins on 2026-10-09.",
    ],
    [
      { checkpoints: [{ model: "a", approved: [{ to: "2026-10-09" }, { from: "2026-10-09" }] }] },
      "checkpoints[0].approved[1]",
      "Two windows of a overlap.",
    ],
    [
      { approvedModels: [{ model: "a", fromWeek: 3, toWeek: 2 }] },
      "approvedModels[0].toWeek",
      "a is approved up to week 2, before it begins in week 3.",
    ],
    [{ rejectionWindowDays: -1 }, "rejectionWindowDays", "rejectionWindowDays is at least 0."],
  ])("%j", (changes, path, message) => {
    expect(problemsOf(changes)).toEqual([[path, message]]);
  });

  it("refuses a field it does not know, so that a typing error is not a silent default", () => {
    expect(problemsOf({ rejectionWindow: 3 })[0]?.[1]).toContain("rejectionWindow");
  });

  it("reports weeks that are out of step", () => {
    const weeks = [
      { week: 1, phase: "calibration", dueOn: "2026-10-05", expectedUnits: 7000 },
      { week: 3, phase: "production", dueOn: "2026-10-05", expectedUnits: 45_000 },
      { week: 3, phase: "production", dueOn: "soon", expectedUnits: 45_000 },
    ];
    expect(problemsOf({ ramp: undefined, weeks })).toEqual([
      [
        "weeks[0].dueOn",
        "Week 1 is due on 2026-10-05; the contract starts on 2026-10-05, and a week is due after that.",
      ],
      ["weeks[1].week", "Week 3 follows week 1: weeks run 1, 2, 3 … without gaps."],
      [
        "weeks[1].dueOn",
        "Week 3 is due on 2026-10-05; the contract starts on 2026-10-05, and a week is due after that.",
      ],
      ["weeks[2].dueOn", '"soon" is not a date. Write YYYY-MM-DD.'],
    ]);
  });

  it("lets a schedule with open weeks add up to less, never to more", () => {
    expect(problemsOf({ ramp: [2000, 0, 0] })).toEqual([]);
    expect(problemsOf({ ramp: [98_000, 0] })).toHaveLength(1);
  });
});
