/**
 * A known population of annotators, and how often the intervals of agreement hold its truth.
 *
 * Items are of three kinds: leaning to the first response, open, leaning to the second; labels on five points are independent
 * given the kind. The truth of every coefficient follows from the kinds alone, whatever the number of annotators. Clustered:
 * the items of a prompt are of one kind.
 */

import type { BatchView } from "#app/metrics/batch-view.ts";
import { metricById } from "#app/metrics/index.ts";
import { type AgreementWeights, agreementWeights } from "#app/stats/agreement-weights.ts";
import type { ChanceRule } from "#app/stats/chance-agreement.ts";
import { impliedAccuracy } from "#app/stats/implied-accuracy.ts";
import { normalQuantile } from "#app/stats/normal-quantile.ts";
import { pairAgreement } from "#app/stats/pair-agreement.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { FIVE_POINTS, fivePoints, type ItemRow, NO_CONTEXT, viewOf } from "#test/support/view-builder.ts";

const KINDS = [
  [0.5, 0.25, 0.15, 0.07, 0.03],
  [0.1, 0.2, 0.4, 0.2, 0.1],
  [0.03, 0.07, 0.15, 0.25, 0.5],
] as const;
const ODDS = [0.4, 0.35, 0.25] as const;
const POINTS = [1, 2, 3, 4, 5];

/** What share of pairs of labels two annotators give, by groups of points; pairs outside every group are left out. */
function pairsBy(groupOf: (point: number) => number, groups: number): Float64Array {
  const cells = new Float64Array(groups * groups);
  for (const [kind, labels] of KINDS.entries())
    for (const [a, p] of labels.entries())
      for (const [b, q] of labels.entries()) {
        const [i, j] = [groupOf(a), groupOf(b)];
        if (i >= 0 && j >= 0) cells[i * groups + j] = (cells[i * groups + j] ?? 0) + (ODDS[kind] ?? 0) * p * q;
      }
  return cells;
}

const BY_SIDE = pairsBy((point) => (point < 2 ? 0 : point === 2 ? 1 : 2), 3);
const BY_POINT = pairsBy((point) => point, 5);
const BY_SIZE = pairsBy((point) => Math.abs(point - 2), 3);

function truth(cells: Float64Array, weights: AgreementWeights, rule: ChanceRule): number {
  return pairAgreement(cells, weights, rule)?.value ?? Number.NaN;
}

/** Mean over items of agreement among those who took a side: with two annotators a ratio of two sums. */
function agreementOfSides(): number {
  const both = (BY_SIDE[0] ?? 0) + (BY_SIDE[8] ?? 0);
  return both / (both + (BY_SIDE[2] ?? 0) + (BY_SIDE[6] ?? 0));
}

const SAME = agreementWeights("identity", [1, 2, 3]);
const quadratic = agreementWeights("quadratic", POINTS);
const WITHIN_ONE = POINTS.map((a) => POINTS.map((b) => Number(Math.abs(a - b) <= 1)));

export const TRUTHS: readonly (readonly [string, number])[] = [
  ["raw-agreement-3way", (BY_SIDE[0] ?? 0) + (BY_SIDE[4] ?? 0) + (BY_SIDE[8] ?? 0)],
  ["raw-agreement-no-ties", agreementOfSides()],
  ["implied-noise", 1 - impliedAccuracy(agreementOfSides())],
  ["krippendorff-alpha-nominal", truth(BY_SIDE, SAME, "fleiss")],
  ["krippendorff-alpha-interval", truth(BY_POINT, quadratic, "fleiss")],
  ["krippendorff-alpha-ratio", truth(BY_SIZE, agreementWeights("ratio", [0, 1, 2]), "fleiss")],
  ["weighted-kappa-quadratic", truth(BY_POINT, quadratic, "fleiss")],
  ["weighted-kappa-linear", truth(BY_POINT, agreementWeights("linear", POINTS), "fleiss")],
  ["gwet-ac1", truth(BY_SIDE, SAME, "gwet")],
  ["gwet-ac2", truth(BY_POINT, quadratic, "gwet")],
  ["scott-pi", truth(BY_SIDE, SAME, "fleiss")],
  ["fleiss-kappa", truth(BY_SIDE, SAME, "fleiss")],
  ["brennan-prediger", truth(BY_SIDE, SAME, "brennan-prediger")],
  ["agreement-within-one", pairAgreement(BY_POINT, WITHIN_ONE, "fleiss")?.observed ?? Number.NaN],
];

/** Share of samples whose interval misses the truth below and above, by metric; `absent` gave no interval. */
export interface Missed {
  below: number;
  above: number;
  absent: number;
}

/** Items of each of so many prompts, few of most and many of some: log-normal with sigma 1, e.g. 2 to 69, 184 of twelve. */
export function unequalPrompts(prompts: number): number[] {
  return Array.from({ length: prompts }, (_, p) => Math.round(Math.exp(2.5 + normalQuantile((p + 0.5) / prompts))));
}

export function missedBy(
  prompts: number,
  itemsPerPrompt: number | readonly number[],
  samples: number,
  seed = 1,
): Map<string, Missed> {
  const random = seededRandom(seed);
  const itemsOf = (prompt: number) =>
    typeof itemsPerPrompt === "number" ? itemsPerPrompt : (itemsPerPrompt[prompt] ?? 0);
  const still = viewOf(
    Array.from({ length: prompts }, (_, prompt) =>
      Array.from(
        { length: itemsOf(prompt) },
        (): ItemRow => ({ prompt, judgments: [fivePoints("a", 3), fivePoints("b", 3)] }),
      ),
    ).flat(),
    FIVE_POINTS,
  );
  const counts = new Map(TRUTHS.map(([id]) => [id, { below: 0, above: 0, absent: 0 }]));
  for (let sample = 0; sample < samples; sample += 1) {
    const view = drawn(still, random);
    for (const [id, value] of TRUTHS) {
      const outcome = metricById(id)?.measure(view, NO_CONTEXT);
      const count = counts.get(id);
      if (!count) continue;
      if (outcome?.kind !== "estimate") count.absent += 1;
      else if (value < outcome.low) count.below += 1;
      else if (value > outcome.high) count.above += 1;
    }
  }
  return new Map(
    [...counts].map(([id, { below, above, absent }]) => [
      id,
      { below: below / samples, above: above / samples, absent: absent / samples },
    ]),
  );
}

/** The same items with new labels: building rows anew would cost more than measuring them. */
function drawn(still: BatchView, random: () => number): BatchView {
  const strength = new Float32Array(still.judgments.n);
  const category = new Int16Array(still.judgments.n);
  let kind = 0;
  for (let i = 0; i < still.items.n; i += 1) {
    if (i === 0 || still.items.promptKey[i] !== still.items.promptKey[i - 1]) kind = pick(ODDS, random);
    for (let row = 2 * i; row < 2 * i + 2; row += 1) {
      const point = pick(KINDS[kind] ?? KINDS[0], random);
      category[row] = point;
      strength[row] = (point - 2) / 2;
    }
  }
  return { ...still, judgments: { ...still.judgments, strength, category } };
}

function pick(odds: readonly number[], random: () => number): number {
  let left = random();
  const found = odds.findIndex((share) => {
    left -= share;
    return left < 0;
  });
  return found < 0 ? odds.length - 1 : found;
}
