/** What leaves is what was decided: weights recomputed by brute force from random rules equal the export's. */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { ItemRecord, JudgmentRecord } from "#app/domain/record.ts";
import { generic } from "#app/release/formats/generic.ts";
import { trlPreference } from "#app/release/formats/trl-preference.ts";
import { pairsOf } from "#app/release/pairs.ts";
import { rowFields } from "#app/release/row-fields.ts";
import { DEFAULT_PAIR_OPTIONS, PAIR_UNITS } from "#app/release/training-pair.ts";
import { type Rule, resolveWeights } from "#app/review/rules.ts";
import { viewOf } from "#test/review/a-view.ts";

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
