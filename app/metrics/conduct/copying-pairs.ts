/** Pairs of annotators who agree more than either agrees with everybody else. */
import { binomialTail } from "#app/stats/binomial-tail.ts";
import { labelsOf } from "../agreement/labels.ts";
import { eachPair } from "../agreement/rater-pairs.ts";
import { eachUnit, type Unit } from "../agreement/units.ts";
import type { BatchView } from "../batch-view.ts";
import { oncePerView } from "../once-per-view.ts";

export interface CopyingPair {
  a: number;
  b: number;
  /** Shared comparisons, and those with the same label, strength included. */
  n: number;
  agreed: number;
  /** The larger of their shares of agreement with everybody else; of one who shares with nobody else there is none. */
  usual: number;
  /** P(as many or more) if the two disagreed half as often as the more agreeable of them disagrees with everybody else. */
  p: number;
  improbable: boolean;
}

const FEWEST_SHARED = 10;
const FEWEST_WITH_OTHERS = 10;
const FAMILY = 0.05;
/**
 * Every pair with ten or more shared comparisons of which one or both have ten or more with others. Improbable: p below
 * 0.05 / pairs. Halving the disagreement leaves room for two people who are simply alike, and for luck in what they share.
 */
export const copyingPairs = oncePerView((view): CopyingPair[] => {
  const size = view.names.annotators.length;
  const shared = new Uint32Array(size);
  const alike = new Uint32Array(size);
  each(view, ({ raters, annotator, label }) => {
    for (let r = 0; r < raters; r += 1) {
      const one = annotator[r] as number;
      for (let s = 0; s < raters; s += 1) {
        if (r === s) continue;
        shared[one] = (shared[one] as number) + 1;
        if (label[r] === label[s]) alike[one] = (alike[one] as number) + 1;
      }
    }
  });
  const counts = new Map<number, { n: number; agreed: number }>();
  each(view, (unit) =>
    eachPair(unit, (one, other) => {
      const a = unit.annotator[one] as number;
      const b = unit.annotator[other] as number;
      // Annotators with fewer comparisons in all are in no pair that can be tested: memory follows the others.
      const most = Math.max(shared[a] as number, shared[b] as number);
      const least = Math.min(shared[a] as number, shared[b] as number);
      if (least < FEWEST_SHARED || most < FEWEST_SHARED + FEWEST_WITH_OTHERS) return;
      const key = a * size + b;
      const count = counts.get(key);
      const same = Number(unit.label[one] === unit.label[other]);
      if (!count) counts.set(key, { n: 1, agreed: same });
      else {
        count.n += 1;
        count.agreed += same;
      }
    }),
  );
  const pairs: CopyingPair[] = [];
  for (const [key, { n, agreed }] of counts) {
    const [a, b] = [Math.floor(key / size), key % size];
    const others = (one: number) => (shared[one] as number) - n;
    const compared = [a, b].filter((one) => others(one) >= FEWEST_WITH_OTHERS);
    if (n < FEWEST_SHARED || compared.length === 0) continue;
    // One more of each kind than were seen: a share from few comparisons is not taken for exact.
    const share = (one: number) => ((alike[one] as number) - agreed + 1) / (others(one) + 2);
    const usual = Math.max(...compared.map(share));
    pairs.push({ a, b, n, agreed, usual, p: binomialTail(agreed, n, (1 + usual) / 2), improbable: false });
  }
  return pairs
    .map((pair) => ({ ...pair, improbable: pair.p < FAMILY / pairs.length }))
    .sort((one, other) => one.p - other.p || other.n - one.n);
});

function each(view: BatchView, visit: (unit: Unit) => void): void {
  eachUnit(view, labelsOf(view).of, visit);
}
