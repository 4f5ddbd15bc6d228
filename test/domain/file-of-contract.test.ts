import { describe, expect, it } from "vitest";
import { parseContract } from "#app/domain/contract.ts";
import { fileOfContract } from "#app/domain/file-of-contract.ts";

const FILE = {
  vendor: "Larkfield Annotation",
  title: "General helpfulness",
  currency: "USD",
  unit: "comparison",
  committedUnits: 7_000,
  total: "36000.50",
  tiers: [
    { fromUnit: 1, unitPrice: "5.1546" },
    { fromUnit: 2_001, unitPrice: "5.00" },
  ],
  firstBatchDiscount: { percent: 12.5, upToUnits: 500 },
  startsOn: "2026-10-05",
  weeks: [
    { week: 1, phase: "calibration", dueOn: "2026-10-12", expectedUnits: 2_000, instructionVersion: "1.0" },
    { week: 2, phase: "production", dueOn: "2026-10-19", expectedUnits: 5_000 },
  ],
  feedback: { kind: "likert", points: 5 },
  approvedModels: ["tuned-7b-a", { model: "tuned-7b-b", fromWeek: 2 }, { model: "tuned-7b-c", fromWeek: 1, toWeek: 2 }],
  rejectionWindowDays: 10,
  secondApproverAbove: "20000.50",
};

const written = (value: unknown) => {
  const parsed = parseContract(value);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return fileOfContract(parsed.contract, parsed.contract);
};

describe("a stored contract as a file", () => {
  it("is the file it was read from", () => {
    expect(written(FILE)).toEqual(FILE);
  });

  it("writes amounts of a currency without minor units whole", () => {
    const prices = { total: "900000", tiers: [{ fromUnit: 1, unitPrice: "128.5" }], secondApproverAbove: "50000" };
    const yen = { ...FILE, currency: "JPY", ...prices };
    expect(written(yen)).toMatchObject(prices);
  });

  it("keeps days of its own", () => {
    const days = { timeZone: "Europe/Berlin", weekend: ["friday", "saturday"], holidays: ["2026-10-26", "2026-12-25"] };
    expect(written({ ...FILE, ...days })).toEqual({ ...FILE, ...days });
    const bad = { timeZone: "Berlin", weekend: ["caturday"], holidays: ["26 October"] };
    const problems = (changes: unknown) => {
      const parsed = parseContract({ ...FILE, ...(changes as object) });
      return parsed.ok ? [] : parsed.problems.map(({ path }) => path);
    };
    expect(problems({ timeZone: bad.timeZone, weekend: bad.weekend })).toEqual(["timeZone", "weekend[0]"]);
    expect(problems({ holidays: bad.holidays })).toEqual(["holidays[0]"]);
  });

  it("spells a ramp out as weeks and an agreed total as its even price", () => {
    const { tiers, weeks, ...rest } = FILE;
    const file = written({ ...rest, total: "35000", ramp: [2_000, 5_000] });
    expect(file.tiers).toEqual([{ fromUnit: 1, unitPrice: "5.00" }]);
    expect(file.weeks?.map(({ dueOn }) => dueOn)).toEqual(["2026-10-12", "2026-10-19"]);
  });
});
