import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  allocate,
  formatMoney,
  formatUnitPrice,
  isCurrency,
  parseMoney,
  parseUnitPrice,
  timesRatio,
} from "#app/domain/money.ts";

const THIN = "\u202f";

describe("formatMoney", () => {
  it("shows cents only when there are any, or when asked", () => {
    expect(formatMoney(1_890_000, "USD")).toBe(`$18${THIN}900`);
    expect(formatMoney(1_890_050, "USD")).toBe(`$18${THIN}900.50`);
    expect(formatMoney(1_890_000, "USD", true)).toBe(`$18${THIN}900.00`);
    expect(formatMoney(7, "USD")).toBe("$0.07");
    expect(formatMoney(0, "USD")).toBe("$0");
  });

  it("knows the minor digits of the currency", () => {
    expect(formatMoney(1_234_567, "JPY")).toBe(`¥1${THIN}234${THIN}567`);
    expect(formatMoney(1_234_567, "KWD")).toBe(`KWD\u00a01${THIN}234.567`);
  });

  it("writes a minus sign before the symbol", () => {
    expect(formatMoney(-1_250, "USD")).toBe("\u2212$12.50");
  });
});

describe("formatUnitPrice", () => {
  it("shows as many decimals as the price needs", () => {
    expect(formatUnitPrice(5_000_000, "USD")).toBe("$5.00");
    expect(formatUnitPrice(5_154_639, "USD")).toBe("$5.154639");
    expect(formatUnitPrice(7_360_000, "USD")).toBe("$7.36");
  });
});

describe("parseMoney", () => {
  it.each([
    ["5.00", 500],
    ["$5", 500],
    ["5 USD", 500],
    ["USD 5", 500],
    ["1,250.50", 125_050],
    ["1 250.50", 125_050],
    [`$1${THIN}250.50`, 125_050],
    ["500000", 50_000_000],
    ["0.1", 10],
    ["5.000", 500],
    ["-$12.50", -1_250],
    ["0", 0],
    ["-0", 0],
  ])("reads %j", (text, minor) => {
    expect(parseMoney(text, "USD")).toBe(minor);
  });

  it.each([
    "",
    "five",
    "5,00",
    "1.250,50",
    "12,50.00",
    "1,2500",
    "5.005",
    "5.",
    ".5",
    "1e3",
    "€5",
    "5 5",
    "NaN",
    "99999999999999999",
  ])("refuses %j", (text) => {
    expect(parseMoney(text, "USD")).toBeNull();
  });

  it("has no decimals where the currency has none", () => {
    expect(parseMoney("1,250", "JPY")).toBe(1250);
    expect(parseMoney("12.5", "JPY")).toBeNull();
  });

  it("reads back what it prints, for any amount", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 13), max: 10 ** 13 }),
        fc.constantFrom("USD", "EUR", "JPY", "KWD", "CHF"),
        fc.boolean(),
        (minor, currency, exact) => {
          expect(parseMoney(formatMoney(minor, currency, exact), currency)).toBe(minor);
        },
      ),
    );
  });
});

describe("parseUnitPrice", () => {
  it("keeps four decimals more than the currency", () => {
    expect(parseUnitPrice("5.00", "USD")).toBe(5_000_000);
    expect(parseUnitPrice("5.154639", "USD")).toBe(5_154_639);
    expect(parseUnitPrice("5.1546391", "USD")).toBeNull();
  });
});

describe("timesRatio", () => {
  it("rounds the final amount, half away from zero", () => {
    expect(timesRatio(1, 1, 2)).toBe(1);
    expect(timesRatio(-1, 1, 2)).toBe(-1);
    expect(timesRatio(3, 1, 2)).toBe(2);
    expect(timesRatio(100, 1, 3)).toBe(33);
    expect(timesRatio(200, 1, 3)).toBe(67);
  });

  it("is exact where a float is not", () => {
    // 9,007,199,254,740,991 × 9999 is beyond 2^53.
    expect(timesRatio(9_007_199_254_740_991, 9_999, 10_000)).toBe(9_006_298_534_815_517);
    // 1.005 × 100 is 100.49999999999999 in floating point.
    expect(timesRatio(1005, 1, 10)).toBe(101);
  });

  it("refuses what is no whole amount", () => {
    expect(() => timesRatio(1.5, 1, 1)).toThrow(RangeError);
    expect(() => timesRatio(1, 1, 0)).toThrow(RangeError);
  });
});

describe("allocate", () => {
  it("gives the odd cents to the largest remainders, the earlier first", () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(101, [1, 2])).toEqual([34, 67]);
    expect(allocate(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(allocate(5, [0, 1])).toEqual([0, 5]);
  });

  it("never loses or gains a cent, and no part is a cent or more off", () => {
    const shares = fc
      .array(fc.integer({ min: 0, max: 10 ** 6 }), { minLength: 1, maxLength: 30 })
      .filter((list) => list.some(Boolean));
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 11), max: 10 ** 11 }), shares, (total, list) => {
        const parts = allocate(total, list);
        const whole = list.reduce((sum, share) => sum + share, 0);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
        for (const [index, part] of parts.entries())
          expect(Math.abs(part - (total * (list[index] ?? 0)) / whole)).toBeLessThan(1);
      }),
    );
  });

  it("refuses shares that sum to nothing", () => {
    expect(() => allocate(100, [0, 0])).toThrow(RangeError);
    expect(() => allocate(100, [])).toThrow(RangeError);
    expect(() => allocate(100, [2, -1])).toThrow(RangeError);
  });
});

it("knows currencies by their code", () => {
  expect(isCurrency("USD")).toBe(true);
  expect(isCurrency("usd")).toBe(false);
  expect(isCurrency("QQQ")).toBe(false);
});
