/** How much the takers of a round agree with each other, key or no key. */
import type { Label } from "#app/domain/answer-options.ts";
import { classOf, LABEL_CLASSES } from "#app/domain/key-match.ts";
import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { clusteredProportion } from "#app/stats/clustered-proportion.ts";
import type { Interval } from "#app/stats/interval.ts";
import { pairwiseAgreement } from "#app/stats/pairwise-agreement.ts";

export interface TakerAgreement extends Interval {
  value: number;
  /** Items that two or more answered. */
  items: number;
  pairs: number;
}

/** Share of pairs of takers who took the same side of an item; the interval treats items as clusters. null without a pair. */
export function takerAgreement(answers: readonly (Label & { item: number })[]): TakerAgreement | null {
  const byItem = new Map<number, number[]>();
  for (const answer of answers) {
    const label = classOf(answer);
    if (label === "skip") continue;
    const counts = byItem.get(answer.item) ?? LABEL_CLASSES.map(() => 0);
    const at = LABEL_CLASSES.indexOf(label);
    counts[at] = (counts[at] ?? 0) + 1;
    byItem.set(answer.item, counts);
  }
  const sums = new ClusterSums();
  let items = 0;
  for (const counts of byItem.values()) {
    const agreed = pairwiseAgreement(counts);
    if (agreed === null) continue;
    const raters = counts.reduce((sum, n) => sum + n, 0);
    sums.add(agreed, (raters * (raters - 1)) / 2);
    sums.endCluster();
    items += 1;
  }
  // Pairs of one item hang together, which the clusters see to; apart from that each is a row.
  const share = clusteredProportion(sums, sums.w);
  return share && { value: share.value, low: share.low, high: share.high, items, pairs: sums.w };
}
