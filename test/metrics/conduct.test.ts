/** Careless work: speed, runs, variety of labels, justifications and copying, from rows whose answer is known. */
import { describe, expect, it } from "vitest";
import { CommentMark } from "#app/metrics/batch-view.ts";
import { annotatorConduct } from "#app/metrics/conduct/annotator-conduct.ts";
import { copying } from "#app/metrics/conduct/copying.ts";
import { labelEntropy } from "#app/metrics/conduct/label-entropy.ts";
import { modelWrittenJustifications } from "#app/metrics/conduct/model-written-justifications.ts";
import { relativeSpeedIndex } from "#app/metrics/conduct/relative-speed-index.ts";
import { repeatedJustifications } from "#app/metrics/conduct/repeated-justifications.ts";
import { sideRuns } from "#app/metrics/conduct/side-runs.ts";
import { speeders } from "#app/metrics/conduct/speeders.ts";
import { straightLining } from "#app/metrics/conduct/straight-lining.ts";
import type { Estimate, Outcome } from "#app/metrics/metric.ts";
import { entropyBits } from "#app/stats/entropy.ts";
import { longestRunTail, longestSameSideTail } from "#app/stats/longest-run.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import {
  FIVE_POINTS,
  fivePoints,
  type ItemRow,
  type JudgmentRow,
  NO_CONTEXT,
  viewOf,
} from "#test/support/view-builder.ts";

const NOON = Date.UTC(2026, 9, 12, 12);

/** Thirty words of prompt, responses of 250 and 320 words: 600 in all. */
const read = (judgments: JudgmentRow[], more: Partial<ItemRow> = {}): ItemRow => ({
  columns: { promptWords: 30 },
  responses: [{ columns: { words: 250 } }, { columns: { words: 320 } }],
  judgments,
  ...more,
});

describe("speeders", () => {
  it("600 words have a floor of 60 s: 59 is under it, 60 is not, and what has no time does not count", () => {
    const at = (annotator: string, seconds: number) => read([{ annotator, strength: 1, seconds }]);
    const view = viewOf([at("ann", 59), at("ann", 60), at("bob", 3600), at("bob", 0), at("cat", Number.NaN)]);
    const outcome = estimated(speeders.measure(view, NO_CONTEXT));
    expect(outcome).toMatchObject({ value: 0.5, n: 4, nUnit: "timed judgments" });
    expect(outcome.detail?.rows.map(([name, value, , , n]) => [name, value, n])).toEqual([
      ["ann", 0.5, 2],
      ["bob", 0.5, 2],
    ]);
    expect(outcome.detail?.rowParams).toEqual(["annotator=ann&mark=timed", "annotator=bob&mark=timed"]);
  });
  it("the prompt of a conversation, which its author knows, is left out: the floor is 57 s", () => {
    const at = (seconds: number) =>
      read([{ annotator: "ann", strength: 1, seconds }], { columns: { promptWords: 30, flags: 9 } });
    expect(estimated(speeders.measure(viewOf([at(56), at(58)]), NO_CONTEXT)).value).toBe(0.5);
  });
  it("is not computable without times, and asks for active seconds", () => {
    const view = viewOf([read([{ annotator: "ann", strength: 1 }])]);
    expect(speeders.measure(view, NO_CONTEXT)).toEqual({
      kind: "not-computable",
      reason: "No judgment says how long it took.",
      ask: "Ask for the active seconds of every judgment, idle time left out.",
    });
    expect(relativeSpeedIndex.measure(view, NO_CONTEXT).kind).toBe("not-computable");
  });
});

describe("relative-speed-index", () => {
  const batch = (own: number) =>
    viewOf(
      Array.from({ length: 30 }, () =>
        read([
          ...["a", "b", "c", "d"].map((annotator) => ({ annotator, strength: 1, seconds: 120 })),
          { annotator: "fast", strength: 1, seconds: own },
        ]),
      ),
    );
  it("a usual 120 s against 48 s is 2.5: one annotator in five is flagged", () => {
    const outcome = estimated(relativeSpeedIndex.measure(batch(48), NO_CONTEXT));
    expect(outcome).toMatchObject({ value: 0.2, n: 5 });
    expect(outcome.detail?.rows[0]).toEqual(["fast", 2.5, 30]);
  });
  it("61 s is 1.97 and flags nobody; 1 s counts as 3", () => {
    expect(estimated(relativeSpeedIndex.measure(batch(61), NO_CONTEXT)).value).toBe(0);
    expect(estimated(relativeSpeedIndex.measure(batch(1), NO_CONTEXT)).detail?.rows[0]?.[1]).toBe(3);
  });
  it("without five times on an item the usual time is that of texts as long", () => {
    const rows = Array.from({ length: 40 }, (_, i) => {
      const words = i % 2 === 0 ? 100 : 1000;
      const row = (annotator: string, seconds: number): ItemRow => ({
        responses: [{ columns: { words } }, { columns: { words } }],
        judgments: [{ annotator, strength: 1, seconds }],
      });
      // Fast throughout, though a second on short texts is as long as ann's on long ones.
      return [row("ann", words / 4), row("ann", words / 4), row("bob", words / 10)];
    }).flat();
    const [first] = estimated(relativeSpeedIndex.measure(viewOf(rows), NO_CONTEXT)).detail?.rows ?? [];
    expect(first).toEqual(["bob", 2.5, 40]);
  });
});

const MINUTE = 60_000;

/** One annotator's answers, a minute apart. */
const inOrder = (annotator: string, strengths: readonly (number | null)[], more: Partial<ItemRow> = {}): ItemRow[] =>
  strengths.map((strength, i) => ({
    judgments: [{ annotator, strength, at: NOON + i * MINUTE }],
    ...more,
  }));

/** The same in sessions of `size`, between which so many minutes pass from one answer to the next. */
const inSessions = (annotator: string, strengths: readonly number[], size: number, minutes = 31): ItemRow[] =>
  strengths.map((strength, i) => ({
    judgments: [{ annotator, strength, at: NOON + (i + Math.floor(i / size) * (minutes - 1)) * MINUTE }],
  }));
const coin = (n: number, seed: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: n }, () => (random() < 0.5 ? -1 : 1));
};

describe("side-runs", () => {
  const clicker = [...coin(60, 3), ...new Array<number>(20).fill(-1), ...coin(20, 4)];
  it("twenty times the first side within a hundred has p = 8e-5 and marks the annotator's work, whatever the row order", () => {
    const rows = [...inOrder("ann", coin(100, 1)), ...inOrder("bob", clicker)];
    for (const view of [viewOf(rows), viewOf(rows.toReversed())]) {
      const outcome = estimated(sideRuns.measure(view, NO_CONTEXT));
      expect(outcome).toMatchObject({ value: 0.5, n: 200 });
      const [name, length, of, n, , p, improbable] = outcome.detail?.rows[0] ?? [];
      expect([name, of, n, improbable]).toEqual(["bob", "first", 100, "yes"]);
      expect(length).toBeGreaterThanOrEqual(20);
      expect(p).toBeCloseTo(longestSameSideTail(Number(length), 100), 15);
      expect(outcome.detail?.rowParams?.[0]).toBe("annotator=bob&mark=side_in_order");
    }
  });
  it("ties between do not end a run and add nothing to it", () => {
    const withTies = new Array<number>(20).fill(1).flatMap((one) => [one, 0]);
    const outcome = estimated(sideRuns.measure(viewOf(inOrder("ann", withTies)), NO_CONTEXT));
    expect(outcome.detail?.rows[0]?.slice(1, 4)).toEqual([20, "second", 20]);
  });
  const worst = (rows: ItemRow[]) => estimated(sideRuns.measure(viewOf(rows), NO_CONTEXT)).detail?.rows[0] ?? [];
  it("a run ends with its session: of 16 alike about a break of 31 minutes 8 are in a row, of 30 minutes 16", () => {
    const sides = [...Array(12)].map((_, i) => (i % 2 === 0 ? -1 : 1));
    const answers = [...sides, ...new Array<number>(16).fill(-1), ...sides.map((side) => -side)];
    // Twelve of the first twenty alternate, and the last of them is the other side.
    expect(worst(inSessions("ann", answers, 20)).slice(1, 5)).toEqual([8, "first", 40, 2]);
    expect(worst(inSessions("ann", answers, 20, 30)).slice(1, 5)).toEqual([16, "first", 40, 1]);
  });
  it("the chance is of such a run in any of the sessions, exactly", () => {
    const [, length, , , sessions, p] = worst(inSessions("ann", coin(100, 5), 25));
    const one = longestSameSideTail(Number(length), 25);
    expect([sessions, p]).toEqual([4, expect.closeTo(1 - (1 - one) ** 4, 12)]);
  });
  it("the seconds of a judgment are no break: half an hour and more at each of 40 is one session", () => {
    const rows = coin(40, 6).map((strength, i) => ({
      judgments: [{ annotator: "ann", strength, at: NOON + i * 45 * MINUTE, seconds: 44 * 60 }],
    }));
    expect(worst(rows)[4]).toBe(1);
  });
  it("who never makes twenty in a session has one, the whole delivery: an answer an hour hides nobody", () => {
    const [name, length, , , sessions, , improbable] = worst(inSessions("ann", new Array<number>(60).fill(1), 1, 60));
    expect([name, length, sessions, improbable]).toEqual(["ann", 60, 1, "yes"]);
    expect(worst(inSessions("ann", coin(60, 7), 19)).slice(3, 5)).toEqual([60, 1]);
  });
  it("many sessions do not add up to false alarms: of 1,000 annotators with 8 each at most as many have p under 1 % as chance gives", () => {
    const annotators = 1000;
    const rows = Array.from({ length: annotators }, (_, a) => {
      const size = 20 + (a % 11);
      return inSessions(`w-${a}`, coin(8 * size, a + 11), size);
    }).flat();
    const runs = annotatorConduct(viewOf(rows)).flatMap(({ sideRun }) => sideRun ?? []);
    expect(runs).toHaveLength(annotators);
    const under = (level: number) => runs.filter(({ p }) => p <= level).length / annotators;
    // Three standard errors above the levels; a run is a whole number, so that fewer reach them.
    expect(under(0.01)).toBeLessThanOrEqual(0.01 + 3 * Math.sqrt((0.01 * 0.99) / annotators));
    expect(under(0.1)).toBeLessThanOrEqual(0.1 + 3 * Math.sqrt((0.1 * 0.9) / annotators));
    expect(under(0.1)).toBeGreaterThan(0.02);
  });
  it("is not computable without times, with days for times, and where the order shown is lost", () => {
    const reasonOf = (rows: ItemRow[]) => {
      const outcome = sideRuns.measure(viewOf(rows), NO_CONTEXT);
      return outcome.kind === "not-computable" ? outcome.reason : outcome.kind;
    };
    const noTime = coin(50, 1).map((strength): ItemRow => ({ judgments: [{ annotator: "ann", strength }] }));
    const oneDay = coin(50, 1).map((strength): ItemRow => ({ judgments: [{ annotator: "ann", strength, at: NOON }] }));
    expect(reasonOf(noTime)).toBe("No judgment says when it was made; the order of a file is not the order of work.");
    expect(reasonOf(oneDay)).toMatch(/^Most judgments share their time/);
    expect(reasonOf(inOrder("ann", coin(50, 1), { orderKnown: false }))).toMatch(/^The order in which the responses/);
  });
  it("in 200 clean batches of twenty annotators at most 5 % mark anybody", () => {
    let alarms = 0;
    for (let batch = 0; batch < 200; batch += 1) {
      const rows = Array.from({ length: 20 }, (_, a) => inOrder(`w-${a}`, coin(40, batch * 20 + a + 7))).flat();
      if (estimated(sideRuns.measure(viewOf(rows), NO_CONTEXT)).value > 0) alarms += 1;
    }
    // The limit min(0.001, 0.05 / 20) makes it about 2 %.
    expect(alarms / 200).toBeLessThanOrEqual(0.05);
  });
});

describe("straight-lining", () => {
  const mixed = (n: number, seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: n }, () => [-1, -0.5, 0, 0.5, 1][Math.floor(random() * 5)] ?? 0);
  };
  it("fifteen times the same label in a hundred is marked, with the chance added up over labels", () => {
    const bob = [...mixed(50, 1), ...new Array<number>(15).fill(0.5), ...mixed(35, 2)];
    const others = [3, 4, 5].flatMap((seed) => inOrder(`w-${seed}`, mixed(100, seed)));
    const view = viewOf([...inOrder("bob", bob), ...others], FIVE_POINTS);
    const outcome = estimated(straightLining.measure(view, NO_CONTEXT));
    expect(outcome.value).toBe(0.25);
    const [name, length, of, n, , p] = outcome.detail?.rows[0] ?? [];
    expect([name, of, n]).toEqual(["bob", "4 of 5", 100]);
    const all = [-1, -0.5, 0, 0.5, 1].map((label) => {
      const count = (list: number[]) => list.filter((one) => one === label).length;
      const batch = (count(bob) + [3, 4, 5].reduce((sum, seed) => sum + count(mixed(100, seed)), 0)) / 400;
      return longestRunTail(Number(length), 100, Math.max(batch, count(bob) / 100));
    });
    expect(p).toBeCloseTo(
      all.reduce((a, b) => a + b, 0),
      12,
    );
  });
  it("who gives one label only is marked from a hundred judgments on; one who prefers ties in seven of ten is not", () => {
    const others = [3, 4, 5].flatMap((seed) => inOrder(`w-${seed}`, mixed(100, seed)));
    const random = seededRandom(8);
    const fond = Array.from({ length: 200 }, () => (random() < 0.7 ? 0 : 1));
    const rows = [...inOrder("stuck", new Array<number>(100).fill(-0.5)), ...inOrder("fond", fond), ...others];
    const outcome = estimated(straightLining.measure(viewOf(rows, FIVE_POINTS), NO_CONTEXT));
    expect(outcome.value).toBe(100 / 600);
    expect(outcome.detail?.rows[0]?.[0]).toBe("stuck");
  });
});

describe("label-entropy", () => {
  it("50 / 50 against 90 / 10: mean of 1 and 0.469 bits over the bits of 70 / 30", () => {
    const labels = (annotator: string, firsts: number) =>
      Array.from({ length: 100 }, (_, i): ItemRow => ({ judgments: [{ annotator, strength: i < firsts ? -1 : 1 }] }));
    const outcome = estimated(labelEntropy.measure(viewOf([...labels("ann", 50), ...labels("bob", 90)]), NO_CONTEXT));
    expect(outcome.value).toBeCloseTo((1 + 0.46899559) / 2 / entropyBits([0.7, 0.3]), 7);
    expect(outcome.n).toBe(200);
    expect(outcome.low).toBeLessThan(outcome.value);
    expect(outcome.detail?.rows.map(([name, bits]) => [name, Number(bits).toFixed(3)])).toEqual([
      ["bob", "0.469"],
      ["ann", "1.000"],
    ]);
  });
  it("has nobody to speak of below 20 items, and says so where all labels are one", () => {
    const few = Array.from({ length: 19 }, (): ItemRow => ({ judgments: [{ annotator: "ann", strength: -1 }] }));
    expect(labelEntropy.measure(viewOf(few), NO_CONTEXT)).toMatchObject({ kind: "not-enough", n: 0 });
    expect(labelEntropy.measure(viewOf([...few, ...few]), NO_CONTEXT)).toMatchObject({ kind: "not-computable" });
  });
});

describe("repeated-justifications", () => {
  const because = (annotator: string, text: number, more: JudgmentRow["columns"] = {}): ItemRow => ({
    judgments: [{ annotator, strength: -1, columns: { commentKey: text, commentWords: 12, ...more } }],
  });
  it("ann writes one text three times and two once: two of seven are repeats; the same text by bob is none", () => {
    const rows = [5, 5, 5, 6, 7].map((text) => because("ann", text));
    const view = viewOf([
      ...rows,
      because("bob", 5),
      because("bob", 8),
      { judgments: [{ annotator: "bob", strength: 1 }] },
    ]);
    const outcome = estimated(repeatedJustifications.measure(view, NO_CONTEXT));
    expect(outcome.value).toBeCloseTo(2 / 7, 12);
    expect(outcome.n).toBe(7);
    expect(outcome.detail?.rows[0]?.[0]).toBe("ann");
    expect(outcome.detail?.rows[0]?.[1]).toBeCloseTo(2 / 5, 12);
  });
  it("texts of one form are repeats of each other, whatever side they name", () => {
    const rows = [5, 6, 7].map((text) => because("ann", text, { commentForm: 9 }));
    const view = viewOf([...rows, because("ann", 8, { commentForm: 10 })]);
    expect(estimated(repeatedJustifications.measure(view, NO_CONTEXT)).value).toBeCloseTo(2 / 4, 12);
  });
  it("counts reasons for the other side, and those of 10 to 50 words, among all", () => {
    const view = viewOf([
      because("ann", 1, { commentSide: 1 }),
      because("ann", 2, { commentSide: 2 }),
      because("ann", 3, { commentWords: 9 }),
      because("ann", 4, { commentWords: 51 }),
      because("ann", 5, { commentWords: 50 }),
    ]);
    const rows = estimated(repeatedJustifications.measure(view, NO_CONTEXT)).detail?.rows ?? [];
    expect(rows.map(([what, share, , , n]) => [what, share, n])).toEqual([
      ["all: another side than the label", 0.5, 2],
      ["all: 10 to 50 words", 0.6, 5],
    ]);
  });
  it("is not computable where nobody wrote anything", () => {
    const view = viewOf([{ judgments: [{ annotator: "ann", strength: 1 }] }]);
    expect(repeatedJustifications.measure(view, NO_CONTEXT)).toMatchObject({
      kind: "not-computable",
      ask: "Contract for one or two sentences of reasons beside every label.",
    });
  });
});

describe("model-written-justifications", () => {
  const wrote = (annotator: string, commentMarks: number, words = 20, seconds = Number.NaN): ItemRow => ({
    judgments: [
      {
        annotator,
        strength: -1,
        seconds,
        columns: { commentKey: 5, commentForm: 7, commentWords: words, commentMarks },
      },
    ],
  });
  it("three of eight show a trace: an assistant's words, Markdown, 30 words in 11 s", () => {
    const view = viewOf([
      wrote("ann", CommentMark.ASSISTANT_SPEECH, 20, 90),
      wrote("ann", CommentMark.MARKDOWN | CommentMark.ASSISTANT_SPEECH),
      wrote("bob", 0, 30, 11),
      // Exactly 150 words a minute is not beyond it, and nine words are a phrase at hand.
      wrote("bob", 0, 30, 12),
      wrote("bob", 0, 9, 0),
      wrote("cat", 0, 50),
      wrote("cat", 0, 50, 600),
      wrote("cat", 0, 50, Number.POSITIVE_INFINITY),
      { judgments: [{ annotator: "cat", strength: 1 }] },
    ]);
    const outcome = estimated(modelWrittenJustifications.measure(view, NO_CONTEXT));
    expect(outcome.value).toBeCloseTo(3 / 8, 12);
    expect(outcome).toMatchObject({ n: 8, nUnit: "justifications" });
    expect(outcome.detail?.rows.map(([name, share, , , n]) => [name, share, n])).toEqual([
      ["ann", 1, 2],
      ["bob", 1 / 3, 3],
      ["all: speaks as an assistant", 2 / 8, 8],
      ["all: Markdown", 1 / 8, 8],
      ["all: over 150 words a minute", 1 / 5, 5],
    ]);
  });
  it("is not computable where nobody wrote anything", () => {
    const view = viewOf([{ judgments: [{ annotator: "ann", strength: 1 }] }]);
    expect(modelWrittenJustifications.measure(view, NO_CONTEXT).kind).toBe("not-computable");
  });
});

describe("copying", () => {
  /** Everybody sees the better side with 0.8 and its degree by chance; `copier` repeats w-0 where both judge. */
  const crowd = (items: number, seed: number, copier: boolean, skill = 0.8): ItemRow[] => {
    const random = seededRandom(seed);
    return Array.from({ length: items }, () => {
      const better = random() < 0.5 ? -1 : 1;
      const [one, two] = [Math.floor(random() * 8), 1 + Math.floor(random() * 7)];
      const answer = () => (random() < skill ? better : -better) * (random() < 0.5 ? 1 : 2) + 3;
      const other = (one + two) % 8;
      const first = answer();
      const second = copier && one + other === 1 ? first : answer();
      return { judgments: [fivePoints(`w-${one}`, first), fivePoints(`w-${other}`, second)] };
    });
  };
  it("finds the pair of which one repeats the other, and no third", () => {
    const outcome = estimated(copying.measure(viewOf(crowd(3000, 1, true), FIVE_POINTS), NO_CONTEXT));
    expect(outcome.detail?.rows[0]?.slice(0, 2)).toEqual(["w-0", "w-1"]);
    expect(outcome.value).toBe(2 / 8);
    expect(outcome.n).toBe(28);
  });
  it("in 60 clean batches at most 5 % name anybody, also where all are very good or agree by chance", () => {
    for (const skill of [0.5, 0.8, 0.97]) {
      let alarms = 0;
      for (let seed = 1; seed <= 60; seed += 1)
        if (estimated(copying.measure(viewOf(crowd(600, seed, false, skill), FIVE_POINTS), NO_CONTEXT)).value > 0)
          alarms += 1;
      expect(alarms / 60).toBeLessThanOrEqual(0.05);
    }
  });
  it("two annotators alone cannot be told from honest agreement: not computable", () => {
    const view = viewOf(
      Array.from({ length: 50 }, () => ({ judgments: [fivePoints("ann", 1), fivePoints("bob", 1)] })),
      FIVE_POINTS,
    );
    expect(copying.measure(view, NO_CONTEXT)).toMatchObject({
      kind: "not-computable",
      reason: "No two annotators share ten labelled comparisons of whom one has ten with others.",
    });
  });
});

describe("the table of annotators", () => {
  it("has a row for everybody who works, with nulls where nothing is known", () => {
    const view = viewOf([
      read([{ annotator: "ann", strength: 1, seconds: 30 }]),
      read([{ annotator: "bob", strength: -1 }]),
    ]);
    const [ann, bob] = annotatorConduct(view);
    expect(ann).toMatchObject({
      name: "ann",
      underFloor: { value: 1, n: 1 },
      speedIndex: null,
      entropy: 0,
    });
    expect(bob).toMatchObject({
      name: "bob",
      underFloor: null,
      speedIndex: null,
      sideRun: null,
      repeated: null,
      copying: [],
    });
  });
  it("is empty for a view without rows", () => {
    expect(annotatorConduct(viewOf([]))).toEqual([]);
  });
});

function estimated(outcome: Outcome): Estimate {
  if (outcome.kind !== "estimate") throw new Error(`expected an estimate, got ${JSON.stringify(outcome)}`);
  return outcome;
}
