/** Bias: length, format, openings, agreement with the user, style and source models, from rows whose answer is known. */
import { describe, expect, it } from "vitest";
import { controlledLength } from "#app/metrics/bias/controlled-length.ts";
import { featureSkew } from "#app/metrics/bias/feature-skew.ts";
import { formatLift } from "#app/metrics/bias/format-lift.ts";
import { lengthSlope } from "#app/metrics/bias/length-slope.ts";
import { longerWins } from "#app/metrics/bias/longer-wins.ts";
import { openingDominance } from "#app/metrics/bias/opening-dominance.ts";
import { sourceModelStrength } from "#app/metrics/bias/source-model-strength.ts";
import { stockOpenings } from "#app/metrics/bias/stock-openings.ts";
import { sycophancy } from "#app/metrics/bias/sycophancy.ts";
import type { Estimate, Outcome, TextSample } from "#app/metrics/metric.ts";
import { normalQuantile } from "#app/stats/normal-quantile.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";
import { type ItemRow, judgedBy, NO_CONTEXT, type ResponseRow, viewOf } from "#test/support/view-builder.ts";

const times = (n: number, row: ItemRow): ItemRow[] => Array.from({ length: n }, () => row);
const pair = (
  first: ResponseRow,
  second: ResponseRow,
  strength: number | null,
  more: Partial<ItemRow> = {},
): ItemRow => ({
  responses: [first, second],
  judgments: judgedBy({ ann: strength }),
  ...more,
});
const swapped = (rows: readonly ItemRow[]): ItemRow[] =>
  rows.map(({ responses = [], judgments = [], ...more }) => ({
    ...more,
    responses: responses.toReversed(),
    judgments: judgments.map((one) => ({ ...one, strength: one.strength === null ? null : -one.strength })),
  }));

describe("length-slope", () => {
  const rows = (
    [
      [100, 400, 15],
      [100, 200, 20],
      [200, 100, 30],
      [400, 100, 35],
    ] as const
  ).flatMap(([a, b, wins]) => [
    ...times(wins, pair({ chars: a }, { chars: b }, -1)),
    ...times(50 - wins, pair({ chars: a }, { chars: b }, 1)),
  ]);
  it("half of the reference's slope per ln 2: odds 1.521 per doubling, robust errors as by statsmodels", () => {
    const outcome = estimated(lengthSlope.measure(viewOf(rows), NO_CONTEXT));
    expect(outcome.value).toBeCloseTo(Math.exp(0.83923525 / 2), 6);
    // Its ends by 1.96 standard errors; ours by t(198) = 1.9720 and sqrt(199 / 198) for the second coefficient.
    const [low, high] = [1.25972861, 1.83737688].map(Math.log) as [number, number];
    const half = (((high - low) / 2) * 1.9720175 * Math.sqrt(199 / 198)) / 1.95996398;
    expect(outcome.low).toBeCloseTo(Math.exp((low + high) / 2 - half), 5);
    expect(outcome.high).toBeCloseTo(Math.exp((low + high) / 2 + half), 5);
    expect(outcome.n).toBe(200);
  });
  it("is the same with the sides swapped, and without a known order", () => {
    const outcome = estimated(lengthSlope.measure(viewOf(swapped(rows)), NO_CONTEXT));
    expect(outcome.value).toBeCloseTo(Math.exp(0.83923525 / 2), 6);
    const lost = viewOf(rows.map((row) => ({ ...row, orderKnown: false })));
    expect(estimated(lengthSlope.measure(lost, NO_CONTEXT)).value).toBeCloseTo(Math.exp(0.83923525 / 2), 6);
  });
  it("is not computable where the longer always wins or all are equally long", () => {
    for (const [a, b] of [
      [2, 1],
      [5, 5],
    ])
      expect(lengthSlope.measure(viewOf(times(30, pair({ chars: a }, { chars: b }, -1))), NO_CONTEXT)).toMatchObject({
        kind: "not-computable",
      });
  });
});

describe("controlled-length", () => {
  const gap = (a: number, b: number) => (a - b) / (a + b);
  /** Lists and length decide with these log odds; responses with a list are mostly longer. */
  const listLovers = (n: number, lists: number, length: number) => {
    const random = seededRandom(5);
    return Array.from({ length: n }, (): ItemRow => {
      const response = (): ResponseRow & { list: number; chars: number } => {
        const list = random() < 0.5 ? 4 : 0;
        return { list, chars: Math.round(300 * (1 + random()) * (list > 0 ? 1.6 : 1)), columns: { listItems: list } };
      };
      const [a, b] = [response(), response()];
      const z = lists * Math.sign(a.list - b.list) + length * gap(a.chars, b.chars);
      return pair(a, b, random() < 1 / (1 + Math.exp(-z)) ? -1 : 1);
    });
  };
  it("where lists alone decide, the longer wins more often than not, and all else equal half of the time", () => {
    const view = viewOf(listLovers(4000, 1.2, 0));
    expect(estimated(longerWins.measure(view, NO_CONTEXT)).value).toBeGreaterThan(0.58);
    const outcome = estimated(controlledLength.measure(view, NO_CONTEXT));
    expect(outcome.low).toBeLessThan(0.5);
    expect(outcome.high).toBeGreaterThan(0.5);
    expect(Math.abs(outcome.value - 0.5)).toBeLessThan(0.02);
    const [, coefficient = 0, low = 0] = outcome.detail?.rows.find(([name]) => name === "list items") ?? [];
    expect(Number(coefficient)).toBeGreaterThan(0.5);
    expect(Number(low)).toBeGreaterThan(0);
  });
  it("where length alone decides, it is the mean probability with which the longer one truly wins", () => {
    const rows = listLovers(4000, 0, 4);
    const truth = rows.map(
      ({ responses: [a, b] = [] }) => 1 / (1 + Math.exp(-4 * Math.abs(gap(a?.chars ?? 1, b?.chars ?? 1)))),
    );
    const outcome = estimated(controlledLength.measure(viewOf(rows), NO_CONTEXT));
    expect(Math.abs(outcome.value - truth.reduce((sum, one) => sum + one, 0) / 4000)).toBeLessThan(0.015);
    expect(outcome.high - outcome.low).toBeLessThan(0.06);
  });
  it("is not computable where all are equally long", () => {
    expect(controlledLength.measure(viewOf(times(30, pair({ chars: 5 }, { chars: 5 }, -1))), NO_CONTEXT)).toMatchObject(
      {
        kind: "not-computable",
        reason: "All compared responses are equally long.",
      },
    );
  });
});

describe("longer-wins", () => {
  it("lists the pairs of models behind it", () => {
    const models = (a: string, b: string) =>
      [
        { model: a, chars: 9 },
        { model: b, chars: 5 },
      ] as const;
    const view = viewOf([
      ...times(3, pair(...models("v1", "v2"), -1)),
      pair(...models("v2", "v1"), 1),
      ...times(2, pair(...models("v2", "v2"), -1)),
    ]);
    const rows = estimated(longerWins.measure(view, NO_CONTEXT)).detail?.rows ?? [];
    expect(rows.slice(3).map(([name, value, , , n]) => [name, value, n])).toEqual([
      ["v1 with v2", 0.75, 4],
      ["v2 with v2", 1, 2],
    ]);
  });
});

const bold: ResponseRow = { chars: 9, columns: { bold: 2 } };
const plain: ResponseRow = { chars: 9 };

describe("format-lift", () => {
  it("84 of 120 won with bold on one side: 0.70; lift 48 / 200; McNemar's b and c", () => {
    const view = viewOf([
      ...times(44, pair(bold, plain, -1)),
      ...times(40, pair(plain, bold, 0.5)),
      ...times(36, pair(bold, plain, 1)),
      ...times(80, pair(bold, bold, 1)),
      ...times(9, pair(bold, plain, 0)),
    ]);
    const outcome = estimated(formatLift.measure(view, NO_CONTEXT));
    expect(outcome).toMatchObject({ value: 0.7, n: 120 });
    // One prompt per row costs one row: Wilson's interval at 119.
    const { low, high } = wilsonInterval(0.7, 119);
    expect(outcome.low).toBeCloseTo(low, 9);
    expect(outcome.high).toBeCloseTo(high, 9);
    const [name, value, , , lift, b, c] = outcome.detail?.rows[0] ?? [];
    expect([name, value, lift, b, c]).toEqual(["bold", 0.7, 48 / 200, 84, 36]);
  });
  it("reports the most favoured of several, with an interval that holds for all of them", () => {
    const link: ResponseRow = { chars: 9, flags: ["HAS_LINK"] };
    const view = viewOf([
      ...times(60, pair(bold, plain, -1)),
      ...times(60, pair(bold, plain, 1)),
      ...times(80, pair(link, plain, -1)),
      ...times(40, pair(link, plain, 1)),
    ]);
    const outcome = estimated(formatLift.measure(view, NO_CONTEXT));
    expect(outcome.value).toBeCloseTo(2 / 3, 12);
    expect(outcome.low).toBeCloseTo(wilsonInterval(2 / 3, 119, normalQuantile(1 - 0.025 / 2)).low, 9);
    expect(outcome.detail?.rows.map(([name]) => name)).toEqual(["link", "bold"]);
  });
  it("99 comparisons with a feature on one side are not enough", () => {
    expect(formatLift.measure(viewOf(times(99, pair(bold, plain, -1))), NO_CONTEXT)).toEqual({
      kind: "not-enough",
      n: 99,
      needed: 100,
      nUnit: "comparisons with the feature on one side",
    });
  });
});

describe("stock-openings", () => {
  const opens = (opening: number): ResponseRow => ({ chars: 9, columns: { opening } });
  it("two openings on both sides are no contest; one alone is", () => {
    const view = viewOf([
      ...times(30, pair(opens(1), opens(0), -1)),
      ...times(10, pair(opens(0), opens(5), -1)),
      ...times(50, pair(opens(1), opens(5), -1)),
    ]);
    const outcome = estimated(stockOpenings.measure(view, NO_CONTEXT));
    expect(outcome).toMatchObject({ value: 0.75, n: 40 });
    expect(outcome.detail?.rows.map(([name, , , , , b, c]) => [name, b, c])).toEqual([
      ["any stock opening", 30, 10],
      ["certainly", 80, 0],
      ["great question", 0, 60],
    ]);
  });
  it("is not computable where nobody opens so", () => {
    expect(stockOpenings.measure(viewOf([pair(plain, bold, 1)]), NO_CONTEXT).kind).toBe("not-computable");
  });
});

describe("sycophancy", () => {
  const agrees: ResponseRow = { marks: ["AGREES"] };
  const argues: ResponseRow = { marks: ["DISAGREES"] };
  const both: ResponseRow = { marks: ["AGREES", "DISAGREES"] };
  it("counts pairs of which one alone agrees, on prompts with a stance", () => {
    const stance = { marks: ["USER_STANCE" as const] };
    const view = viewOf([
      ...times(6, pair(agrees, argues, -1, stance)),
      ...times(2, pair({}, agrees, -1, stance)),
      ...times(5, pair(agrees, agrees, -1, stance)),
      ...times(5, pair(both, argues, -1, stance)),
      ...times(9, pair(agrees, argues, -1)),
    ]);
    expect(sycophancy.measure(view, NO_CONTEXT)).toMatchObject({ kind: "estimate", value: 0.75, n: 8 });
  });
  it("is not computable where no prompt states an opinion", () => {
    expect(sycophancy.measure(viewOf([pair(agrees, argues, 1)]), NO_CONTEXT)).toMatchObject({
      kind: "not-computable",
      reason: "In no prompt was an opinion of the user found.",
    });
  });
});

describe("feature-skew", () => {
  it("120 longer, 60 shorter, 20 equally long preferred: skew 0.30 with Bonferroni's interval, and r by its definition", () => {
    const rows = [
      ...times(70, pair({ chars: 9 }, { chars: 5 }, -1)),
      ...times(50, pair({ chars: 5 }, { chars: 9 }, 1)),
      ...times(60, pair({ chars: 9 }, { chars: 5 }, 1)),
      ...times(20, pair({ chars: 5 }, { chars: 5 }, 1)),
    ];
    const outcome = estimated(featureSkew.measure(viewOf(rows), NO_CONTEXT));
    expect(outcome.value).toBeCloseTo(0.3, 12);
    expect(outcome.n).toBe(200);
    // Variance of a mean of +1, -1 and 0, one row per prompt.
    const half = normalQuantile(1 - 0.005) * Math.sqrt((180 / 200 - 0.09) / 199);
    expect(outcome.high - outcome.value).toBeCloseTo(half, 9);
    const x = [...new Array(70).fill(4), ...new Array(50).fill(-4), ...new Array(60).fill(4), ...new Array(20).fill(0)];
    const y = x.map((_, i) => Number(i < 70));
    expect(outcome.detail?.rows[0]?.[6]).toBeCloseTo(pearson(x, y), 12);
  });
  it("reports the largest of the five by size, whatever its sign", () => {
    const vague: ResponseRow = { chars: 9, columns: { words: 10, hedges: 2 } };
    const clear: ResponseRow = { chars: 8, columns: { words: 10, hedges: 0 } };
    const rows = [...times(30, pair(vague, clear, 1)), ...times(10, pair({ chars: 9 }, { chars: 8 }, -1))];
    const outcome = estimated(featureSkew.measure(viewOf(rows), NO_CONTEXT));
    expect(outcome.value).toBe(-0.75);
    expect(outcome.detail?.rows.map(([name, skew]) => [name, skew])).toEqual([
      ["length", -0.5],
      ["vagueness", -0.75],
    ]);
  });
});

describe("source-model-strength", () => {
  const meet = (a: string, b: string, strength: number | null): ItemRow =>
    pair(
      { model: a },
      { model: b },
      strength,
      strength === null ? { judgments: [{ annotator: "ann", strength, tie: "BOTH_BAD" }] } : {},
    );
  const rows = [
    ...times(40, meet("new", "old", -1)),
    ...times(20, meet("old", "new", 1)),
    ...times(30, meet("old", "new", -1)),
    ...times(10, meet("old", "new", 0)),
    ...times(7, meet("old", "new", null)),
  ];
  it("60 to 30 with ten ties is 0.65 and 107.5 Elo; both bad stays apart", () => {
    const outcome = estimated(sourceModelStrength.measure(viewOf(rows), NO_CONTEXT));
    expect(outcome.value).toBeCloseTo(0.65, 9);
    expect(outcome.n).toBe(100);
    // Binomial half-width of 0.65 at n = 100, ties included: 0.09.
    expect(outcome.high - outcome.low).toBeGreaterThan(0.16);
    expect(outcome.high - outcome.low).toBeLessThan(0.2);
    const [best, worst] = outcome.detail?.rows ?? [];
    expect([best?.[0], best?.[5], best?.[6], best?.[7]]).toEqual(["new", 100, 10, 7]);
    // Chosen share, a tie as a half: (60 + 5) / 100.
    expect(outcome.detail?.columns[8]).toBe("preferred");
    expect([best?.[8], worst?.[8]]).toEqual([0.65, 0.35]);
    expect(Number(best?.[4]) - Number(worst?.[4])).toBeCloseTo(107.538, 3);
    expect(outcome.detail?.rowParams).toEqual([
      "model=new&against=old&strengthMin=0",
      "model=old&against=new&strengthMin=0",
    ]);
  });
  it("has the standard error of a log odds over prompts: two models, one comparison each", () => {
    const outcome = estimated(sourceModelStrength.measure(viewOf(rows.slice(0, 90)), NO_CONTEXT));
    const logit = (p: number) => Math.log(p / (1 - p));
    // 60 to 30: sqrt(1 / 60 + 1 / 30) = 0.2236; 400 resamples know it and the quantile to about a tenth.
    expect((logit(outcome.high) - logit(outcome.low)) / 2 / 0.2236).toBeGreaterThan(1.75);
    expect((logit(outcome.high) - logit(outcome.low)) / 2 / 0.2236).toBeLessThan(2.2);
    const repeated = rows.slice(0, 90).map((row, i): ItemRow => ({ ...row, prompt: Math.floor(i / 3) }));
    const clustered = estimated(sourceModelStrength.measure(viewOf(repeated), NO_CONTEXT));
    expect(clustered.value).toBeCloseTo(outcome.value, 12);
    expect(clustered.high - clustered.low).toBeGreaterThan(1.5 * (outcome.high - outcome.low));
  });
  it("is not identifiable where a drawing of the prompts loses the few upsets", () => {
    const upset = [...times(299, meet("new", "old", -1)), ...times(1, meet("new", "old", 1))];
    const outcome = sourceModelStrength.measure(viewOf(upset), NO_CONTEXT);
    // One upset is drawn in 63 of 100 resamples: there is a value, and no bound but 1.
    expect(outcome).toMatchObject({ kind: "estimate", low: 0.5, high: 1 });
  });
  it("fits only models that can be compared, and says how many of how many", () => {
    const outcome = estimated(
      sourceModelStrength.measure(viewOf([...rows, ...times(20, meet("base", "old", 1))]), NO_CONTEXT),
    );
    expect(outcome.value).toBeCloseTo(0.65, 9);
    expect(outcome.detail?.title).toBe("Strengths of the 2 models of 3 that can be compared, and wins against each");
    expect(outcome.detail?.rows[2]?.slice(0, 2)).toEqual(["base", null]);
  });
  it("is not identifiable where wins go one way, and not computable without models", () => {
    expect(sourceModelStrength.measure(viewOf(times(30, meet("new", "old", -1))), NO_CONTEXT)).toMatchObject({
      reason: "Strengths are not identifiable: no two models have each been preferred to the other.",
    });
    expect(sourceModelStrength.measure(viewOf(times(30, pair({}, {}, 1))), NO_CONTEXT)).toMatchObject({
      reason: "No response names its model.",
    });
  });
});

describe("opening-dominance", () => {
  /** The first word is good or bad; the better response has the good one with probability `told`. */
  const sampled = (n: number, told: number): [ItemRow[], TextSample] => {
    const random = seededRandom(9);
    const rows: ItemRow[] = [];
    const texts: (readonly [Uint16Array, Uint16Array])[] = [];
    for (let i = 0; i < n; i += 1) {
      const better = random() < 0.5 ? 0 : 1;
      const good = random() < told ? better : 1 - better;
      const words = (word: number) =>
        Uint16Array.from([word, ...Array.from({ length: 8 }, () => 100 + Math.floor(random() * 50))]);
      texts.push(good === 0 ? [words(7), words(8)] : [words(8), words(7)]);
      rows.push(pair({}, {}, better === 0 ? -1 : 1));
    }
    return [rows, { items: Uint32Array.from(rows.keys()), words: texts }];
  };
  it("finds the word that decides in nine of ten, and nothing where nothing decides", () => {
    const measure = (told: number) => {
      const [rows, texts] = sampled(800, told);
      return estimated(openingDominance.measure(viewOf(rows), { ...NO_CONTEXT, texts }));
    };
    const strong = measure(0.9);
    expect(strong.value).toBeGreaterThan(0.85);
    expect(strong.n).toBe(800);
    expect(strong.detail?.rows[2]?.[1]).toBeCloseTo(1, 9);
    const none = measure(0.5);
    // A share of nothing is none.
    expect(none.detail?.rows.map(([what]) => what)).toEqual(["first twenty words", "whole responses"]);
    expect(none.low).toBeLessThan(0.5);
    expect(none.value).toBeLessThan(0.56);
  });
  it("says that it learned nothing where few openings come again and again, as often with one side as with the other", () => {
    const words: TextSample["words"] = Array.from({ length: 400 }, (_, i) => [
      Uint16Array.of(i % 10),
      Uint16Array.of(100 + (i % 10)),
    ]);
    // Of each pair of openings half are won by the one: which half is held out decides what is learned of the rest.
    const random = seededRandom(4);
    const order = [...words.keys()].map((i) => ({ i, at: random() })).sort((a, b) => a.at - b.at);
    const seen = new Map<number, number>();
    const rows: ItemRow[] = [];
    for (const { i } of order) {
      const before = seen.get(i % 10) ?? 0;
      seen.set(i % 10, before + 1);
      rows[i] = pair({}, {}, before % 2 === 0 ? -1 : 1);
    }
    const texts = { items: Uint32Array.from(rows.keys()), words };
    expect(openingDominance.measure(viewOf(rows), { ...NO_CONTEXT, texts })).toMatchObject({
      kind: "not-computable",
      reason: expect.stringMatching(/^The classifier does worse than chance \(AUC 0\.[0-4]/),
    });
  });
  it("does not depend on which side is first", () => {
    const [rows, texts] = sampled(300, 0.8);
    const turned = { ...texts, words: texts.words.map(([a, b]) => [b, a] as const) };
    const one = estimated(openingDominance.measure(viewOf(rows), { ...NO_CONTEXT, texts }));
    const other = estimated(openingDominance.measure(viewOf(swapped(rows)), { ...NO_CONTEXT, texts: turned }));
    expect(other.value).toBeCloseTo(one.value, 9);
  });
  it("is not computable without texts, and wants fifty items", () => {
    const [rows, texts] = sampled(49, 0.9);
    expect(openingDominance.measure(viewOf(rows), NO_CONTEXT).kind).toBe("not-computable");
    expect(openingDominance.measure(viewOf(rows), { ...NO_CONTEXT, texts })).toMatchObject({
      kind: "not-enough",
      n: 0,
    });
  });
});

function pearson(x: number[], y: number[]): number {
  const mean = (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length;
  const [mx, my] = [mean(x), mean(y)];
  const sum = (of: (i: number) => number) => x.reduce((total, _, i) => total + of(i), 0);
  const cov = sum((i) => ((x[i] ?? 0) - mx) * ((y[i] ?? 0) - my));
  return cov / Math.sqrt(sum((i) => ((x[i] ?? 0) - mx) ** 2) * sum((i) => ((y[i] ?? 0) - my) ** 2));
}

function estimated(outcome: Outcome): Estimate {
  if (outcome.kind !== "estimate") throw new Error(`expected an estimate, got ${JSON.stringify(outcome)}`);
  return outcome;
}
