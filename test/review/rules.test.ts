import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyRules, describeRule, keptItems, type Rule, resolveWeights, ruleSchema } from "#app/review/rules.ts";
import { aPair, viewOf } from "./a-view.ts";

const VIEW = viewOf([
  aPair("a", { ann: 1, bob: 4 }, { domain: "writing" }),
  aPair("b", { ann: 3, cat: 5 }, { domain: "code" }),
  aPair("c", { bob: 2 }, { domain: "code" }),
  aPair("d", {}),
]);

const exclude = (where: Rule["where"]): Rule => ({ action: "exclude", where, reason: "test" });
const weigh = (weight: number, where: Rule["where"]): Rule => ({ action: "weight", weight, where, reason: "test" });
const weightsOf = (...rules: Rule[]) =>
  [...resolveWeights(VIEW, rules)].map((weight) => Math.round(weight * 100) / 100);

describe("rules resolve to one weight per judgment", () => {
  // Rows: 0 ann a · 1 bob a · 2 ann b · 3 cat b · 4 bob c
  it("and leave alone what they do not name", () => {
    expect(weightsOf()).toEqual([1, 1, 1, 1, 1]);
    expect(weightsOf(weigh(0.4, { annotators: ["ann"] }))).toEqual([0.4, 1, 0.4, 1, 1]);
    expect(weightsOf(weigh(0.4, { annotators: ["nobody"] }))).toEqual([1, 1, 1, 1, 1]);
  });

  it("an exclusion wins over any weight", () => {
    expect(weightsOf(weigh(2, { domains: ["code"] }), exclude({ annotators: ["bob"] }))).toEqual([1, 0, 2, 2, 0]);
  });

  it("overlapping weights count once, the lowest", () => {
    expect(weightsOf(weigh(0.5, { annotators: ["ann"] }), weigh(0.8, { domains: ["code"] }))).toEqual([
      0.5, 1, 0.5, 0.8, 0.8,
    ]);
    expect(weightsOf(weigh(0.5, {}), weigh(0.5, {}))).toEqual([0.5, 0.5, 0.5, 0.5, 0.5]);
    expect(weightsOf(weigh(2, {}), weigh(3, {}))).toEqual([2, 2, 2, 2, 2]);
  });

  it("a weight a row already has is kept as a factor", () => {
    const once = applyRules(VIEW, [weigh(0.5, { annotators: ["ann"] })]);
    expect([...resolveWeights(once, [weigh(0.5, {})])]).toEqual([0.25, 0.5, 0.25, 0.5, 0.5]);
  });

  it("in any order", () => {
    const where = fc.constantFrom<Rule["where"]>(
      {},
      { annotators: ["ann"] },
      { annotators: ["bob", "cat"] },
      { domains: ["code"] },
      { side: "first" },
    );
    const rule = fc.oneof(
      where.map(exclude),
      fc.tuple(fc.double({ min: 0.001, max: 3, noNaN: true }), where).map(([w, slice]) => weigh(w, slice)),
    );
    const shuffled = fc
      .array(rule, { maxLength: 8 })
      .chain((rules) =>
        fc.tuple(fc.constant(rules), fc.shuffledSubarray(rules, { minLength: rules.length, maxLength: rules.length })),
      );
    fc.assert(
      fc.property(shuffled, ([rules, other]) => {
        expect([...resolveWeights(VIEW, other)]).toEqual([...resolveWeights(VIEW, rules)]);
      }),
    );
  });

  it("equal to the brute force: the lowest of all rules that match, else 1", () => {
    const annotators = ["ann", "bob", "ann", "cat", "bob"];
    const rule = fc.record({
      who: fc.subarray(["ann", "bob", "cat"], { minLength: 1 }),
      weight: fc.constantFrom(0, 0.25, 0.5, 1, 2),
    });
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 6 }), (rules) => {
        const expected = annotators.map((annotator) => {
          const matching = rules.filter(({ who }) => who.includes(annotator)).map(({ weight }) => weight);
          return matching.length > 0 ? Math.min(...matching) : 1;
        });
        expect(weightsOf(...rules.map(({ who, weight }) => weigh(weight, { annotators: who })))).toEqual(expected);
      }),
    );
  });
});

describe("an item stays in", () => {
  it("while a judgment of it has weight, or when it never had one", () => {
    const kept = (...rules: Rule[]) => [...keptItems(VIEW, resolveWeights(VIEW, rules))];
    expect(kept(exclude({ annotators: ["bob"] }))).toEqual([1, 1, 0, 1]);
    expect(kept(weigh(0, {}))).toEqual([0, 0, 0, 1]);
  });

  it("and does not come back once it is out", () => {
    const out = applyRules(VIEW, [exclude({ domains: ["code"] })]);
    expect([...applyRules(out, []).keepItem]).toEqual([1, 0, 0, 1]);
  });
});

describe("a rule", () => {
  it("reads as a sentence", () => {
    expect(describeRule({ action: "exclude", where: { annotators: ["w-17"] }, reason: "gold accuracy 0.61." })).toBe(
      "Leave out judgments by w-17: gold accuracy 0.61.",
    );
    expect(describeRule({ action: "weight", weight: 0.5, where: {}, reason: "stale checkpoint" })).toBe(
      "Weight 0.50 for all judgments: stale checkpoint.",
    );
    expect(describeRule(weigh(0, {}))).toBe("Leave out all judgments: test.");
  });

  it.each([
    { action: "weight", weight: 3.1, where: {}, reason: "x" },
    { action: "weight", weight: -0.1, where: {}, reason: "x" },
    { action: "weight", weight: 0.0001, where: {}, reason: "x" },
    { action: "weight", where: {}, reason: "x" },
    { action: "exclude", where: {}, reason: " " },
    { action: "exclude", where: { nobody: 1 }, reason: "x" },
  ])("is refused: %j", (rule) => {
    expect(ruleSchema.safeParse(rule).success).toBe(false);
  });
});
