/** Prices by domain and phase: which rule prices a unit, how it counts, and what conflicts between rules are called. */
import { describe, expect, it } from "vitest";
import { parseContract } from "#app/domain/contract.ts";
import { contractDiff } from "#app/domain/contract-diff.ts";
import type { ContractFile } from "#app/domain/contract-file.ts";
import { fileOfContract } from "#app/domain/file-of-contract.ts";
import { apportioned, pricingAlong } from "#app/domain/price-line.ts";
import { amountFor, cumulativeAmount, type Pricing } from "#app/domain/pricing.ts";

const FILE = {
  vendor: "Larkfield Annotation",
  title: "General helpfulness",
  currency: "USD",
  unit: "comparison",
  committedUnits: 3000,
  startsOn: "2026-10-05",
  ramp: [1000, 2000],
  feedback: { kind: "likert", points: 5 },
  rejectionWindowDays: 10,
};
const TIERS = [
  { fromUnit: 1, unitPrice: "4.00" },
  { domain: "code", fromUnit: 1, toUnit: 100, unitPrice: "8.00" },
  { domain: "code", fromUnit: 101, unitPrice: "7.00" },
  { phase: "calibration" as const, fromUnit: 1, unitPrice: "2.00" },
  { domain: "code", phase: "calibration" as const, fromUnit: 1, unitPrice: "5.00" },
];
const parsed = (changes: Record<string, unknown>) => parseContract({ ...FILE, tiers: TIERS, ...changes });
const problemsOf = (tiers: unknown, changes: Record<string, unknown> = {}) => {
  const read = parsed({ tiers, ...changes });
  return read.ok ? [] : read.problems.map(({ path, message }) => [path, message]);
};
function pricing(): Pricing {
  const read = parsed({});
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return { tiers: read.contract.tiers, discount: null, agreedTotal: null };
}

describe("the most specific rule prices a unit", () => {
  it.each([
    ["domain and phase", "calibration", "code", 500],
    ["domain before phase", "production", "code", 800],
    ["phase", "calibration", "chat", 200],
    ["neither", "production", "chat", 400],
    ["a unit without a domain", "production", "", 400],
  ] as const)("%s", (_, phase, domain, cents) => {
    const line = pricingAlong(pricing(), [{ phase, units: 1, domains: { [domain]: 1 } }]);
    expect(cumulativeAmount(line, 1)).toBe(cents);
  });

  it("its quantities count the units that it prices itself", () => {
    // 50 code units of a calibration week are priced by the rule of both, so tier 2 of code begins 100 code units later.
    const line = pricingAlong(pricing(), [
      { phase: "calibration", units: 150, domains: { code: 50, chat: 100 } },
      { phase: "production", units: 400, domains: { code: 120, chat: 280 } },
    ]);
    expect(amountFor(line, { after: 0, units: 150 })).toBe(50 * 500 + 100 * 200);
    expect(amountFor(line, { after: 150, units: 400 })).toBe(100 * 800 + 20 * 700 + 280 * 400);
  });

  it("within a week the units of the more specific rule come first; what follows the last week is of the general one", () => {
    const line = pricingAlong(pricing(), [{ phase: "production", units: 10, domains: { chat: 6, code: 4 } }]);
    expect([4, 5, 10, 11].map((units) => cumulativeAmount(line, units))).toEqual([3200, 3600, 5600, 6000]);
  });

  it("the discount on the first units runs across the rules", () => {
    const discount = { basisPoints: 5000, upToUnits: 5 };
    const line = pricingAlong({ ...pricing(), discount }, [
      { phase: "production", units: 10, domains: { chat: 6, code: 4 } },
    ]);
    expect(cumulativeAmount(line, 10)).toBe((4 * 800 + 400) / 2 + 5 * 400);
  });

  it("leaves a contract without such rules as it is", () => {
    const plain: Pricing = { tiers: [{ fromUnit: 1, unitPriceMicro: 1 }], discount: null, agreedTotal: null };
    expect(pricingAlong(plain, [{ phase: "production", units: 3, domains: {} }])).toBe(plain);
  });
});

describe("units that are known by their shares only", () => {
  it("are whole, by largest remainder", () => {
    expect(apportioned({ code: 2, chat: 1 }, 4)).toEqual({ code: 3, chat: 1 });
    expect(apportioned({ a: 1, b: 1, c: 1 }, 2)).toEqual({ a: 1, b: 1, c: 0 });
    expect(apportioned({}, 3)).toEqual({ "": 3 });
    expect(apportioned({ code: 5 }, 5)).toEqual({ code: 5 });
  });
});

describe("conflicts between tiers name both of them with their units", () => {
  const tier = (fromUnit: number, more: Record<string, unknown> = {}) => ({ fromUnit, unitPrice: "5.00", ...more });
  it.each([
    [
      "overlapping tiers",
      [tier(1, { toUnit: 500 }), tier(400)],
      "tiers[1].fromUnit",
      "The tiers from unit 1 and from unit 400 overlap: units 400 to 500 are priced twice.",
    ],
    [
      "two tiers from the same unit",
      [tier(1), tier(1)],
      "tiers[1].fromUnit",
      "The tiers from unit 1 and from unit 1 overlap: each starts at a later unit than the one before.",
    ],
    [
      "a gap",
      [tier(1, { toUnit: 500 }), tier(601)],
      "tiers[1].fromUnit",
      "The tiers from unit 1 and from unit 601 leave a gap: units 501 to 600 have no price.",
    ],
    [
      "a gap at the end",
      [tier(1, { toUnit: 500 })],
      "tiers[0].toUnit",
      "The last tier ends at unit 500: units 501 to 3\u202f000 have no price.",
    ],
    [
      "an end before its start",
      [tier(1), tier(600, { toUnit: 500 })],
      "tiers[1].toUnit",
      "The tier from unit 600 ends at unit 500, before it starts.",
    ],
    [
      "overlapping tiers of a domain",
      [tier(1), tier(1, { domain: "code", toUnit: 50 }), tier(50, { domain: "code" })],
      "tiers[2].fromUnit",
      "The tiers of code from unit 1 and from unit 50 overlap: units 50 to 50 are priced twice.",
    ],
    [
      "a first unit without a price",
      [tier(1), tier(10, { domain: "code", phase: "production" })],
      "tiers[1].fromUnit",
      "The first tier of code, production starts at unit 1, not at 10.",
    ],
    [
      "nothing for all the others",
      [tier(1, { domain: "code" })],
      "tiers[0].fromUnit",
      "Units outside code have no price: add a tier without domain and phase.",
    ],
  ])("%s", (_, tiers, path, message) => {
    expect(problemsOf(tiers)).toEqual([[path, message]]);
  });

  it("an agreed total beside a price for a domain", () => {
    expect(problemsOf([tier(1), tier(1, { domain: "code" })], { total: "900" })).toEqual([
      ["total", "An agreed total of 900 and a price for code (tier 2) exclude each other: give one."],
    ]);
  });

  it("the same units in different domains and phases are no conflict", () => {
    expect(problemsOf(TIERS)).toEqual([]);
  });
});

describe("a contract with such prices and a tolerance", () => {
  it("comes out of its file as it went in, and its differences name domain and phase", () => {
    const read = parsed({ tolerance: { under: 2.5, over: 10 } });
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const { contract } = read;
    const file = fileOfContract(contract, contract);
    expect(file.tiers).toEqual(
      TIERS.map(({ toUnit: _, ...tier }: (typeof TIERS)[number] & { toUnit?: number }) => tier),
    );
    expect(file.tolerance).toEqual({ under: 2.5, over: 10 });
    const again = parseContract(file);
    expect(again.ok && again.contract).toEqual({ ...contract, policy: null });
    const dearer: ContractFile = {
      ...file,
      tolerance: { under: 2.5, over: 12 },
      tiers: (file.tiers ?? []).map((tier) => (tier.domain && tier.phase ? { ...tier, unitPrice: "6.00" } : tier)),
    };
    expect(contractDiff(file, dearer)).toEqual([
      { path: "tiers[code calibration from 1].unitPrice", before: "5.00", after: "6.00" },
      { path: "tolerance.over", before: "10", after: "12" },
    ]);
  });

  it("is refused with a tolerance that is none", () => {
    const read = parsed({ tolerance: { under: 101, over: -1 } });
    expect(!read.ok && read.problems).toEqual([
      { path: "tolerance.under", message: "under is at most 100 %." },
      { path: "tolerance.over", message: "over is at least 0 %." },
    ]);
  });
});
