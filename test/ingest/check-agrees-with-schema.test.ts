/** The hand-written check and the schema are two statements of one format: they must agree on every record. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkItem } from "#app/ingest/check/check-item.ts";
import { recordSchema } from "#app/ingest/check/record-schema.ts";
import { aRecord } from "./a-record.ts";

const odd = fc.constantFrom<unknown>(
  undefined,
  null,
  "",
  "2",
  "tie",
  "first",
  "x\0",
  "\ud800",
  "2025-01-01",
  0,
  1,
  2,
  3,
  -100,
  1.5,
  -1,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  true,
  [],
  [1, 2],
  ["a"],
  [true],
  {},
  { kind: "choice", value: "tie" },
);
const small = fc.integer({ min: -1, max: 5 });
const message = fc.record({
  role: fc.constantFrom(...Array(9).fill("user"), "assistant", "human"),
  content: fc.constantFrom("a", ""),
});
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const rarely = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

const texts = (empty: string) =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom("Titan.", "a😀b", empty) },
    { weight: 1, arbitrary: fc.array(message, { maxLength: 2 }) },
  );
const text = texts("");
const response = fc.record({
  text,
  model: maybe(fc.constant("m")),
  verified: rarely(fc.array(fc.boolean(), { maxLength: 2 })),
});
const common = { annotator: maybe(fc.constant("p")), tie_kind: rarely(fc.constantFrom("tie", "both_bad", "none")) };
const judgment = fc.oneof(
  fc.record({ ...common, kind: fc.constant("likert"), value: small, points: fc.constantFrom(2, 3, 5) }),
  fc.record({
    ...common,
    kind: fc.constant("strength"),
    value: fc.constantFrom(-100, -3, 0, 2),
    scale: fc.constantFrom(3, 0),
  }),
  fc.record({
    ...common,
    kind: fc.constant("choice"),
    value: fc.oneof(fc.constantFrom("first", "second", "tie", "both_bad", "A"), small),
    degree: maybe(small),
    degrees: maybe(small),
  }),
  fc.record({
    ...common,
    kind: fc.constant("rating"),
    values: fc.array(small, { maxLength: 3 }),
    min: small,
    max: small,
  }),
  fc.record({ ...common, kind: fc.constant("ranking"), ranks: fc.array(small, { maxLength: 3 }) }),
  fc.record({ ...common, kind: fc.constant("thumbs"), value: fc.boolean(), response: maybe(small) }),
  fc.record({ ...common, kind: fc.constant("edit"), text: fc.constant("t"), preferred: maybe(small) }),
  fc.record({ ...common, kind: fc.constant("critique"), text: fc.constant("t"), revision: maybe(fc.constant("r")) }),
  fc.record({
    ...common,
    kind: fc.constant("spans"),
    spans: fc.array(
      fc.record({
        response: small,
        start: small,
        end: small,
        category: fc.constant("c"),
        quote: maybe(fc.constant("😀")),
      }),
      { maxLength: 2 },
    ),
  }),
);
const gold = fc.oneof(
  fc.record({ kind: fc.constant("likert"), value: small, points: fc.constantFrom(3, 5) }),
  fc.record({ kind: fc.constant("choice"), value: fc.constantFrom<unknown>("first", "tie", 1, 2) }),
  fc.record({ kind: fc.constant("strength"), value: small, scale: fc.constant(3) }),
);
const record = fc.record({
  id: fc.constant("r-1"),
  prompt: texts("q"),
  responses: fc.oneof(
    { weight: 4, arbitrary: fc.tuple(response, response) },
    { weight: 1, arbitrary: fc.array(response, { maxLength: 3 }) },
  ),
  judgments: fc.array(judgment, { maxLength: 1 }),
  gold: rarely(gold),
  constraints: rarely(fc.array(fc.constant({ id: "c" }), { maxLength: 2 })),
  turn: rarely(small),
});

test("on records that are nearly right", () => {
  let accepted = 0;
  fc.assert(
    fc.property(record, (unchecked) => {
      const bySchema = recordSchema.safeParse(structuredClone(unchecked)).success;
      if (bySchema) accepted += 1;
      expect(checkItem(structuredClone(unchecked)).ok).toBe(bySchema);
    }),
    { numRuns: 3000, seed: 7 },
  );
  // The generator must reach both sides for the agreement to mean anything.
  expect(accepted).toBeGreaterThan(200);
  expect(accepted).toBeLessThan(2800);
});

test("on a good record with any one value replaced", () => {
  const full = aRecord({
    conversation: "c",
    turn: 1,
    tags: ["t"],
    gold: { kind: "likert", value: 1, points: 5 },
    constraints: [{ id: "c1", args: {} }],
    order_known: true,
    meta: {},
  });
  const places = pathsOf(full);
  fc.assert(
    fc.property(fc.constantFrom(...places), odd, (path, value) => {
      const unchecked = replaced(full, path, value);
      expect(checkItem(structuredClone(unchecked)).ok).toBe(recordSchema.safeParse(structuredClone(unchecked)).success);
    }),
    { numRuns: 3000, seed: 7 },
  );
});

function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [path];
  const inside = Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...path, key]));
  return path.length === 0 ? inside : [path, ...inside];
}

function replaced(value: unknown, [key, ...rest]: string[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}
