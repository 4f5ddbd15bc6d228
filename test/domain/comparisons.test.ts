import fc from "fast-check";
import { expect, test } from "vitest";
import { goldStrength, normaliseJudgment } from "#app/domain/comparisons.ts";
import { rawFromStrength } from "#app/domain/raw-label.ts";
import type { JudgmentRecord } from "#app/domain/record.ts";

const only = (judgment: JudgmentRecord, responses = 2) => {
  const rows = normaliseJudgment(judgment, responses);
  expect(rows).toHaveLength(1);
  return rows[0];
};
const pair = { first: 0, second: 1, lead: true };

// Strengths of Likert scales: the table of the canonical format, odd (value - mid)/(mid - 1), even ±distance/(k/2).
test.each([
  [1, 5, -1, 0],
  [2, 5, -0.5, 1],
  [4, 5, 0.5, 3],
  [5, 5, 1, 4],
  [1, 8, -1, 0],
  [4, 8, -0.25, 3],
  [5, 8, 0.25, 4],
  [8, 8, 1, 7],
  [1, 2, -1, 0],
  [2, 2, 1, 1],
])("likert %i of %i is strength %f, category %i", (value, points, strength, category) => {
  expect(only({ kind: "likert", value, points })).toEqual({ ...pair, strength, category, tie: "none" });
});

test("the middle of an odd Likert scale is a tie; an even scale has none", () => {
  expect(only({ kind: "likert", value: 3, points: 5 })).toEqual({ ...pair, strength: 0, category: 2, tie: "tie" });
  for (let value = 1; value <= 8; value += 1) expect(only({ kind: "likert", value, points: 8 })?.tie).toBe("none");
});

test("choices", () => {
  expect(only({ kind: "choice", value: "first" })).toEqual({ ...pair, strength: -1, category: 0, tie: "none" });
  expect(only({ kind: "choice", value: 0 })).toEqual({ ...pair, strength: -1, category: 0, tie: "none" });
  expect(only({ kind: "choice", value: "second" })).toEqual({ ...pair, strength: 1, category: 2, tie: "none" });
  expect(only({ kind: "choice", value: "tie" })).toEqual({ ...pair, strength: 0, category: 1, tie: "tie" });
  expect(only({ kind: "choice", value: "both_bad" })).toEqual({
    ...pair,
    strength: null,
    category: -1,
    tie: "both_bad",
  });
  expect(only({ kind: "choice", value: "skip" })).toEqual({ ...pair, strength: null, category: -1, tie: "skip" });
});

// Llama 3: four degrees, significantly = 4 … marginally = 1; ordered categories 0…8 with the tie at 4.
test("choices with a degree", () => {
  const degrees = 4;
  expect(only({ kind: "choice", value: "first", degree: 4, degrees })).toMatchObject({ strength: -1, category: 0 });
  expect(only({ kind: "choice", value: "first", degree: 1, degrees })).toMatchObject({ strength: -0.25, category: 3 });
  expect(only({ kind: "choice", value: "tie", degrees })).toMatchObject({ strength: 0, category: 4, tie: "tie" });
  expect(only({ kind: "choice", value: "second", degree: 3, degrees })).toMatchObject({ strength: 0.75, category: 7 });
});

// HelpSteer: -3 response 1 much better … 3 response 2 much better, -100 neither valid (dataset card).
test("signed strengths; HelpSteer's -100 is both bad and never a number", () => {
  expect(only({ kind: "strength", value: -3, scale: 3 })).toMatchObject({ strength: -1, category: 0 });
  expect(only({ kind: "strength", value: 1, scale: 3 })).toMatchObject({ strength: 1 / 3, category: 4 });
  expect(only({ kind: "strength", value: 0, scale: 3 })).toMatchObject({ strength: 0, category: 3, tie: "tie" });
  expect(only({ kind: "strength", value: -100, scale: 3 })).toEqual({
    ...pair,
    strength: null,
    category: -1,
    tie: "both_bad",
  });
  expect(only({ kind: "strength", value: -100, scale: 100 })).toMatchObject({ strength: -1, category: 0 });
  expect(only({ kind: "strength", value: 0.4, scale: 1 })).toMatchObject({ strength: 0.4, category: -1 });
});

test("a tie kind other than tie takes the strength away", () => {
  expect(only({ kind: "likert", value: 4, points: 8, tie_kind: "both_bad" })).toEqual({
    ...pair,
    strength: null,
    category: -1,
    tie: "both_bad",
  });
  expect(only({ kind: "choice", value: "first", tie_kind: "skip" })).toMatchObject({ strength: null, tie: "skip" });
});

test("a ranking is every pair; rank 1 is best; equal ranks tie; only the first row leads", () => {
  expect(normaliseJudgment({ kind: "ranking", ranks: [2, 1, 2] }, 3)).toEqual([
    { first: 0, second: 1, strength: 1, category: -1, tie: "none", lead: true },
    { first: 0, second: 2, strength: 0, category: -1, tie: "tie", lead: false },
    { first: 1, second: 2, strength: -1, category: -1, tie: "none", lead: false },
  ]);
});

test("ratings compare by their difference over the range", () => {
  expect(normaliseJudgment({ kind: "rating", values: [5, 3, 1], min: 1, max: 5 }, 3)).toEqual([
    { first: 0, second: 1, strength: -0.5, category: -1, tie: "none", lead: true },
    { first: 0, second: 2, strength: -1, category: -1, tie: "none", lead: false },
    { first: 1, second: 2, strength: -0.5, category: -1, tie: "none", lead: false },
  ]);
  expect(only({ kind: "rating", values: [4], min: 1, max: 5 }, 1)).toMatchObject({ second: null, strength: null });
});

test("one chosen of four beats the other three", () => {
  expect(normaliseJudgment({ kind: "choice", value: 2 }, 4)).toEqual([
    { first: 0, second: 2, strength: 1, category: 2, tie: "none", lead: true },
    { first: 1, second: 2, strength: 1, category: 2, tie: "none", lead: false },
    { first: 2, second: 3, strength: -1, category: 0, tie: "none", lead: false },
  ]);
  const bad = normaliseJudgment({ kind: "choice", value: "both_bad" }, 3);
  expect(bad.map(({ strength, tie }) => [strength, tie])).toEqual(Array(3).fill([null, "both_bad"]));
});

test("feedback on one response is one row without a second", () => {
  const unpaired = { second: null, strength: null, tie: "none", lead: true };
  expect(only({ kind: "thumbs", value: true, response: 1 })).toEqual({ ...unpaired, first: 1, category: 1 });
  expect(only({ kind: "thumbs", value: false }, 1)).toEqual({ ...unpaired, first: 0, category: 0 });
  expect(only({ kind: "critique", text: "t" })).toEqual({ ...unpaired, first: 0, category: -1 });
  expect(only({ kind: "spans", spans: [{ response: 1, start: 0, end: 1, category: "c" }] })?.first).toBe(1);
  expect(only({ kind: "edit", text: "t" })).toEqual({ ...unpaired, first: 0, category: -1 });
});

test("an edit of a named response prefers it over the other", () => {
  expect(only({ kind: "edit", text: "t", preferred: 1 })).toMatchObject({ first: 0, second: 1, strength: 1 });
});

test("gold answers", () => {
  expect(goldStrength({ kind: "choice", value: "first" })).toBe(-1);
  expect(goldStrength({ kind: "likert", value: 4, points: 5 })).toBe(0.5);
  expect(goldStrength({ kind: "strength", value: -3, scale: 3 })).toBe(-1);
  expect(goldStrength({ kind: "choice", value: "tie" })).toBe(0);
  expect(goldStrength({ kind: "choice", value: "both_bad" })).toBeNaN();
  expect(goldStrength({ kind: "strength", value: -100, scale: 3 })).toBeNaN();
});

const likert = fc
  .integer({ min: 2, max: 21 })
  .chain((points) => fc.integer({ min: 1, max: points }).map((value) => ({ kind: "likert" as const, value, points })));
const signed = fc
  .integer({ min: 1, max: 10 })
  .chain((scale) =>
    fc.integer({ min: -scale, max: scale }).map((value) => ({ kind: "strength" as const, value, scale })),
  );
const choice = fc.integer({ min: 1, max: 6 }).chain((degrees) =>
  fc.record({
    kind: fc.constant("choice" as const),
    value: fc.constantFrom("first" as const, "second" as const),
    degree: fc.integer({ min: 1, max: degrees }),
    degrees: fc.constant(degrees),
  }),
);
const numbers = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 2 });
const ranking = numbers.map((ranks) => ({ kind: "ranking" as const, ranks }));
const rating = numbers.map((values) => ({ kind: "rating" as const, values, min: 1, max: 5 }));

/** The same opinion about the same responses, shown the other way round. */
function swapped(judgment: JudgmentRecord): JudgmentRecord {
  switch (judgment.kind) {
    case "likert":
      return { ...judgment, value: judgment.points + 1 - judgment.value };
    case "strength":
      return { ...judgment, value: -judgment.value };
    case "choice":
      return { ...judgment, value: judgment.value === "first" ? "second" : "first" };
    case "rating":
      return { ...judgment, values: judgment.values.toReversed() };
    case "ranking":
      return { ...judgment, ranks: judgment.ranks.toReversed() };
    default:
      return judgment;
  }
}

test("swapping the two responses negates every strength", () => {
  fc.assert(
    fc.property(fc.oneof(likert, signed, choice, ranking, rating), (judgment) => {
      const [here] = normaliseJudgment(judgment, 2);
      const [there] = normaliseJudgment(swapped(judgment), 2);
      expect(there?.strength).toBeCloseTo(-(here?.strength ?? Number.NaN), 12);
      expect(Math.abs(here?.strength ?? Number.NaN)).toBeLessThanOrEqual(1);
    }),
  );
});

test("the raw label comes back from the strength and the scale", () => {
  fc.assert(
    fc.property(fc.oneof(likert, signed, choice), (judgment) => {
      const strength = normaliseJudgment(judgment, 2)[0]?.strength ?? Number.NaN;
      const raw = judgment.kind === "choice" ? (judgment.value === "first" ? -1 : 1) * judgment.degree : judgment.value;
      expect(rawFromStrength(strength, judgment)).toBeCloseTo(raw, 12);
    }),
  );
});
