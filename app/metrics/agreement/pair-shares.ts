/** How often each pair of annotators took the same side, with prompts as clusters of what they share. */
import { GroupedClusterSums } from "#app/stats/grouped-cluster-sums.ts";
import type { BatchView } from "../batch-view.ts";
import { eachPair, eachSideUnit, type RaterPairs } from "./rater-pairs.ts";

/** The sums of each pair, at its place in `pairs`. */
export function pairShares(view: BatchView, { pairs, placeOf }: RaterPairs): GroupedClusterSums {
  const sums = new GroupedClusterSums(pairs.length);
  eachSideUnit(
    view,
    (unit) =>
      eachPair(unit, (one, other, weight) => {
        const place = placeOf(unit.annotator[one] as number, unit.annotator[other] as number);
        if (place >= 0) sums.add(place, Number(unit.label[one] === unit.label[other]), weight);
      }),
    () => sums.endCluster(),
  );
  return sums;
}
