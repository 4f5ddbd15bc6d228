import { describe, expect, it } from "vitest";
import type { Criterion, Policy } from "#app/domain/policy.ts";
import type { Metric, MetricState, Outcome } from "#app/metrics/metric.ts";
import type { Judged } from "#app/review/judge.ts";
import { recommend } from "#app/review/recommend.ts";
import { verdictHeadline, verdictSentence } from "#app/review/verdict-sentence.ts";

const REJECT = { commercial: "reject", training: "quarantine" } as const;
const CREDIT = { commercial: "accept_with_credit", training: "reweight" } as const;
const REWORK = { commercial: "rework", training: "quarantine" } as const;
const REWEIGHT = { commercial: "accept", training: "reweight" } as const;
const AS_IS = { commercial: "accept", training: "include" } as const;

type Facts = Partial<Metric> & Pick<Metric, "id" | "title">;

function judged(facts: Facts, state: MetricState, outcome: Outcome, criterion: Partial<Criterion> = {}): Judged {
  const metric: Metric = {
    version: 1,
    group: "gold",
    unit: "share",
    better: "higher",
    about: "",
    formula: "",
    source: "",
    needs: [],
    nUnit: "gold judgments",
    minimumN: 200,
    lines: { warn: 0.9, fail: 0.88 },
    gate: true,
    measure: () => outcome,
    ...facts,
  };
  const full: Criterion = {
    metric: metric.id,
    ...metric.lines,
    minimumN: metric.minimumN,
    gate: metric.gate,
    onWarn: CREDIT,
    onFail: REJECT,
    whenInsufficient: "hold",
    ...criterion,
  };
  return { metric, outcome, state, criterion: full, family: 1 };
}

function estimate(value: number, low: number, high: number, n: number, nUnit: string): Outcome {
  return { kind: "estimate", value, low, high, n, nUnit };
}

const GOLD = { id: "gold-accuracy", title: "Gold accuracy" };
const ALPHA = {
  id: "krippendorff-alpha-ordinal",
  title: "Krippendorff's α, ordinal",
  unit: "coefficient",
  lines: { warn: 0.45, fail: 0.35 },
} as const;
const LONGER = {
  id: "longer-wins",
  title: "Longer response preferred",
  better: "lower",
  group: "bias",
  gate: false,
  lines: { warn: 0.58, fail: 0.66 },
} as const;
const SCHEMA = {
  id: "schema-validity",
  title: "Schema validity",
  group: "integrity",
  minimumN: 1,
  lines: { warn: 1, fail: 0.99 },
} as const;
const POSITION = {
  id: "position-bias",
  title: "Position bias",
  better: "near-target",
  target: 0.5,
  group: "bias",
  lines: { warn: 0.02, fail: 0.05 },
} as const;

const goldFails = judged(GOLD, "fail", estimate(0.82, 0.8, 0.84, 1204, "gold answers"));
const longerWarns = judged(LONGER, "warn", estimate(0.592, 0.578, 0.606, 8871, "decided judgments"), {
  onWarn: REWEIGHT,
  onFail: REWEIGHT,
});
const schemaPasses = judged(SCHEMA, "pass", estimate(1, 1, 1, 10_000, "rows"), { onFail: REWORK, onWarn: AS_IS });

const POLICY: Policy = { name: "test", version: 1, criteria: [], credits: [] };
const WITH_CREDITS: Policy = {
  ...POLICY,
  credits: [
    { goldAtLeast: 0.9, creditBasisPoints: 0 },
    { goldAtLeast: 0.87, creditBasisPoints: 1000 },
    { goldAtLeast: 0.84, creditBasisPoints: 2500 },
  ],
};

describe("the recommendation", () => {
  it("accepts and includes when everything passes", () => {
    expect(recommend(POLICY, [schemaPasses])).toEqual({
      commercial: "accept",
      training: "include",
      state: "pass",
      creditBasisPoints: 0,
      because: ["The only criterion passes."],
      reasons: [],
    });
  });

  it("takes the worst on each axis, and explains the worst first", () => {
    const { commercial, training, state, because } = recommend(
      POLICY,
      [schemaPasses, longerWarns, goldFails],
      "contract",
    );
    expect([commercial, training, state]).toEqual(["reject", "quarantine", "fail"]);
    expect(because).toEqual([
      "Gold accuracy is 0.820 [0.800, 0.840], n 1\u202f204 gold answers, under the contract's 0.88.",
      "Longer response preferred: 0.592 [0.578, 0.606], n 8\u202f871 decided judgments, over the contract's 0.58.",
      "1 other criterion passes.",
    ]);
  });

  it("does not depend on the order of the metrics", () => {
    const one = recommend(POLICY, [longerWarns, schemaPasses, goldFails]);
    expect(recommend(POLICY, [goldFails, longerWarns, schemaPasses])).toEqual(one);
  });

  it("lets bias touch only the training axis", () => {
    const fails = judged(LONGER, "fail", estimate(0.7, 0.69, 0.71, 9000, "judgments"), { onFail: REWEIGHT });
    const { commercial, training, state } = recommend(POLICY, [fails, schemaPasses]);
    expect([commercial, training, state]).toEqual(["accept", "reweight", "warn"]);
  });

  it("sends a file back whose integrity fails", () => {
    const fails = judged(SCHEMA, "fail", estimate(0.981, 0.981, 0.981, 1912, "rows"), { onFail: REWORK });
    const { commercial, because } = recommend(POLICY, [fails]);
    expect(commercial).toBe("rework");
    expect(because).toEqual(["Schema validity is 0.981, n 1\u202f912 rows, under the policy's 0.99."]);
  });

  it("holds without evidence, says what is needed, and keeps mere notes apart", () => {
    const few = judged(GOLD, "insufficient", { kind: "not-enough", n: 31, needed: 200, nUnit: "gold answers" });
    const none = judged(ALPHA, "insufficient", {
      kind: "not-enough",
      n: 0,
      needed: 100,
      nUnit: "items with two judgments",
    });
    const unknown = judged(
      POSITION,
      "insufficient",
      { kind: "not-computable", reason: "The layout does not keep the display order.", ask: "Ask for it." },
      { whenInsufficient: "note" },
    );
    const { commercial, training, state, because, reasons } = recommend(POLICY, [unknown, few, none, schemaPasses]);
    expect([commercial, training, state]).toEqual(["hold", "include", "insufficient"]);
    expect(because).toEqual([
      "Gold accuracy cannot be judged on 31 gold answers; 200 are needed.",
      "Krippendorff's α, ordinal cannot be judged without items with two judgments; 100 are needed.",
      "Position bias is not computable: the layout does not keep the display order. Ask for it.",
      "1 other criterion passes.",
    ]);
    expect(reasons.map(({ metricId }) => metricId)).toEqual(["gold-accuracy", "krippendorff-alpha-ordinal"]);
  });

  it("lists notes by name when there are many", () => {
    const unknown = { kind: "not-computable", reason: "Nobody knows." } as const;
    const noted = [SCHEMA, LONGER, POSITION].map((facts) =>
      judged(facts, "insufficient", unknown, { whenInsufficient: "note" }),
    );
    expect(recommend(POLICY, noted).because).toEqual([
      "3 criteria lack the data to be judged, and are only noted: schema validity; longer response preferred; position bias.",
    ]);
    expect(recommend(POLICY, noted).state).toBe("pass");
  });

  it("does not hold when something fails for certain", () => {
    const few = judged(ALPHA, "insufficient", { kind: "not-enough", n: 3, needed: 100, nUnit: "items" });
    expect(recommend(POLICY, [few, goldFails]).commercial).toBe("reject");
  });

  it("ignores metrics that are only shown", () => {
    expect(recommend(POLICY, [{ ...goldFails, criterion: null }]).because).toEqual([]);
  });
});

describe("the credit table", () => {
  const goldAt = (value: number, state: MetricState, low = value - 0.02, high = value + 0.02) =>
    recommend(WITH_CREDITS, [judged(GOLD, state, estimate(value, low, high, 1204, "gold answers"))]);

  it("accepts with its credit where the line fails but the table has a row", () => {
    expect(goldAt(0.86, "fail")).toMatchObject({
      commercial: "accept_with_credit",
      training: "reweight",
      creditBasisPoints: 2500,
      state: "fail",
    });
    expect(goldAt(0.86, "fail").because).toEqual([
      "Gold accuracy is 0.860 [0.840, 0.880], n 1\u202f204 gold answers, under the policy's 0.88.",
      "The policy's credit for this gold accuracy is 25\u00a0%.",
    ]);
  });

  it("refuses below its last row", () => {
    expect(goldAt(0.82, "fail")).toMatchObject({ commercial: "reject", training: "quarantine", creditBasisPoints: 0 });
  });

  it("asks for nothing where the value earns no credit", () => {
    expect(goldAt(0.905, "warn", 0.87, 0.94)).toMatchObject({
      commercial: "accept",
      training: "reweight",
      creditBasisPoints: 0,
    });
  });

  it("says that a credit is to be agreed when another criterion asks for it", () => {
    const alpha = judged(ALPHA, "warn", estimate(0.41, 0.38, 0.44, 1980, "items"));
    const { creditBasisPoints, because } = recommend(WITH_CREDITS, [alpha]);
    expect(creditBasisPoints).toBeNull();
    expect(because[1]).toBe("The policy's credit table does not say how much; the credit is to be agreed.");
  });
});

describe("what only warns says which line it meets", () => {
  const sentenceOf = (one: Judged) => recommend(POLICY, [one]).because[0];

  it("straddles the fail line", () => {
    expect(sentenceOf(judged(ALPHA, "warn", estimate(0.46, 0.34, 0.58, 300, "items")))).toBe(
      "Krippendorff's α, ordinal is 0.460 [0.340, 0.580], n 300 items, and its interval straddles the policy's 0.35.",
    );
  });

  it("is past the warn line, and straddles the fail line", () => {
    expect(sentenceOf(judged(ALPHA, "warn", estimate(0.4, 0.34, 0.46, 300, "items")))).toBe(
      "Krippendorff's α, ordinal is 0.400 [0.340, 0.460], n 300 items, under the policy's 0.45, and its interval straddles 0.35.",
    );
  });

  it("lies on one side of a target", () => {
    expect(sentenceOf(judged(POSITION, "warn", estimate(0.53, 0.525, 0.535, 9000, "judgments")))).toBe(
      "Position bias is 0.530 [0.525, 0.535], n 9\u202f000 judgments, over the policy's 0.52.",
    );
    expect(sentenceOf(judged(POSITION, "fail", estimate(0.44, 0.43, 0.445, 9000, "judgments")))).toBe(
      "Position bias is 0.440 [0.430, 0.445], n 9\u202f000 judgments, under the policy's 0.45.",
    );
  });
});

describe("the verdict sentence", () => {
  it("gives both axes and the two worst reasons", () => {
    const goldWarns = judged(GOLD, "warn", estimate(0.88, 0.861, 0.897, 1204, "gold answers"));
    const alphaWarns = judged(ALPHA, "warn", estimate(0.46, 0.34, 0.58, 300, "items"), { gate: false });
    const recommendation = recommend(WITH_CREDITS, [longerWarns, schemaPasses, alphaWarns, goldWarns]);
    expect(verdictSentence(recommendation, 3)).toBe(
      "Week 3: accept with credit, and reweight — gold accuracy 0.880 [0.861, 0.897] is under 0.90 and straddles 0.88; " +
        "Krippendorff's α, ordinal 0.460 [0.340, 0.580] straddles 0.35; one more criterion does not pass.",
    );
    expect(verdictHeadline(recommendation)).toBe("Accept with credit, and reweight.");
  });

  it("is short when all is well", () => {
    expect(verdictSentence(recommend(POLICY, [schemaPasses]))).toBe(
      "Accept — every criterion with enough data passes.",
    );
  });

  it("does not speak of training where a batch is refused anyway, unless it is kept or dropped", () => {
    expect(verdictHeadline({ commercial: "hold", training: "include" })).toBe("Hold.");
    expect(verdictHeadline({ commercial: "reject", training: "quarantine" })).toBe("Reject, and quarantine.");
  });
});
