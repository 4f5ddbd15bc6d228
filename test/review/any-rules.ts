/** Random records and rules of every kind, with the judgments and settled estimates that both sides of a recount need. */
import fc from "fast-check";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { type Rule, ruleSchema } from "#app/review/rules.ts";
import { settledRules } from "#app/review/settle-rules.ts";

export const ANNOTATORS = ["ann", "bob", "cat"];
const DOMAINS = ["code", "writing", "maths"];
const MODELS = ["old", "new", "other"];
export const AGES = { old: 2, new: 0 };
export const FACTS = { checkpointAges: new Map(Object.entries(AGES)) };

export const rule = (body: object): Rule => ruleSchema.parse({ where: {}, reason: "test", ...body });

const where = fc.record(
  {
    annotators: fc.subarray(ANNOTATORS, { minLength: 1 }),
    domains: fc.subarray(DOMAINS, { minLength: 1 }),
    models: fc.subarray(MODELS, { minLength: 1 }),
    strengthAtLeast: fc.constantFrom(0, 1 / 3, 0.5),
  },
  { requiredKeys: [] },
);
const some = fc.constantFrom(0.001, 0.2, 0.5, 1, 1.7, 3);
const kinds: Record<Rule["action"], fc.Arbitrary<object>> = {
  exclude: fc.record({}),
  weight: fc.record({ weight: fc.oneof(some, fc.constant(0)) }),
  strength: fc.record({
    shape: fc.constantFrom("steps", "line"),
    points: fc
      .uniqueArray(fc.record({ strength: fc.constantFrom(0, 0.3, 0.5, 0.9), weight: fc.oneof(some, fc.constant(0)) }), {
        minLength: 1,
        selector: ({ strength }) => strength,
      })
      .map((points) => points.sort((a, b) => a.strength - b.strength)),
  }),
  reliability: fc.record({
    by: fc.constant("gold"),
    least: fc.constant(0.25),
    most: fc.constant(1.5),
    frozen: fc.dictionary(
      fc.constantFrom(...ANNOTATORS),
      some.map((factor) => ({ skill: 0.5, n: 1, factor })),
    ),
  }),
  confidence: fc.record({
    least: fc.constantFrom(0.001, 0.2),
    frozen: fc.record({
      share: fc.constantFrom(0.3, 0.5),
      right: fc.dictionary(
        fc.constantFrom(...ANNOTATORS),
        fc.tuple(fc.constantFrom(0.4, 0.8), fc.constantFrom(0.6, 0.9)),
      ),
    }),
  }),
  duplicates: fc.record({}),
  turns: fc.record({}),
  "checkpoint-age": fc.record({ halfLife: fc.constantFrom(0.5, 1, 3) }),
  strata: fc.record({
    dimension: fc.constantFrom("domain", "strength"),
    shares: fc.constantFrom(
      [{ stratum: "code", share: 0.4 }],
      [
        { stratum: "code", share: 0.2 },
        { stratum: "maths", share: 0.5 },
      ],
      [
        { stratum: "up to 1/3", share: 0.3 },
        { stratum: "tie", share: 0.2 },
      ],
    ),
    least: fc.constantFrom(0.001, 0.3),
    most: fc.constant(3),
  }),
  cap: fc.record({ least: fc.constantFrom(0.3, 0.6), most: fc.constantFrom(0.8, 1.2) }),
};
export const anyRule = fc
  .constantFrom(...(Object.keys(kinds) as Rule["action"][]))
  .chain((action) => fc.tuple(kinds[action], where).map(([body, slice]) => rule({ action, ...body, where: slice })));
const judgments = fc.uniqueArray(
  fc.record({
    annotator: fc.constantFrom(...ANNOTATORS),
    strength: fc.constantFrom(-1, -0.5, -0.25, 0, 0.25, 0.5, 1, null),
  }),
  { maxLength: 3, selector: ({ annotator }) => annotator },
);
export const anyRecords = fc.array(
  fc.record({
    domain: fc.constantFrom(...DOMAINS),
    models: fc.tuple(fc.constantFrom(...MODELS), fc.constantFrom(...MODELS)),
    cluster: fc.constantFrom(0, 0, 1, 2),
    copy: fc.integer({ min: 1, max: 5 }),
    conversation: fc.integer({ min: 0, max: 4 }),
    judgments,
  }),
  { minLength: 3, maxLength: 25 },
);

/** Skills cannot be estimated from so few records: rules that need them come with theirs, and without target shares. */
export function settledWithEstimates(view: BatchView, rules: readonly Rule[]): Rule[] {
  const isGiven = ({ action }: Rule) => action === "reliability" || action === "confidence";
  const given = rules.filter(isGiven);
  const others = rules.filter((one) => !isGiven(one) && (given.length === 0 || one.action !== "strata"));
  return [...given, ...settledRules(view, others, FACTS).rules];
}
