/** The other agreement metrics, from rows: published tables, what each needs, and what it says when it cannot. */
import { describe, expect, it } from "vitest";
import { metricById } from "#app/metrics/index.ts";
import type { Estimate, Metric, Outcome } from "#app/metrics/metric.ts";
import { agreementWeights } from "#app/stats/agreement-weights.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { twoRaterAgreement } from "#app/stats/two-rater-agreement.ts";
import { FIVE_POINTS, fivePoints, type ItemRow, judgedBy, NO_CONTEXT, viewOf } from "#test/support/view-builder.ts";

const times = (n: number, row: ItemRow): ItemRow[] => Array.from({ length: n }, () => row);
const FORCED = { kind: "likert", categories: 4, hasTie: false } as const;
/** Ann's side against Bob's: -1 is the first answer of the table, 1 the second. */
const square = (table: number[][]) =>
  table.flatMap((row, a) =>
    row.flatMap((n, b) => times(n, { judgments: judgedBy({ ann: a * 2 - 1, bob: b * 2 - 1 }) })),
  );

describe("two annotators, two answers", () => {
  it("the kappa paradox [[118,5],[2,0]]: p_o 0.944, Scott's π below 0, AC1 0.9408, all in one table", () => {
    const view = viewOf(
      square([
        [118, 5],
        [2, 0],
      ]),
      FORCED,
    );
    const ac1 = estimated("gwet-ac1", view);
    expect(ac1.value).toBeCloseTo(0.9407764, 6);
    expect(ac1.n).toBe(125);
    const [fleiss, gwet, brennan] = ac1.detail?.rows ?? [];
    expect(fleiss).toEqual([expect.stringContaining("Scott"), 0.944, expect.closeTo(0.9456, 4), expect.any(Number)]);
    expect(fleiss?.[3]).toBeCloseTo(
      twoRater(
        [
          [118, 5],
          [2, 0],
        ],
        "scott",
      ),
      12,
    );
    expect(gwet?.[3]).toBeCloseTo(0.9407764, 6);
    expect(brennan?.[3]).toBeCloseTo(2 * 0.944 - 1, 12);
    expect(estimated("scott-pi", view).value).toBeCloseTo(
      twoRater(
        [
          [118, 5],
          [2, 0],
        ],
        "scott",
      ),
      12,
    );
    expect(estimated("fleiss-kappa", view).value).toBeCloseTo(
      twoRater(
        [
          [118, 5],
          [2, 0],
        ],
        "scott",
      ),
      12,
    );
    expect(estimated("brennan-prediger", view).value).toBeCloseTo(0.888, 12);
  });
  it("a form with a tie has three answers, used or not: AC1 and Brennan-Prediger take off less", () => {
    const view = viewOf(
      square([
        [118, 5],
        [2, 0],
      ]),
    );
    expect(estimated("brennan-prediger", view).value).toBeCloseTo((0.944 - 1 / 3) / (2 / 3), 12);
    const three = twoRater(
      [
        [118, 0, 5],
        [0, 0, 0],
        [2, 0, 0],
      ],
      "gwet",
    );
    expect(estimated("gwet-ac1", view).value).toBeCloseTo(three, 12);
  });
  it("the interval of AC1 is that of its published standard error, turned to ln(1 - AC1)", () => {
    const view = viewOf(
      square([
        [40, 20],
        [10, 30],
      ]),
      FORCED,
    );
    const { value, low, high } = estimated("gwet-ac1", view);
    const se =
      twoRaterAgreement(
        [
          [40, 20],
          [10, 30],
        ],
        agreementWeights("identity", [1, 2]),
        "gwet",
      )?.standardError ?? 0;
    const factor = Math.exp((1.9842 * se * Math.sqrt(100 / 99)) / (1 - value));
    expect(low).toBeCloseTo(1 - (1 - value) * factor, 4);
    expect(high).toBeCloseTo(1 - (1 - value) / factor, 4);
  });
});

describe("strength on five points", () => {
  const random = seededRandom(5);
  const draw = () => 1 + Math.floor(random() * 5);
  const labels = Array.from({ length: 60 }, () => {
    const ann = draw();
    return [ann, random() < 0.6 ? ann : draw()] as const;
  });
  const view = viewOf(
    labels.map(([ann, bob]) => ({ judgments: [fivePoints("ann", ann), fivePoints("bob", bob)] })),
    FIVE_POINTS,
  );
  const table = Array.from({ length: 5 }, (_, a) =>
    Array.from({ length: 5 }, (__, b) => labels.filter(([ann, bob]) => ann === a + 1 && bob === b + 1).length),
  );
  const weights = (kind: "linear" | "quadratic") => agreementWeights(kind, [1, 2, 3, 4, 5]);

  it("weighted κ over pairs in both orders is weighted Scott's π of two annotators", () => {
    for (const kind of ["linear", "quadratic"] as const)
      expect(estimated(`weighted-kappa-${kind}`, view).value).toBeCloseTo(
        twoRaterAgreement(table, weights(kind), "scott")?.value ?? 9,
        12,
      );
  });
  it("AC2 with quadratic weights, and the interval α", () => {
    expect(estimated("gwet-ac2", view).value).toBeCloseTo(
      twoRaterAgreement(table, weights("quadratic"), "gwet")?.value ?? 9,
      12,
    );
    expect(estimated("krippendorff-alpha-interval", view).value).toBeCloseTo(
      twoRaterAgreement(table, weights("quadratic"), "krippendorff")?.value ?? 9,
      12,
    );
  });
  it("within one point: counted by hand, with the distances behind it", () => {
    const within = labels.filter(([a, b]) => Math.abs(a - b) <= 1).length / 60;
    const outcome = estimated("agreement-within-one", view);
    expect(outcome.value).toBeCloseTo(within, 12);
    expect(outcome.detail?.rows.map(([, share]) => Number(share)).reduce((sum, one) => sum + one, 0)).toBeCloseTo(
      1,
      12,
    );
  });
  it("the ratio α takes sizes from the tie: annotators who take opposite sides with one size agree", () => {
    const opposite = viewOf(
      [...times(30, { judgments: [fivePoints("ann", 1), fivePoints("bob", 5)] }), ...times(30, both(2, 4))],
      FIVE_POINTS,
    );
    expect(estimated("krippendorff-alpha-ratio", opposite).value).toBe(1);
    expect(
      measure(
        "krippendorff-alpha-ratio",
        viewOf(
          square([
            [20, 5],
            [5, 20],
          ]),
          FORCED,
        ),
      ),
    ).toMatchObject({
      kind: "not-computable",
    });
  });
  it("short or mixed scales have no within one, and no scale no strength", () => {
    expect(
      measure(
        "agreement-within-one",
        viewOf(
          square([
            [20, 5],
            [5, 20],
          ]),
        ),
      ),
    ).toMatchObject({ kind: "not-computable" });
    for (const id of ["gwet-ac2", "weighted-kappa-quadratic", "krippendorff-alpha-interval"])
      expect(measure(id, viewOf(times(30, both(2, 4)), null))).toMatchObject({
        kind: "not-computable",
        reason: "The delivery has no single ordered label scale.",
      });
  });
});

describe("swapping all sides", () => {
  it("leaves every coefficient of agreement as it is", () => {
    const random = seededRandom(9);
    const labels = Array.from({ length: 120 }, () => [1, 2, 3, 4, 5].map(() => 1 + Math.floor(random() * 5)));
    const viewed = (turn: (value: number) => number) =>
      viewOf(
        labels.map(([a = 1, b = 1, c = 1]) => ({
          judgments: [fivePoints("ann", turn(a)), fivePoints("bob", turn(b)), fivePoints("cat", turn(c))],
        })),
        FIVE_POINTS,
      );
    const COEFFICIENTS =
      "gwet-ac1 gwet-ac2 scott-pi fleiss-kappa brennan-prediger weighted-kappa-quadratic weighted-kappa-linear krippendorff-alpha-interval krippendorff-alpha-ratio agreement-within-one implied-noise";
    for (const id of COEFFICIENTS.split(" ")) {
      const [as, swapped] = [
        estimated(
          id,
          viewed((one) => one),
        ),
        estimated(
          id,
          viewed((one) => 6 - one),
        ),
      ];
      expect(swapped.value, id).toBeCloseTo(as.value, 12);
      expect(swapped.low, id).toBeCloseTo(as.low, 6);
    }
  });
});

describe("Fleiss' κ", () => {
  it("does not take a varying number of annotators, and says what does", () => {
    const rows = [
      ...times(20, { judgments: judgedBy({ a: 1, b: 1, c: -1 }) }),
      ...times(20, { judgments: judgedBy({ a: 1, b: -1 }) }),
    ];
    expect(measure("fleiss-kappa", viewOf(rows))).toMatchObject({
      kind: "not-computable",
      reason: expect.stringContaining("Krippendorff's α"),
    });
  });
});

describe("rankings", () => {
  const ranking = (annotator: string, order: number[], kind: "ranking" | "rating" = "ranking", range = 1) => {
    const rows = [];
    for (let i = 0; i < order.length; i += 1)
      for (let j = i + 1; j < order.length; j += 1) {
        const apart = ((order[i] ?? 0) - (order[j] ?? 0)) / range;
        const strength = kind === "ranking" ? Math.sign(apart) : -apart;
        rows.push({ annotator, kind, strength, category: -1, first: i, second: j, lead: rows.length === 0 });
      }
    return rows;
  };
  const ranked = (...judges: ReturnType<typeof ranking>[]): ItemRow => ({
    responses: Array.from({ length: 4 }, (_, i) => ({ text: String(i) })),
    judgments: judges.flat(),
  });

  it("τ 0.6667 for (1234) and (1324); W 0.7778 for (1234), (1324), (2134); n counts prompts", () => {
    const two = viewOf(times(12, ranked(ranking("a", [1, 2, 3, 4]), ranking("b", [1, 3, 2, 4]))), null);
    expect(measure("kendall-tau-b", two)).toMatchObject({ value: expect.closeTo(2 / 3, 9), n: 12 });
    const three = times(12, ranked(ranking("a", [1, 2, 3, 4]), ranking("b", [1, 3, 2, 4]), ranking("c", [2, 1, 3, 4])));
    const outcome = estimated("kendall-w", viewOf(three, null));
    expect(outcome).toMatchObject({ value: expect.closeTo(7 / 9, 9), n: 12 });
    expect(outcome.detail?.rows).toEqual([[3, 12, expect.closeTo(7 / 9, 9)]]);
  });
  it("ICC(1,1) of ratings less each annotator's mean of the item, with all forms where the design is complete", () => {
    const random = seededRandom(3);
    const rows = Array.from({ length: 30 }, () => {
      const truth = Array.from({ length: 4 }, () => random() * 6);
      const rate = (annotator: string) =>
        ranking(
          annotator,
          truth.map((one) => one + random() * 2),
          "rating",
          10,
        );
      return ranked(rate("a"), rate("b"), rate("c"));
    });
    const outcome = estimated("icc", viewOf(rows, null));
    expect(outcome.n).toBe(120);
    expect(outcome.value).toBeGreaterThan(0.8);
    expect(outcome.low).toBeLessThan(outcome.value);
    const forms = outcome.detail?.rows ?? [];
    expect(forms.map(([form]) => form)).toEqual([
      "ICC(1,1)",
      "ICC(2,1)",
      "ICC(3,1)",
      "ICC(1,k)",
      "ICC(2,k)",
      "ICC(3,k)",
    ]);
    expect(forms[0]?.[1]).toBeCloseTo(outcome.value, 6);
    // The mean of every annotator is out, so they cannot differ in level: agreement is consistency.
    expect(Number(forms[2]?.[1])).toBeCloseTo(Number(forms[1]?.[1]), 2);
  });
  it("need two annotators and three responses", () => {
    for (const id of ["kendall-tau-b", "kendall-w", "icc"])
      expect(measure(id, viewOf(times(20, { judgments: judgedBy({ a: 1, b: 1 }) })))).toMatchObject({
        kind: "not-computable",
      });
  });
  it("are never circular; circular answers pair by pair are found", () => {
    const keyed = (key: number) => ({ columns: { key } });
    const triple = (signs: [number, number, number]): ItemRow => ({
      responses: [keyed(1), keyed(2), keyed(3)],
      judgments: [
        { annotator: "a", strength: signs[0], first: 0, second: 1 },
        { annotator: "a", strength: signs[1], first: 1, second: 2 },
        { annotator: "a", strength: signs[2], first: 0, second: 2 },
      ],
    });
    // a > b, b > c, c > a is circular; three others are not.
    const view = viewOf([...times(25, triple([-1, -1, 1])), ...times(75, triple([-1, -1, -1]))]);
    expect(measure("intransitivity", view)).toMatchObject({
      value: 0.25,
      n: 100,
      detail: { rows: [["a", 100, 0.25, 300]] },
    });
    expect(measure("intransitivity", viewOf(times(20, ranked(ranking("a", [1, 2, 3, 4])))))).toMatchObject({
      kind: "not-computable",
    });
  });
  it("pairs of one prompt that came as items of their own make a triple too", () => {
    const pair = (prompt: number, keys: [number, number], strength: number): ItemRow => ({
      prompt,
      responses: keys.map((key) => ({ columns: { key } })),
      judgments: [{ annotator: "a", strength }],
    });
    const rows = Array.from({ length: 12 }, (_, p) => [pair(p, [1, 2], -1), pair(p, [3, 2], 1), pair(p, [3, 1], -1)]);
    expect(measure("intransitivity", viewOf(rows.flat()))).toMatchObject({ value: 1, n: 12 });
  });
});

describe("test-retest", () => {
  const keyed = (...keys: number[]) => keys.map((key) => ({ columns: { key } }));
  const served = (prompt: number, keys: [number, number], strength: number, at = 0): ItemRow => ({
    prompt,
    responses: keyed(...keys),
    judgments: [{ annotator: "a", strength, at }],
  });

  it("matches responses by text: a swapped order with the other side is agreement, with the same side a flip", () => {
    const DAY = 86_400_000;
    const rows = Array.from({ length: 60 }, (_, p) => [
      served(p, [1, 2], -1),
      p < 20 ? served(p, [1, 2], -1, 4 * DAY) : served(p, [2, 1], p < 50 ? 1 : -1, 3 * DAY),
    ]).flat();
    const outcome = estimated("test-retest", viewOf(rows));
    expect(outcome.value).toBeCloseTo(50 / 60, 12);
    expect(outcome.n).toBe(60);
    expect(outcome.detail?.rows).toEqual([
      ["same order: share that agrees", 20, 1, 40],
      ["swapped order: share that agrees", 40, 0.75, 80],
      ["swapped order, a side both times: share that kept the position", 40, 0.25, 20],
      ["median days between", 60, 3, null],
    ]);
  });
  it("takes marked repeats within an item, which weigh 0 elsewhere, and nobody else's answers", () => {
    const item = (repeat: number, weight = 1): ItemRow => ({
      responses: keyed(1, 2),
      judgments: [
        { annotator: "a", strength: 1, weight },
        { annotator: "b", strength: -1 },
        { annotator: "a", strength: repeat, weight: 0, columns: { repeat: 1 } },
      ],
    });
    expect(measure("test-retest", viewOf([...times(40, item(1)), ...times(20, item(-1))]))).toMatchObject({
      value: expect.closeTo(2 / 3, 12),
      n: 60,
    });
    expect(measure("test-retest", viewOf(times(40, item(1, 0))))).toMatchObject({ kind: "not-computable" });
  });
  it("is not computable where nobody was asked twice", () => {
    expect(
      measure("test-retest", viewOf(times(40, served(1, [1, 2], 1)).map((row, i) => ({ ...row, prompt: i })))),
    ).toMatchObject({
      kind: "not-computable",
      ask: expect.stringContaining("served again"),
    });
  });
});

describe("implied noise", () => {
  it("72.6 % agreement implies q 0.8362, majorities 0.9283 and 0.9661; the spread shows whether to believe it", () => {
    const view = viewOf([
      ...times(363, { judgments: judgedBy({ a: 1, b: 1 }) }),
      ...times(137, { judgments: judgedBy({ a: 1, b: -1 }) }),
    ]);
    const outcome = estimated("implied-noise", view);
    expect(outcome.value).toBeCloseTo(1 - 0.836155, 5);
    expect(outcome.low).toBeLessThan(outcome.value);
    expect(outcome.high).toBeGreaterThan(outcome.value);
    const rows = new Map((outcome.detail?.rows ?? []).map(([name, value]) => [name, value]));
    expect(rows.get("the majority of 3 is right")).toBeCloseTo(0.928261, 5);
    expect(rows.get("the majority of 5 is right")).toBeCloseTo(0.966117, 5);
    expect(rows.get("comparisons where all agree")).toBeCloseTo(0.726, 12);
    expect(rows.get("comparisons where more than 55 % disagree")).toBeCloseTo(0.274, 12);
  });
  it("is one half about chance agreement, and says nothing where annotators surely disagree", () => {
    const apart = times(60, { judgments: judgedBy({ a: 1, b: -1 }) });
    const alike = times(58, { judgments: judgedBy({ a: 1, b: 1 }) });
    expect(estimated("implied-noise", viewOf([...apart, ...alike])).value).toBe(0.5);
    expect(measure("implied-noise", viewOf(apart))).toMatchObject({ kind: "not-computable" });
  });
  it("gives its caveat", () => expect(metric("implied-noise").about).toContain("contested"));
});

function both(ann: number, bob: number): ItemRow {
  return { judgments: [fivePoints("ann", ann), fivePoints("bob", bob)] };
}

function twoRater(table: number[][], rule: "scott" | "gwet"): number {
  return (
    twoRaterAgreement(
      table,
      agreementWeights(
        "identity",
        table.map((_, i) => i),
      ),
      rule,
    )?.value ?? Number.NaN
  );
}

function metric(id: string): Metric {
  const found = metricById(id);
  if (!found) throw new Error(`no metric ${id}`);
  return found;
}

function measure(id: string, view: ReturnType<typeof viewOf>): Outcome {
  return metric(id).measure(view, NO_CONTEXT);
}

function estimated(id: string, view: ReturnType<typeof viewOf>): Estimate {
  const outcome = measure(id, view);
  if (outcome.kind !== "estimate") throw new Error(`expected an estimate, got ${JSON.stringify(outcome)}`);
  return outcome;
}
