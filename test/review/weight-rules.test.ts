import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { annotatorSkill } from "#app/metrics/gold/annotator-skill.ts";
import { describeRule, type Rule, resolveWeights } from "#app/review/rules.ts";
import { settledRules } from "#app/review/settle-rules.ts";
import { kishEffectiveSize } from "#app/stats/kish-effective-size.ts";
import { viewOf } from "#test/support/view-builder.ts";
import { AGES, anyRecords, anyRule, FACTS, rule, settledWithEstimates } from "./any-rules.ts";
import { type PlainRecord, rowOf, weighByHand } from "./weigh-by-hand.ts";

const weighed = (records: readonly PlainRecord[], ...rules: Rule[]) => {
  const view = viewOf(records.map(rowOf));
  const { rules: usable, faults } = settledRules(view, rules, FACTS);
  return { weights: [...resolveWeights(view, usable)].map((one) => Number(one.toFixed(4))), faults, rules: usable };
};

const aRecord = (more: Partial<PlainRecord>, n = 0): PlainRecord => ({
  domain: "code",
  models: ["new", "new"],
  cluster: 0,
  copy: 1000 + n,
  conversation: 0,
  judgments: [{ annotator: "ann", strength: 1 }],
  ...more,
});
const single = (strength: number | null) => aRecord({ judgments: [{ annotator: "ann", strength }] });
const records = (list: Partial<PlainRecord>[]) => list.map(aRecord);

describe("a factor", () => {
  it("by strength: a table, or a line between its points", () => {
    const points = [
      { strength: 0, weight: 0 },
      { strength: 0.5, weight: 0.5 },
      { strength: 1, weight: 2 },
    ];
    const all = [0, 0.25, -0.5, 0.75, -1, null].map(single);
    expect(weighed(all, rule({ action: "strength", shape: "steps", points })).weights).toEqual([0, 0, 0.5, 0.5, 2, 1]);
    expect(weighed(all, rule({ action: "strength", shape: "line", points })).weights).toEqual([
      0, 0.25, 0.5, 1.25, 2, 1,
    ]);
  });

  it("by duplicate group: 1 over the copies that are still in", () => {
    const all = records([
      { copy: 7 },
      { copy: 7, domain: "maths" },
      { cluster: 3 },
      { cluster: 3 },
      { cluster: 3 },
      {},
    ]);
    const byGroup = rule({ action: "duplicates" });
    expect(weighed(all, byGroup).weights).toEqual([0.5, 0.5, 0.3333, 0.3333, 0.3333, 1]);
    const noMaths = rule({ action: "exclude", where: { domains: ["maths"] } });
    expect(weighed(all, byGroup, noMaths).weights).toEqual([1, 0, 0.3333, 0.3333, 0.3333, 1]);
  });

  it("by turns: 1 over the turns of the conversation that are still in", () => {
    const all = records([{ conversation: 5 }, { conversation: 5 }, { conversation: 6 }, {}, {}]);
    expect(weighed(all, rule({ action: "turns" })).weights).toEqual([0.5, 0.5, 1, 1, 1]);
  });

  it("by checkpoint age: half for each half-life, a pair as old as its older response", () => {
    const all = records([
      { models: ["new", "new"] },
      { models: ["new", "old"] },
      { models: ["old", "other"] },
      { models: ["other", "other"] },
    ]);
    expect(weighed(all, rule({ action: "checkpoint-age", halfLife: 1 })).weights).toEqual([1, 0.25, 0.25, 1]);
    expect(weighed(all, rule({ action: "checkpoint-age", halfLife: 2 })).weights).toEqual([1, 0.5, 0.5, 1]);
  });

  it("to target shares: target over actual share, each record counting once", () => {
    const all = records([
      {},
      {},
      {},
      { domain: "writing", judgments: [single(1), single(-1)].flatMap((r) => r.judgments) },
    ]);
    const half = rule({
      action: "strata",
      dimension: "domain",
      shares: [
        { stratum: "code", share: 0.5 },
        { stratum: "writing", share: 0.5 },
      ],
      least: 0.3,
      most: 3,
    });
    const { weights, rules } = weighed(all, half);
    expect(weights).toEqual([0.6667, 0.6667, 0.6667, 2, 2]);
    expect(rules[0]).toMatchObject({ frozen: { strata: [{ actual: 0.75 }, { actual: 0.25 }] } });
    // Clipped, and of a part: what is not named shares the rest.
    const most = rule({
      action: "strata",
      dimension: "domain",
      shares: [{ stratum: "writing", share: 0.5 }],
      least: 0.3,
      most: 1.5,
    });
    expect(weighed(all, most).weights).toEqual([0.6667, 0.6667, 0.6667, 1.5, 1.5]);
  });

  it("by reliability: log-odds of skill over their mean, clipped; by gold or by agreement", () => {
    const view = viewOf(crowd().map(rowOf));
    const by = (source: string) => rule({ action: "reliability", by: source, least: 0.25, most: 1.5 });
    const {
      rules: [settled],
      faults,
    } = settledRules(view, [by("agreement")], FACTS);
    expect(faults).toEqual([]);
    if (settled?.action !== "reliability" || !settled.frozen) throw new Error("not settled");
    const table = annotatorSkill(view);
    if (typeof table === "string") throw new Error(table);
    const known = table.skills.flatMap((one) => one ?? []);
    const odds = known.map(({ value }) => Math.log(value / (1 - value)));
    const mean =
      odds.reduce((sum, one, i) => sum + one * (known[i]?.n ?? 0), 0) / known.reduce((sum, { n }) => sum + n, 0);
    const factors = view.names.annotators.map((name) => settled.frozen?.[name]?.factor);
    expect(factors).toEqual(odds.map((one) => expect.closeTo(Math.min(1.5, Math.max(0.25, one / mean)), 5)));
    // The one who answers by the toss of a coin is worth the least.
    expect(settled.frozen.dan?.factor).toBe(0.25);
    expect(settledRules(view, [by("gold")], FACTS).faults[0]?.message).toMatch(/no gold answers/);
  });

  it("by confidence of the consensus: two who agree count more than two who do not", () => {
    const view = viewOf(crowd().map(rowOf));
    const { rules } = settledRules(view, [rule({ action: "confidence", least: 0.1 })], FACTS);
    const weights = resolveWeights(view, rules);
    const said = crowd().map(({ judgments }) => judgments.map(({ strength }) => strength));
    const agreed = said.findIndex((all) => new Set(all).size === 1);
    const split = said.findIndex(([ann, bob]) => ann !== bob);
    expect(weights[agreed * 4]).toBeGreaterThan(0.9);
    expect(weights[split * 4]).toBeLessThan(weights[agreed * 4] as number);
    expect(weights.every((one) => one >= 0.0999 && one <= 1)).toBe(true);
  });

  it("is capped at both ends, and by the bounds of all weights", () => {
    const all = [single(1), single(0.5), single(0)];
    const points = [
      { strength: 0, weight: 0.001 },
      { strength: 0.5, weight: 1 },
      { strength: 1, weight: 3 },
    ];
    const strong = rule({ action: "strength", shape: "steps", points });
    expect(weighed(all, strong, rule({ action: "cap", least: 0.5, most: 1.5 })).weights).toEqual([1.5, 1, 0.5]);
    expect(weighed(all, strong, rule({ action: "weight", weight: 2 })).weights).toEqual([3, 2, 0.002]);
    expect(weighed(all, strong, rule({ action: "weight", weight: 0.5 })).weights).toEqual([1.5, 0.5, 0.001]);
    expect(
      weighed(all, rule({ action: "exclude", where: { strengthAtMost: 0 } }), rule({ action: "cap", least: 1 }))
        .weights,
    ).toEqual([1, 1, 0]);
  });
});

describe("a rule that cannot be used says why", () => {
  const all = records([{}, { domain: "writing" }]);
  const shares = (...named: [string, number][]) =>
    rule({
      action: "strata",
      dimension: "domain",
      shares: named.map(([stratum, share]) => ({ stratum, share })),
      least: 0.3,
      most: 3,
    });

  it.each<[string, Rule[], RegExp]>([
    ["matches nothing", [rule({ action: "exclude", where: { domains: ["law"] } })], /No judgment of this batch/],
    ["contradicts", [rule({ action: "exclude" }), rule({ action: "weight", weight: 0.5 })], /than rule 1; keep one/],
    ["no overlap", [rule({ action: "reliability", by: "agreement", least: 0.25, most: 1.5 })], /not identifiable/],
    ["no overlap", [rule({ action: "confidence", least: 0.1 })], /not identifiable/],
    ["no such stratum", [shares(["law", 0.5])], /has no domain “law”/],
    ["too much", [shares(["code", 1])], /come to 100 %, but 50\s%/],
    ["too little", [shares(["code", 0.3], ["writing", 0.3])], /nothing of the batch lies outside/],
    [
      "two targets",
      [shares(["code", 0.3]), { ...shares(["writing", 0.3]), where: { annotators: ["ann"] } }],
      /than rule 1/,
    ],
    [
      "left out",
      [shares(["code", 0.3]), rule({ action: "exclude", where: { domains: ["code"] } })],
      /nothing of “code” is left/,
    ],
  ])("%s", (_, rules, message) => {
    const { faults, weights } = weighed(all, ...rules);
    expect(faults.map((one) => one.message).join(" ")).toMatch(message);
    expect(weights.length).toBe(2);
  });

  it("and a contract without dates has no ages", () => {
    const { faults, rules } = settledRules(viewOf(all.map(rowOf)), [rule({ action: "checkpoint-age", halfLife: 1 })], {
      checkpointAges: null,
    });
    expect(faults[0]?.message).toMatch(/no checkpoint is registered/);
    expect(rules).toEqual([]);
  });

  it("and one that was never settled is not applied by guesswork", () => {
    const never = rule({ action: "checkpoint-age", halfLife: 1 });
    expect(() => resolveWeights(viewOf(all.map(rowOf)), [never])).toThrow("never settled");
  });
});

describe("1,000 random rule sets over random records", () => {
  it("give the weights that a recount by hand gives", () => {
    let applied = 0;
    fc.assert(
      fc.property(anyRecords, fc.array(anyRule, { minLength: 1, maxLength: 7 }), (all, rules) => {
        const view = viewOf(all.map(rowOf));
        const settled = settledWithEstimates(view, rules);
        applied += settled.length;
        const expected = weighByHand(all, settled, AGES).flat();
        const weights = resolveWeights(view, settled);
        expect(weights.length).toBe(expected.length);
        for (const [row, weight] of weights.entries()) expect(weight).toBeCloseTo(expected[row] as number, 4);
      }),
      { numRuns: 1000 },
    );
    expect(applied).toBeGreaterThan(1000);
  });
});

it("Kish's effective size of a weighed batch: 60 at 1 and 40 at one half (domain.json, kish_neff)", () => {
  const all = Array.from({ length: 100 }, (_, n) =>
    aRecord({ judgments: [{ annotator: "ann", strength: n < 60 ? 1 : 0.2 }] }, n),
  );
  const points = [
    { strength: 0, weight: 0.5 },
    { strength: 0.5, weight: 1 },
  ];
  const { weights } = weighed(all, rule({ action: "strength", shape: "steps", points }));
  expect(kishEffectiveSize(weights)).toBeCloseTo(91.428571, 5);
});

it("every kind of rule reads as a sentence", () => {
  const where = { domains: ["code"] };
  const said = (body: object) => describeRule(rule({ where, ...body }));
  expect(
    said({
      action: "strength",
      shape: "line",
      points: [
        { strength: 0, weight: 0.25 },
        { strength: 1, weight: 1 },
      ],
    }),
  ).toBe("Weigh judgments in code by strength: 0.25 from 0.00, 1.00 from 1.00, in a line between: test.");
  expect(said({ action: "reliability", by: "agreement", least: 0.25, most: 1.5 })).toBe(
    "Weigh judgments in code by the annotator's skill, from 0.25 to 1.50: test.",
  );
  expect(said({ action: "confidence", least: 0.1 })).toBe(
    "Weigh judgments in code by how sure the consensus is, from 0.10: test.",
  );
  expect(said({ action: "duplicates" })).toBe(
    "Weigh judgments in code by 1 over the size of their duplicate group: test.",
  );
  expect(said({ action: "turns" })).toBe("Weigh judgments in code by 1 over the turns of their conversation: test.");
  expect(said({ action: "checkpoint-age", halfLife: 1 })).toBe(
    "Weigh judgments in code by checkpoint age, half for every checkpoint: test.",
  );
  expect(
    said({ action: "strata", dimension: "language", shares: [{ stratum: "de", share: 0.3 }], least: 0.3, most: 3 }),
  ).toBe("Weigh judgments in code to target shares by language: de 30\u00a0%, factors from 0.30 to 3.00: test.");
  expect(said({ action: "cap", least: 0.5 })).toBe("Keep the weight of judgments in code at least 0.50: test.");
});

/** 200 comparisons judged by three who are mostly right and one who tosses a coin. */
function crowd(): PlainRecord[] {
  let state = 7;
  const random = () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
  const skills = { ann: 0.95, bob: 0.9, cat: 0.8, dan: 0.5 };
  return Array.from({ length: 200 }, (_, n) => {
    const truth = random() < 0.5 ? 1 : -1;
    const judged = Object.entries(skills).map(([annotator, skill]) => ({
      annotator,
      strength: random() < skill ? truth : -truth,
    }));
    return aRecord({ judgments: judged }, n);
  });
}
