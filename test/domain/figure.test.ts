import { describe, expect, it } from "vitest";
import {
  countOf,
  estimateText,
  figureText,
  groupDigits,
  intervalText,
  lineText,
  percentText,
  unitsText,
  valueText,
} from "#app/domain/figure.ts";

const THIN = "\u202f";
const GOLD = { kind: "estimate", value: 0.88, low: 0.861, high: 0.897, n: 1204, nUnit: "gold answers" } as const;

describe("an estimate in words", () => {
  it("carries its interval and n", () => {
    expect(figureText(GOLD, "share")).toBe(`0.880 [0.861, 0.897], n 1${THIN}204 gold answers`);
  });

  it("has no interval when it cannot vary", () => {
    expect(estimateText({ value: 12, low: 12, high: 12 }, "count")).toBe("12");
    expect(intervalText(0.5, 0.5, "share")).toBe("");
  });

  it("says what is missing instead of a number", () => {
    expect(figureText({ kind: "not-enough", n: 31, needed: 50, nUnit: "repeats" }, "share")).toBe(
      "not enough data: 31 repeats; 50 needed",
    );
    expect(figureText({ kind: "not-computable", reason: "the display order is unknown" }, "share")).toBe(
      "not computable: the display order is unknown",
    );
  });
});

it("counts one in the singular", () => {
  expect(unitsText(1, "comparisons with two or more annotators")).toBe("1 comparison with two or more annotators");
  expect(unitsText(1, "timed judgments")).toBe("1 timed judgment");
  expect(unitsText(1, "batches measured")).toBe("1 batch measured");
  expect(unitsText(0, "days")).toBe("0 days");
  expect(unitsText(1204, "items")).toBe(`1${THIN}204 items`);
});

it("groups thousands thinly, and writes a real minus", () => {
  expect(groupDigits(1_234_567)).toBe(`1${THIN}234${THIN}567`);
  expect(groupDigits(999)).toBe("999");
  expect(groupDigits(-0.5, 3)).toBe("\u22120.500");
  expect(groupDigits(-0.0001, 3)).toBe("0.000");
  expect(groupDigits(Number.NaN)).toBe("not computable");
});

it("prints counts whole and everything else to three decimals", () => {
  expect(valueText(1204, "count")).toBe(`1${THIN}204`);
  expect(valueText(-0.0234, "coefficient")).toBe("\u22120.023");
});

it("prints a line no longer than it is", () => {
  expect([0.9, 0.985, 0.001, 5000, 12.5].map(lineText)).toEqual(["0.90", "0.985", "0.001", `5${THIN}000`, "12.5"]);
});

it("prints a share as a percentage", () => {
  expect([0.1, 0.125, 1].map(percentText)).toEqual(["10\u00a0%", "12.5\u00a0%", "100\u00a0%"]);
});

it("counts in words", () => {
  expect(countOf(1, "item")).toBe("1 item");
  expect(countOf(1204, "item")).toBe(`1${THIN}204 items`);
  expect(countOf(2, "criterion", "criteria")).toBe("2 criteria");
});
