import { describe, expect, it } from "vitest";
import { parseContract } from "#app/domain/contract.ts";
import { fileOfContract } from "#app/domain/file-of-contract.ts";
import { contractOfForm } from "#app/routes/contract-form/contract-of-form.ts";
import { approvedModelsOf } from "#app/routes/contract-form/models-of-form.ts";
import { schedulePreview } from "#app/routes/contract-form/schedule-of-form.ts";
import { storedValues } from "#app/routes/contract-form/values.ts";
import { CONTRACT_FILE } from "#test/support/contract-story.ts";

const TYPED = {
  vendor: "Larkfield Annotation",
  title: "General helpfulness",
  unit: "comparison",
  currency: "usd",
  committedUnits: "17 000",
  "tier-0-from": "1",
  "tier-0-price": "4.00",
  "tier-2-from": "7,001",
  "tier-2-price": "$5.00",
  startsOn: "2026-10-05",
  weekCount: "3",
  ramp: "2000, 5000, 10000",
  calibrationWeeks: "1",
  feedbackKind: "likert",
  feedbackScale: "5",
  approvedModels: "tuned-7b-a\ntuned-7b-b 2-3\n",
  rejectionWindowDays: "10",
};

function errorsOf(changes: Record<string, string>) {
  const read = contractOfForm({ ...TYPED, ...changes });
  return read.ok ? {} : read.errors;
}

describe("the contract form", () => {
  it("says the same as the contract file", () => {
    const file = parseContract(CONTRACT_FILE);
    expect(contractOfForm(TYPED)).toEqual(file);
  });

  it("shows a stored contract so that sending it back changes nothing", () => {
    const rich = {
      ...CONTRACT_FILE,
      total: "80000.00",
      firstBatchDiscount: { percent: 12.5, upToUnits: 2_000 },
      feedback: { kind: "choice", degrees: 3, ties: true },
      approvedModels: [
        "a",
        { model: "b c", fromWeek: 2 },
        { model: "d", toWeek: 2 },
        { model: "e", fromWeek: 3, toWeek: 3 },
      ],
    };
    const read = parseContract(rich);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const values = storedValues(fileOfContract(read.contract, read.contract), "policy");
    expect(contractOfForm(values)).toEqual(read);
  });

  it.each([
    [{ title: " " }, { title: "Give the contract a title." }],
    [{ committedUnits: "many" }, { committedUnits: "The committed volume is a whole number." }],
    [{ currency: "EURO" }, { currency: "Give the currency as an ISO 4217 code, such as USD." }],
    [{ "tier-2-price": "5,00" }, { "tier-2-price": '"5,00" is not an amount in USD.' }],
    [
      { "tier-2-from": "1" },
      {
        "tier-2-from":
          "The tiers from unit 1 and from unit 1 overlap: each starts at a later unit than the one before.",
      },
    ],
    [
      { "tier-0-price": "", "tier-2-from": "", "tier-2-price": "" },
      { "tier-0-price": "Give a price: tiers with a unitPrice, or a total for the committed units." },
    ],
    [{ startsOn: "next Monday" }, { startsOn: '"next Monday" is not a date. Write YYYY-MM-DD.' }],
    [{ ramp: "2000, x" }, { ramp: "A week's units is a whole number." }],
    [{ feedbackScale: "1" }, { feedbackScale: "A scale has at least 2 points." }],
    [{ feedbackKind: "rating", feedbackScale: "5-1" }, { feedbackScale: "The highest rating must be above min." }],
    [{ approvedModels: "a\na" }, { approvedModels: "a is listed twice." }],
    [{ discountPercent: "10" }, { discountUnits: "The number of discounted units is a whole number." }],
  ])("puts what is wrong beside its field: %j", (changes, errors) => {
    expect(errorsOf(changes as Record<string, string>)).toMatchObject(errors);
  });

  it("names the missing vendor at the field in which a new one is typed", () => {
    expect(errorsOf({ vendor: "", newVendor: " " })).toEqual({ newVendor: "Name the vendor." });
  });

  it("says when the weeks do not add up to what is committed", () => {
    expect(errorsOf({ weekCount: "4" }).ramp).toMatch(
      /^The weeks add up to 27\s000 units; the contract commits 17\s000\.$/,
    );
  });

  it("puts a week's fault at its row", () => {
    const rows = {
      weekCount: "2",
      "week-1-due": "2026-10-12",
      "week-1-units": "7000",
      "week-2-due": "2026-10-12",
      "week-2-units": "x",
    };
    expect(errorsOf(rows)).toMatchObject({ "week-2-units": "The volume is a whole number." });
    expect(errorsOf({ ...rows, "week-2-units": "10000" })).toMatchObject({
      "week-2-due": expect.stringContaining("not after week 1, which is due on"),
    });
  });
});

describe("a typed ramp", () => {
  const units = (ramp: string, weekCount = "") =>
    schedulePreview({ ...TYPED, ramp, weekCount })?.map((week) => week.expectedUnits);

  it("goes on with its last number", () => {
    expect(units("2000, 5000, 10000", "5")).toEqual([2000, 5000, 10000, 10000, 10000]);
  });

  it("is read with commas, spaces, semicolons or lines between", () => {
    for (const typed of ["500,600,700", "500 600 700", "500; 600; 700", "500\n600\n700"])
      expect(units(typed)).toEqual([500, 600, 700]);
    expect(units("2,000, 5,000")).toEqual([2000, 5000]);
  });

  it("is due a week after each beginning, the first one a calibration", () => {
    expect(schedulePreview(TYPED)?.[1]).toEqual({
      week: 2,
      phase: "production",
      dueAt: Date.UTC(2026, 9, 19),
      expectedUnits: 5000,
    });
    expect(schedulePreview(TYPED)?.[0]?.phase).toBe("calibration");
  });

  it("has no preview while it cannot be read", () => {
    expect(units("two thousand")).toBeUndefined();
    expect(units("")).toBeUndefined();
    expect(schedulePreview({ ...TYPED, startsOn: "" })).toBeNull();
  });
});

describe("approved models", () => {
  it("take the weeks they are approved for at the end of the line", () => {
    expect(approvedModelsOf("a\n\n b 3-4 \nc 3-\nd -4\ne 5\nmodel 7b-instruct")).toEqual([
      "a",
      { model: "b", fromWeek: 3, toWeek: 4 },
      { model: "c", fromWeek: 3 },
      { model: "d", toWeek: 4 },
      { model: "e", fromWeek: 5, toWeek: 5 },
      "model 7b-instruct",
    ]);
  });
});
