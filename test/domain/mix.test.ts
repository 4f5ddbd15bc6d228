/** The agreed mix: in the contract file, and as lines of the contract form. */
import { describe, expect, it } from "vitest";
import { parseContract } from "#app/domain/contract.ts";
import { languagesOfMix, mixOf } from "#app/domain/mix.ts";
import { mixOfText, textOfMix } from "#app/routes/contract-form/mix-of-form.ts";

const MIX = [...mixOf("domain", { code: 0.3, "creative writing": 0.695 }, 0.02), ...mixOf("language", { en: 0.9 }, 0)];

const FILE = {
  vendor: "Larkfield Annotation",
  title: "General helpfulness",
  currency: "USD",
  unit: "comparison",
  committedUnits: 30,
  tiers: [{ fromUnit: 1, unitPrice: "5.00" }],
  startsOn: "2026-10-05",
  ramp: [10, 10, 10],
  feedback: { kind: "likert", points: 5 },
  rejectionWindowDays: 10,
};

describe("in a contract file", () => {
  const problemsOf = (mix: unknown) => {
    const parsed = parseContract({ ...FILE, mix });
    return parsed.ok ? [] : parsed.problems;
  };
  it("is kept, and empty when left out", () => {
    const parsed = parseContract({ ...FILE, mix: MIX });
    expect(parsed.ok && parsed.contract.mix).toEqual(MIX);
    const without = parseContract(FILE);
    expect(without.ok && without.contract.mix).toEqual([]);
  });
  it.each([
    ["shares over 1", mixOf("domain", { a: 0.6, b: 0.5 }, 0), "The shares by domain add up to 1.10, more than 1."],
    [
      "a stratum twice",
      [...mixOf("domain", { a: 0.1 }, 0), ...mixOf("domain", { a: 0.1 }, 0)],
      "The domain a is listed twice.",
    ],
    ["a share above 1", mixOf("domain", { a: 1.2 }, 0), "A share is at most 1."],
    [
      "another dimension",
      [{ dimension: "mood", stratum: "a", share: 0.1, tolerance: 0 }],
      "dimension is one of domain, language.",
    ],
  ])("refuses %s", (_, mix, message) => {
    expect(problemsOf(mix).map((one) => one.message)).toContain(message);
  });
});

describe("languages that are agreed on", () => {
  const agreed = (shares: Record<string, number>, tolerance = 0.02) => {
    const languages = languagesOfMix([...mixOf("domain", { code: 1 }, 0), ...mixOf("language", shares, tolerance)]);
    return languages && [...languages];
  };
  it.each<[string, Record<string, number>, string[] | null]>([
    ["one that is everything", { en: 1 }, ["en"]],
    ["several that add up", { en: 0.7, "pt-BR": 0.2, de: 0.1 }, ["en", "pt-BR", "de"]],
    ["thirds in whole per cent", { en: 0.33, de: 0.33, fr: 0.33 }, ["en", "de", "fr"]],
    ["none where there is a rest, whatever the tolerance", { en: 0.7, de: 0.2 }, null],
    ["none where a rest of two per cent has no name", { en: 0.49, de: 0.49 }, null],
    ["none where no language has a share", {}, null],
  ])("%s", (_, shares, languages) => expect(agreed(shares)).toEqual(languages));
  it("a language that is to be left out is not agreed on", () => {
    expect(agreed({ en: 1, de: 0 }, 0)).toEqual(["en"]);
    expect(agreed({ en: 1, de: 0 }, 0.05)).toEqual(["en", "de"]);
  });
});

describe("in the form", () => {
  it("reads back what it shows", () => expect(mixOfText(textOfMix(MIX))).toEqual(MIX));
  it.each([
    ["domain code 30 % 2 %", { dimension: "domain", stratum: "code", share: 0.3, tolerance: 0.02 }],
    [
      "Domain creative writing 0.3 ± 0.02",
      { dimension: "domain", stratum: "creative writing", share: 0.3, tolerance: 0.02 },
    ],
    ["language de 5% 1%", { dimension: "language", stratum: "de", share: 0.05, tolerance: 0.01 }],
  ])("%s", (line, stratum) => expect(mixOfText(`\n  ${line}\n`)).toEqual([stratum]));
});
