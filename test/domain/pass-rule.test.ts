import { describe, expect, it } from "vitest";
import { answerOptions, labelOfGold, labelOfJudgment } from "#app/domain/answer-options.ts";
import { classOf, hasDegree, isRight, scaleOf } from "#app/domain/key-match.ts";
import { domainMinimum, type PassRule, parsePassRule, passRuleText, ruleOutcome } from "#app/domain/pass-rule.ts";

const RULE: PassRule = { atLeast: 16, of: 20, match: "side", domainShare: null };

describe("a pass rule", () => {
  it("is read from 16/20 and from words", () => {
    expect(parsePassRule("16/20")).toEqual({ atLeast: 16, of: 20 });
    expect(parsePassRule(" 27 of 31 ")).toEqual({ atLeast: 27, of: 31 });
    for (const text of ["", "21/20", "0/20", "16", "-1/3", "16/20/2", "99999/99999"])
      expect(parsePassRule(text)).toBeNull();
  });

  it("is said in words", () => {
    expect(passRuleText(RULE)).toBe("at least 16 of 20 on the side of the key");
    expect(passRuleText({ ...RULE, match: "one-step", domainShare: 0.7 })).toBe(
      "at least 16 of 20 within one step of the key, and 70 % of every domain",
    );
  });

  it("passes, fails, or waits for all the answers", () => {
    expect(ruleOutcome(RULE, 20, 16, [])).toBe("passed");
    expect(ruleOutcome(RULE, 20, 15, [])).toBe("failed");
    // Not even 19 of 19: the twentieth is missing, and a rule is not bent for anybody.
    expect(ruleOutcome(RULE, 19, 19, [])).toBe("not-enough");
    expect(ruleOutcome(RULE, 24, 20, [])).toBe("not-enough");
  });

  it("asks for a share of every domain", () => {
    const rule = { ...RULE, domainShare: 0.7 };
    expect(
      ruleOutcome(rule, 20, 17, [
        { n: 10, right: 10 },
        { n: 10, right: 7 },
      ]),
    ).toBe("passed");
    expect(
      ruleOutcome(rule, 20, 16, [
        { n: 10, right: 10 },
        { n: 10, right: 6 },
      ]),
    ).toBe("failed");
    expect(domainMinimum(0.7, 10)).toBe(7);
    expect(domainMinimum(null, 10)).toBe(0);
  });
});

describe("the answers of a feedback", () => {
  it("are the points of a Likert scale, with or without a middle", () => {
    const five = answerOptions({ kind: "likert", points: 5 });
    expect(five.map(({ label }) => label)).toEqual([
      "first is much better",
      "first is better",
      "equally good",
      "second is better",
      "second is much better",
    ]);
    expect(five.map(({ strength }) => strength)).toEqual([-1, -0.5, 0, 0.5, 1]);
    expect(answerOptions({ kind: "likert", points: 4 }).map(({ strength }) => strength)).toEqual([-1, -0.5, 0.5, 1]);
    expect(answerOptions({ kind: "likert", points: 2 }).map(({ label }) => label)).toEqual([
      "first is better",
      "second is better",
    ]);
  });

  it("are sides and degrees of a choice", () => {
    expect(answerOptions({ kind: "choice", ties: false }).map(({ label }) => label)).toEqual([
      "first is better",
      "second is better",
    ]);
    const degrees = answerOptions({ kind: "choice", degrees: 2, ties: true, bothBad: true });
    expect(degrees.map(({ id }) => id)).toEqual(["first-2", "first-1", "tie", "second-1", "second-2", "both_bad"]);
    expect(degrees.map(({ strength }) => strength)).toEqual([-1, -0.5, 0, 0.5, 1, null]);
  });

  it("are signed strengths, and sides for feedback that is not pairwise", () => {
    const labels = answerOptions({ kind: "strength", scale: 3 }).map(({ label }) => label);
    expect(labels.slice(0, 4)).toEqual([
      "first is much better",
      "first is better, 2 of 3",
      "first is better, 1 of 3",
      "equally good",
    ]);
    expect(new Set(labels).size).toBe(7);
    expect(answerOptions({ kind: "thumbs" }).map(({ id }) => id)).toEqual(["first", "tie", "second", "both_bad"]);
  });

  it("have ids of their own", () => {
    for (const feedback of [
      { kind: "likert", points: 101 },
      { kind: "choice", degrees: 50 },
      { kind: "strength", scale: 5 },
    ] as const) {
      const ids = answerOptions(feedback).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});

describe("an answer against the key", () => {
  const scale = scaleOf({ kind: "likert", points: 5 });
  const label = (value: number) => labelOfGold({ kind: "likert", value, points: 5 });

  it("is right by side, within one step, or exactly", () => {
    expect(isRight(label(2), label(1), "side", scale)).toBe(true);
    expect(isRight(label(3), label(1), "side", scale)).toBe(false);
    expect(isRight(label(3), label(2), "one-step", scale)).toBe(true);
    expect(isRight(label(3), label(1), "one-step", scale)).toBe(false);
    expect(isRight(label(2), label(1), "exact", scale)).toBe(false);
    expect(isRight(label(1), label(1), "exact", scale)).toBe(true);
  });

  it("is neither when it was skipped, and wrong when it is off the scale and the key is not", () => {
    const bothBad = labelOfGold({ kind: "choice", value: "both_bad" });
    const skip = { strength: null, tie: "skip" } as const;
    expect(isRight(skip, label(1), "side", scale)).toBeNull();
    expect(isRight(bothBad, label(1), "one-step", scale)).toBe(false);
    expect(isRight(bothBad, bothBad, "exact", scale)).toBe(true);
    expect(classOf(bothBad)).toBe("both_bad");
  });

  it("knows which keys say how much", () => {
    expect(hasDegree({ kind: "choice", value: "first" })).toBe(false);
    expect(hasDegree({ kind: "choice", value: "first", degree: 2, degrees: 3 })).toBe(true);
    expect(hasDegree({ kind: "likert", value: 1, points: 5 })).toBe(true);
  });

  it("cannot come from feedback that compares nothing", () => {
    expect(labelOfJudgment({ kind: "critique", text: "x" }, 2)).toBeNull();
    expect(labelOfJudgment({ kind: "edit", text: "x" }, 2)).toBeNull();
    expect(labelOfJudgment({ kind: "rating", values: [1, 5], min: 1, max: 5 }, 2)).toEqual({
      strength: 1,
      tie: "none",
    });
  });
});
