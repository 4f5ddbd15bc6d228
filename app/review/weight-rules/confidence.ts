import { z } from "zod";
import { lineText } from "#app/domain/figure.ts";
import { type ComparisonRows, comparisonRows } from "#app/metrics/agreement/comparison-rows.ts";
import { NONE_U32 } from "#app/metrics/batch-view.ts";
import { skillPoints } from "#app/metrics/gold/skill-points.ts";
import { Side, sideOf } from "#app/metrics/rows.ts";
import { type FactorKind, neverSettled, type Weighing } from "./factor-kind.ts";
import { bound, clipped, reason, rounded, where } from "./rule-parts.ts";

const probability = z.number().min(0).max(1);

export const confidenceSchema = z.strictObject({
  action: z.literal("confidence"),
  where,
  /** Weight where the consensus is a toss-up. */
  least: bound,
  frozen: z
    .strictObject({
      /** Share of comparisons whose second response is better. */
      share: probability,
      /** By annotator: P(prefers the first | first is better), P(prefers the second | second is better). */
      right: z.record(z.string(), z.tuple([probability, probability])),
    })
    .optional(),
  reason,
});

export type ConfidenceRule = z.infer<typeof confidenceSchema>;

/** Expected preference of the consensus, P(likelier side) - P(other side), in Dawid and Skene's model. */
export const confidence: FactorKind<ConfidenceRule> = {
  action: "confidence",
  title: "By confidence of the consensus",
  about:
    "2p − 1, where p is how sure the likelier side of a shared comparison is, from the skills of those who judged it and still have weight. Comparisons that fewer than two annotators of known skill decided keep their weight.",
  settle({ view }, rule) {
    const table = skillPoints(view);
    if (typeof table === "string")
      return `Consensus confidence cannot be used: ${table.charAt(0).toLowerCase()}${table.slice(1)}`;
    const { second } = table.model;
    const share = second.reduce((sum, p) => sum + p, 0) / Math.max(1, second.length);
    const right = table.skills.flatMap((skill, who) =>
      skill ? [[view.names.annotators[who] ?? "", skill.right.map(rounded)] as const] : [],
    );
    return { ...rule, frozen: { share: rounded(share), right: Object.fromEntries(right) as Frozen["right"] } };
  },
  factors(weighing, rule) {
    if (!rule.frozen) throw neverSettled(rule);
    const odds = oddsByAnnotator(weighing, rule.frozen);
    const comparisons = comparisonRows(weighing.view);
    return Float64Array.from(weighing.mask, (held, row) =>
      held === 1 ? factorOf(weighing, odds, row, comparisons, rule.least) : 1,
    );
  },
  phrase: ({ least }) => `by how sure the consensus is, from ${lineText(least)}`,
};

type Frozen = NonNullable<ConfidenceRule["frozen"]>;

interface Odds {
  prior: number;
  /** What an answer for the first, and for the second, adds to the log-odds of the second; null: skill unknown. */
  of: (readonly [number, number] | null)[];
}

function oddsByAnnotator({ view }: Weighing, { share, right }: Frozen): Odds {
  const of = view.names.annotators.map((name) => {
    const [first, second] = (Object.hasOwn(right, name) && right[name]) || [Number.NaN, Number.NaN];
    if (Number.isNaN(first)) return null;
    return [Math.log(inside(1 - second) / inside(first)), Math.log(inside(second) / inside(1 - first))] as const;
  });
  return { prior: Math.log(inside(share) / inside(1 - share)), of };
}

function inside(p: number): number {
  return clipped(p, 1e-6, 1 - 1e-6);
}

/** Of the comparison that the row belongs to. */
function factorOf({ view, weight }: Weighing, odds: Odds, row: number, { first, next }: ComparisonRows, least: number) {
  const { judgments } = view;
  let x = odds.prior;
  let answers = 0;
  for (let other = first[row] as number; other !== NONE_U32; other = next[other] as number) {
    const who = judgments.annotator[other] as number;
    const own = who === NONE_U32 || !((weight[other] as number) > 0) ? null : odds.of[who];
    const side = sideOf(view, other);
    if (!own || (side !== Side.FIRST && side !== Side.SECOND)) continue;
    x += own[side === Side.FIRST ? 0 : 1];
    answers += 1;
  }
  if (answers < 2) return 1;
  const second = 1 / (1 + Math.exp(-x));
  return rounded(Math.max(least, 2 * Math.max(second, 1 - second) - 1));
}
