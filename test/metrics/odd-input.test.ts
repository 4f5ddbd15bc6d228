/** Odd deliveries: every metric gives a number within its interval, or says why not. Never NaN, never a throw. */
import { describe, expect, it } from "vitest";
import { annotatorTable } from "#app/metrics/annotators/annotator-table.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { measureAll } from "#app/metrics/measure.ts";
import type { MeasureContext } from "#app/metrics/metric.ts";
import { stateOf } from "#app/metrics/state.ts";
import { checkNotes } from "#app/review/check-notes.ts";
import { oddNotes } from "#app/review/odd-notes.ts";
import { metricById } from "#test/support/metric-by-id.ts";
import { FIVE_POINTS, fivePoints, type ItemRow, judgedBy, NO_CONTEXT, viewOf } from "#test/support/view-builder.ts";

const times = (n: number, row: ItemRow): ItemRow[] => Array.from({ length: n }, () => row);
const UNEQUAL = [
  { text: "one", model: "a", chars: 100 },
  { text: "other", model: "b", chars: 130 },
];
const both = (ann: number | null, bob: number | null): ItemRow => ({ judgments: judgedBy({ ann, bob }) });
/** As many annotators as asked for, who use all of five points alike on every item. */
const crowd = (size: number) => Array.from({ length: size }, (_, who) => fivePoints(`w${who}`, 1 + (who % 5)));
/** An item whose responses two annotators rated, on a scale of 1 to 5: all its pairs, by the difference. */
const rated = (...ratings: [number[], number[]]): ItemRow => ({
  responses: ratings[0].map((_, i) => ({ text: `response ${i}` })),
  judgments: ratings.flatMap((one, who) =>
    one.flatMap((_, first) =>
      one.slice(first + 1).map((other, k) => ({
        annotator: `w${who}`,
        strength: (other - (one[first] as number)) / 4,
        first,
        second: first + 1 + k,
        lead: first + k === 0,
        kind: "rating" as const,
      })),
    ),
  ),
});

const VIEWS: [string, BatchView][] = [
  ["no items", viewOf([])],
  ["items without judgments", viewOf(times(20, {}))],
  ["items without responses", viewOf(times(20, { responses: [], judgments: [] }))],
  ["one judgment", viewOf([{ judgments: judgedBy({ ann: 1 }) }])],
  ["all ties", viewOf(times(50, both(0, 0)))],
  [
    "all both bad",
    viewOf(
      times(50, {
        judgments: [
          { annotator: "ann", strength: null, tie: "BOTH_BAD" },
          { annotator: "bob", strength: null, tie: "BOTH_BAD" },
        ],
      }),
    ),
  ],
  ["all skipped", viewOf(times(50, { judgments: [{ annotator: "ann", strength: null, tie: "SKIP" }] }))],
  ["one category only", viewOf(times(50, both(1, 1)))],
  ["one annotator", viewOf(times(50, { judgments: judgedBy({ ann: 1 }) }))],
  [
    "one annotator twice on everything",
    viewOf(times(50, { judgments: [fivePoints("ann", 2), fivePoints("ann", 4)] }), FIVE_POINTS),
  ],
  [
    "10,000 annotators, one judgment each",
    viewOf(
      Array.from({ length: 5_000 }, (_, i) => ({ judgments: judgedBy({ [`a${i}`]: 1, [`b${i}`]: i % 3 ? 1 : -1 }) })),
    ),
  ],
  ["anonymous", viewOf(times(50, { judgments: [{ strength: 1 }, { strength: -1 }] }))],
  ["always opposite", viewOf(times(50, both(1, -1)))],
  [
    "one prompt for all",
    viewOf(times(50, { prompt: 1, pair: 1, gold: 1, judgments: judgedBy({ ann: 1, bob: -1, cat: 1 }) })),
  ],
  ["everything masked", viewOf(times(50, { ...both(1, -1), keep: false }))],
  ["everything weighs 0", viewOf(times(50, { judgments: [{ annotator: "ann", strength: 1, weight: 0 }] }))],
  [
    "weights from 1e-6 to 1e6",
    viewOf(
      Array.from(
        { length: 60 },
        (_, i): ItemRow => ({
          gold: 1,
          judgments: [
            { annotator: "ann", strength: 1, weight: 10 ** ((i % 13) - 6) },
            { annotator: "bob", strength: i % 3 ? 1 : -1, weight: 10 ** (6 - (i % 13)) },
          ],
        }),
      ),
    ),
  ],
  [
    "five raters on one item, one on the rest",
    viewOf([
      { judgments: judgedBy({ a: 1, b: 1, c: -1, d: 0, e: 1 }) },
      ...times(50, { judgments: judgedBy({ a: 1 }) }),
    ]),
  ],
  [
    "seconds and times that are no numbers",
    viewOf(
      times(50, {
        judgments: [
          { annotator: "ann", strength: 1, seconds: Number.NaN, at: Number.NaN },
          { annotator: "bob", strength: -1, seconds: Number.POSITIVE_INFINITY, at: Number.POSITIVE_INFINITY },
        ],
      }),
    ),
  ],
  [
    "categories outside the scale",
    viewOf(
      times(50, {
        judgments: [
          { annotator: "ann", strength: 1, category: 99 },
          { annotator: "bob", strength: 1, category: -1 },
        ],
      }),
      FIVE_POINTS,
    ),
  ],
  [
    "a slider of a hundred points a side",
    viewOf(
      Array.from({ length: 120 }, (_, i) => ({
        judgments: ["ann", "bob"].map((annotator, k) => {
          const category = (i * (7 + 9 * k)) % 201;
          return { annotator, strength: (category - 100) / 100, category };
        }),
      })),
      { kind: "strength", categories: 201, hasTie: true },
    ),
  ],
  ["no single scale", viewOf(times(50, both(0.3, -0.7)), null)],
  [
    "thumbs",
    viewOf(
      times(50, {
        responses: [{}],
        judgments: [
          { annotator: "ann", strength: null, second: null, category: 1, kind: "thumbs" },
          { annotator: "bob", strength: null, second: null, category: 0, kind: "thumbs" },
        ],
      }),
      null,
    ),
  ],
  [
    "spans",
    viewOf(
      times(50, {
        responses: [{}],
        judgments: [{ annotator: "ann", strength: null, second: null, category: -1, kind: "spans" }],
      }),
      null,
    ),
  ],
  ["two annotators on two prompts", viewOf([both(1, 1), both(-1, -1)])],
  [
    "annotators with one judgment each",
    viewOf(Array.from({ length: 60 }, (_, i) => ({ judgments: judgedBy({ [`w${i}`]: 1 }) }))),
  ],
  [
    "no overlap",
    viewOf(Array.from({ length: 60 }, (_, i) => ({ judgments: judgedBy({ [`w${i % 6}`]: i % 2 ? 1 : -1 }) }))),
  ],
  [
    "timestamps in the future",
    viewOf(times(50, { judgments: [{ annotator: "ann", strength: 1, at: Date.UTC(9999, 11, 31) }] })),
  ],
  ["gold outside the scale", viewOf(times(50, { gold: 7, judgments: judgedBy({ ann: 1, bob: -1 }) }))],
  ["one category only, from three and often", viewOf(times(300, { judgments: judgedBy({ ann: 1, bob: 1, cat: 1 }) }))],
  ["one prompt for sixty items, each judged by twenty", viewOf(times(60, { prompt: 1, judgments: crowd(20) }))],
  ["three prompts, each judged by four hundred", viewOf(times(3, { judgments: crowd(400) }), FIVE_POINTS)],
  ["ratings of one value", viewOf(times(200, rated([3, 3, 3], [3, 3, 3])), null)],
  ["ratings of one prompt", viewOf(times(80, { prompt: 1, ...rated([1, 3, 5], [2, 3, 4]) }), null)],
];

const CONTEXTS: [string, MeasureContext][] = [
  ["nothing known", NO_CONTEXT],
  [
    "everything known",
    {
      rowsDelivered: 50,
      rowsQuarantined: 60,
      expectedUnits: 10,
      approvedModels: new Set(["m"]),
      earlierPairKeys: new Float64Array(0),
      previous: viewOf(times(30, both(1, 0))),
      seed: 3,
    },
  ],
];

describe.each(VIEWS)("%s", (_, view) => {
  it.each(CONTEXTS)("with %s", (_, context) => {
    const measured = measureAll(view, context);
    // "100 comparisons; 100 needed" would contradict itself.
    const contradictory = measured.filter(
      ({ outcome }) => outcome.kind === "not-enough" && outcome.n >= outcome.needed,
    );
    expect(contradictory.map(({ metric }) => metric.id)).toEqual([]);
    for (const { metric, outcome } of measured) {
      if (outcome.kind === "estimate") {
        for (const number of [outcome.value, outcome.low, outcome.high, outcome.n])
          expect(number, metric.id).toSatisfy(Number.isFinite);
        expect(outcome.nUnit, metric.id).toBe(metric.nUnit);
        expect(outcome.low, metric.id).toBeLessThanOrEqual(outcome.value + 1e-12);
        expect(outcome.high, metric.id).toBeGreaterThanOrEqual(outcome.value - 1e-12);
        expect(numbersOf(outcome.detail?.rows ?? []).every(Number.isFinite), metric.id).toBe(true);
        // Printed without an interval is what was counted in full and cannot vary, and nothing else.
        expect(outcome.low === outcome.high, metric.id).toBe(metric.counted === true);
      }
      if (outcome.kind === "not-computable") expect(outcome.reason, metric.id).toMatch(/\.$/);
      expect(["pass", "warn", "fail", "insufficient"]).toContain(
        stateOf(outcome, { ...metric.lines, minimumN: metric.minimumN }, metric),
      );
    }
  });
  it("gives an annotator table of numbers", () => {
    expect(numbersOf(annotatorTable(view).map((row) => Object.values(row))).every(Number.isFinite)).toBe(true);
  });
});

describe("says what is the matter, not that there is no overlap where annotators met", () => {
  const reasonOf = (view: BatchView, id: string) => {
    const found = measureAll(view, NO_CONTEXT).find(({ metric }) => metric.id === id)?.outcome;
    return found?.kind === "not-computable" ? `${found.reason} ${found.ask ?? ""}`.trim() : found?.kind;
  };
  const met = "Of 120 comparisons with two or more annotators none";
  it("all ties", () => {
    const view = viewOf(times(120, both(0, 0)));
    const ties = `${met} was decided by two: the labels are ties.`;
    expect(reasonOf(view, "raw-agreement-no-ties")).toBe(ties);
    expect(reasonOf(view, "dawid-skene-accuracy")).toBe(`Not identifiable. ${ties}`);
    expect(reasonOf(view, "krippendorff-alpha-nominal")).toMatch(/one and the same label/);
    expect(reasonOf(view, "cohen-kappa-mean")).toMatch(/one and the same label/);
    expect(reasonOf(view, "gwet-ac1")).toBe("estimate");
  });
  it("all both bad", () => {
    const bad = (annotator: string) => ({ annotator, strength: null, tie: "BOTH_BAD" as const });
    const view = viewOf(times(120, { judgments: [bad("ann"), bad("bob")] }));
    const none = `${met} has two labels: both bad, both good and skips are no side and no tie.`;
    for (const id of ["raw-agreement-3way", "scott-pi", "leave-one-out-agreement"])
      expect(reasonOf(view, id)).toBe(none);
    expect(reasonOf(view, "mace-competence")).toBe(`Not identifiable. ${none}`);
  });
  it("no overlap", () => {
    const view = viewOf(Array.from({ length: 60 }, (_, i) => ({ judgments: judgedBy({ [`w${i % 6}`]: 1 }) })));
    expect(reasonOf(view, "raw-agreement-no-ties")).toMatch(
      /^No comparison was judged by two annotators. Contract for/,
    );
    expect(reasonOf(view, "dawid-skene-accuracy")).toMatch(/decided by two named annotators. Contract for/);
  });
});

describe("a thousand answers on a few prompts are as sure as the prompts, not as the answers", () => {
  const found = (prompts: number, id: string) =>
    metricById(id).measure(
      viewOf(times(prompts, { responses: UNEQUAL, judgments: crowd(400) }), FIVE_POINTS),
      NO_CONTEXT,
    );
  it.each(["feature-skew", "length-slope", "source-model-strength"])("%s asks for ten", (id) => {
    expect(found(3, id)).toMatchObject({ kind: "not-enough", n: 3, needed: 10, nUnit: "prompts" });
    // All twelve are equally unequal in length, so that no slope can be told.
    if (id === "length-slope") expect(found(12, id).kind).toBe("not-computable");
    else expect(found(12, id)).toMatchObject({ n: id === "source-model-strength" ? 4800 : 3840 });
  });
  it("controlled-length asks for ten more than the model has coefficients", () => {
    const tooFew = found(12, "controlled-length");
    expect(tooFew).toMatchObject({ kind: "not-enough", n: 12, nUnit: "prompts" });
    const needed = tooFew.kind === "not-enough" ? tooFew.needed : 0;
    const outcome = found(needed, "controlled-length");
    if (outcome.kind !== "estimate") throw new Error(outcome.kind);
    expect(needed).toBe(10 + (outcome.detail?.rows.length ?? 0));
    expect(found(needed - 1, "controlled-length").kind).toBe("not-enough");
  });
  it("the strength of preference could be quite another on other prompts", () => {
    const outcome = found(3, "strength-histogram");
    if (outcome.kind !== "estimate") throw new Error(outcome.kind);
    // Wilson's interval of three prompts that agree begins at 0.44: the share that may lie at either end is 0.56.
    expect(outcome).toMatchObject({ value: expect.closeTo(0.6, 9), low: expect.closeTo(0.263, 3) });
    expect(outcome.high).toBeCloseTo(0.825, 3);
  });
});

describe("notes on a checked file", () => {
  const file = { mixedScales: false, orderKnown: true, now: Date.UTC(2026, 0, 1) };
  const notes = (view: BatchView) =>
    checkNotes({
      ...file,
      view,
      gold: measureAll(view, NO_CONTEXT).find(({ metric }) => metric.id === "gold-accuracy")?.outcome,
    });
  const gold = (strength: number, at?: number) =>
    viewOf(times(60, { gold: 1, judgments: [{ annotator: "ann", strength, ...(at && { at }) }] }));
  it("a scale that is turned round contradicts gold; ties only miss it", () => {
    expect(notes(gold(-1)).join()).toContain("check the label direction");
    expect(notes(gold(0)).join()).not.toContain("direction");
  });
  it("judgments of days to come", () => {
    const [ahead] = notes(gold(0, Date.UTC(2031, 9, 5)));
    expect(ahead).toBe(
      "60 judgments lie more than a day ahead of now, the latest of 2031-10-05: check clock and zone; what depends on days and on the order of work follows these times.",
    );
  });
});

describe("notes on what nobody meant", () => {
  const now = { at: Date.UTC(2026, 0, 1), called: "now" };
  it("times that were never set", () => {
    const row = (at: number): ItemRow => ({ judgments: [{ annotator: "ann", strength: 1, at }] });
    const years = [Date.UTC(2025, 5, 1), 0, Date.UTC(1999, 11, 31), Date.UTC(2000, 0, 1), Number.NaN];
    expect(oddNotes(viewOf(years.map(row)), now)).toEqual([
      "2 judgments carry times before the year 2000, the earliest of 1970-01-01: no time was set there; what depends on days and on the order of work follows these times.",
    ]);
  });
  it("a pair with gold for either response; a swap of sides, a tie and another pair contradict nothing", () => {
    const pair = (order: [number, number], gold: number, key = 5): ItemRow => ({
      pair: key,
      gold,
      responses: order.map((one) => ({ columns: { key: one } })),
    });
    const sound = [pair([7, 8], -1), pair([8, 7], 1), pair([7, 8], 0), pair([7, 9], 1, 6)];
    expect(oddNotes(viewOf(sound), now)).toEqual([]);
    expect(oddNotes(viewOf([...sound, pair([8, 7], -1)]), now)).toEqual([
      "1 pair has gold answers for either response, on different items: no annotator can be right on both, so gold accuracy is too low; ask which answer holds.",
    ]);
  });
  it("names that a reader cannot tell apart", () => {
    const named = (...names: string[]) =>
      viewOf(names.map((annotator) => ({ judgments: [{ annotator, strength: 1 }] })));
    expect(oddNotes(named("w1", "w2", "w-1", "ẃ1"), now)).toEqual([]);
    expect(oddNotes(named("w1", "W 1", "w\u200b1", "w2"), now)).toEqual([
      expect.stringContaining("count as different people: “w1”, “W 1”, “w\u200b1”. If they are one"),
    ]);
  });
});

it("an empty view says so in every metric that reads rows", () => {
  const kinds = new Set(measureAll(viewOf([]), NO_CONTEXT).map(({ outcome }) => outcome.kind));
  expect(kinds).toEqual(new Set(["not-enough", "not-computable"]));
});

function numbersOf(rows: readonly unknown[][]): number[] {
  return rows
    .flat()
    .flatMap((cell) => (typeof cell === "object" && cell !== null ? Object.values(cell) : [cell]))
    .filter((cell) => typeof cell === "number");
}
