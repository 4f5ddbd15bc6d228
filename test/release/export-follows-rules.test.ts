/** What leaves is what was decided: weights recomputed by brute force from random rules equal the export's. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ItemRecord, JudgmentRecord } from "#app/domain/record.ts";
import { generic } from "#app/release/formats/generic.ts";
import { trlPreference } from "#app/release/formats/trl-preference.ts";
import { pairsOf } from "#app/release/pairs.ts";
import { rowFields } from "#app/release/row-fields.ts";
import { DEFAULT_PAIR_OPTIONS, PAIR_UNITS } from "#app/release/training-pair.ts";
import { type Rule, resolveWeights, ruleSchema } from "#app/review/rules.ts";
import { settledRules } from "#app/review/settle-rules.ts";
import { viewOf } from "#test/review/a-view.ts";
import { type PlainRecord, rowOf, weighByHand } from "#test/review/weigh-by-hand.ts";
import { viewOf as plainView } from "#test/support/view-builder.ts";

const ANNOTATORS = ["ann", "bob", "cat"];
const DOMAINS = ["code", "writing"];

const judgment = fc.oneof(
  fc.record({
    annotator: fc.constantFrom(...ANNOTATORS),
    kind: fc.constant("likert" as const),
    value: fc.integer({ min: 1, max: 5 }),
    points: fc.constant(5),
  }),
  fc.record({
    annotator: fc.constantFrom(...ANNOTATORS),
    kind: fc.constant("choice" as const),
    value: fc.constantFrom("first" as const, "second" as const, "tie" as const, "both_bad" as const, "skip" as const),
  }),
) satisfies fc.Arbitrary<JudgmentRecord>;

const text = fc.oneof(fc.constantFrom("", "same"), fc.string({ unit: "binary", maxLength: 12 }));
const records = fc
  .array(
    fc.record({
      prompt: fc.oneof(
        text,
        text.map((content) => [{ role: "user" as const, content }]),
      ),
      responses: fc.tuple(text, text).map((pair) => pair.map((one) => ({ text: one }))),
      judgments: fc.array(judgment, { maxLength: 4 }),
      domain: fc.constantFrom(...DOMAINS),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((items) => items.map((item, n): ItemRecord => ({ id: String(n), ...item })));

const where = fc.record(
  { annotators: fc.subarray(ANNOTATORS, { minLength: 1 }), domains: fc.subarray(DOMAINS, { minLength: 1 }) },
  { requiredKeys: [] },
);
const rules = fc.array(
  fc.oneof(
    fc.record({ action: fc.constant("exclude" as const), where, reason: fc.constant("x") }),
    fc.record({
      action: fc.constant("weight" as const),
      weight: fc.constantFrom(0, 0.25, 0.5, 1, 2),
      where,
      reason: fc.constant("x"),
    }),
  ),
  { maxLength: 5 },
) satisfies fc.Arbitrary<Rule[]>;

/** The weight of one judgment, straight from the words of the rules. */
function expectedWeight({ domain = "" }: ItemRecord, { annotator = "" }: JudgmentRecord, all: readonly Rule[]): number {
  const hits = all.filter(
    (rule) => (rule.where.annotators?.includes(annotator) ?? true) && (rule.where.domains?.includes(domain) ?? true),
  );
  return hits.length === 0 ? 1 : Math.min(...hits.map((rule) => (rule.action === "weight" ? rule.weight : 0)));
}

it("for 1,000 random batches and rule sets, every line is a real preference with the decided weights", () => {
  fc.assert(
    fc.property(records, rules, fc.constantFrom(...PAIR_UNITS), (items, all, unit) => {
      const weights = resolveWeights(viewOf(items), all);
      let at = 0;
      for (const record of items) {
        const { pairs, none, rows } = pairsOf(record, weights, at, { ...DEFAULT_PAIR_OPTIONS, unit });
        at += rows;
        expect(pairs.length + none.length).toBe(unit === "item" ? 1 : Math.max(1, record.judgments.length));
        for (const pair of pairs) {
          const context = { pair, batch: { id: "b", week: 1 }, deliverySha256: "0", conversational: false };
          const row = { ...context, fields: rowFields(pair, "column", "none") };
          const trl = JSON.parse(JSON.stringify(trlPreference.pairRows(row)[0]));
          expect(trl.chosen).not.toEqual(trl.rejected);
          expect(trl.margin).toBeGreaterThan(0);
          const whole = JSON.parse(JSON.stringify(generic.pairRows(row)[0]));
          const kept = record.judgments.map((one) => expectedWeight(record, one, all));
          for (const [index, vote] of pair.votes.entries()) {
            expect(vote.weight).toBe(kept[vote.judgment]);
            expect(vote.weight).toBeGreaterThan(0);
            expect(whole.votes[index].judgment).toEqual(JSON.parse(JSON.stringify(record.judgments[vote.judgment])));
          }
          const mean = pair.votes.reduce((sum, vote) => sum + vote.weight, 0) / pair.votes.length;
          expect(whole.weight).toBeCloseTo(mean, 6);
        }
      }
      expect(at).toBe(weights.length);
    }),
    { numRuns: 1000 },
  );
});

describe("rules of every kind", () => {
  const AGES = { old: 2, new: 0 };
  const FACTS = { checkpointAges: new Map(Object.entries(AGES)) };
  const MODELS = ["old", "new", "other"];
  const some = fc.constantFrom(0.001, 0.2, 0.5, 1, 1.7, 3);
  const kinds: fc.Arbitrary<object>[] = [
    fc.constant({ action: "exclude" }),
    some.map((weight) => ({ action: "weight", weight })),
    fc.tuple(fc.constantFrom("steps", "line"), some, some).map(([shape, low, high]) => ({
      action: "strength",
      shape,
      points: [
        { strength: 0, weight: low },
        { strength: 0.6, weight: high },
      ],
    })),
    fc.constant({ action: "duplicates" }),
    fc.constant({ action: "turns" }),
    fc.constantFrom(0.5, 1, 3).map((halfLife) => ({ action: "checkpoint-age", halfLife })),
    fc.constantFrom(0.2, 0.5).map((share) => ({
      action: "strata",
      dimension: "domain",
      shares: [{ stratum: "code", share }],
      least: 0.3,
      most: 3,
    })),
    fc.constant({ action: "cap", least: 0.3, most: 1.2 }),
  ];
  const anyRule = fc
    .tuple(fc.oneof(...kinds), where)
    .map(([body, slice]): Rule => ruleSchema.parse({ ...body, where: slice, reason: "x" }));
  const anyRecords = fc.array(
    fc.record({
      domain: fc.constantFrom(...DOMAINS),
      models: fc.tuple(fc.constantFrom(...MODELS), fc.constantFrom(...MODELS)),
      cluster: fc.constantFrom(0, 0, 1, 2),
      copy: fc.integer({ min: 1, max: 5 }),
      conversation: fc.integer({ min: 0, max: 4 }),
      judgments: fc.uniqueArray(
        fc.record({
          annotator: fc.constantFrom(...ANNOTATORS),
          strength: fc.constantFrom(-1, -0.5, -0.25, 0, 0.25, 0.5, 1, null),
        }),
        { maxLength: 3, selector: ({ annotator }) => annotator },
      ),
    }),
    { minLength: 3, maxLength: 20 },
  );

  const recordOf = ({ judgments }: PlainRecord, n: number): ItemRecord => ({
    id: String(n),
    prompt: `Question ${n}`,
    responses: [{ text: "one" }, { text: "other" }],
    judgments: judgments.map(({ annotator, strength }) =>
      strength === null
        ? { annotator, kind: "choice", value: "both_bad" }
        : { annotator, kind: "strength", value: strength, scale: 1 },
    ),
  });

  it("for 1,000 random rule sets, the exported weights and margins are those of a recount by hand", () => {
    let pairs = 0;
    fc.assert(
      fc.property(anyRecords, fc.array(anyRule, { minLength: 1, maxLength: 6 }), (all, wanted) => {
        const view = plainView(all.map(rowOf));
        const { rules: settled } = settledRules(view, wanted, FACTS);
        const weights = resolveWeights(view, settled);
        const byHand = weighByHand(all, settled, AGES);
        let at = 0;
        for (const [n, plain] of all.entries()) {
          const { pairs: found, rows } = pairsOf(recordOf(plain, n), weights, at);
          at += rows;
          const votes = plain.judgments.flatMap(({ strength }, j) => {
            const weight = byHand[n]?.[j] as number;
            return strength !== null && weight > 0 ? [{ strength, weight }] : [];
          });
          const total = votes.reduce((sum, { weight }) => sum + weight, 0);
          const mean = votes.reduce((sum, { strength, weight }) => sum + strength * weight, 0) / total;
          // Within the rounding of 32-bit weights a balance is a balance.
          if (!(Math.abs(mean) > 1e-4)) continue;
          const [pair] = found;
          if (!pair) throw new Error(`Record ${n} has a preference, and no pair.`);
          pairs += 1;
          const fields = rowFields(pair, "column", "none");
          const context = { pair, batch: { id: "b", week: 1 }, deliverySha256: "0", conversational: false, fields };
          for (const format of [trlPreference, generic]) {
            const row = JSON.parse(JSON.stringify(format.pairRows(context)[0]));
            expect(row.weight).toBeCloseTo(total / votes.length, 4);
            expect(row.margin).toBeCloseTo(Math.abs(mean), 4);
          }
          expect(pair.chosen).toBe(mean < 0 ? 0 : 1);
        }
      }),
      { numRuns: 1000 },
    );
    expect(pairs).toBeGreaterThan(3000);
  });
});
