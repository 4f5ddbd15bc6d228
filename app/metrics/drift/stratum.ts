/** The share of the records in one agreed stratum. */
import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { clusteredProportion } from "#app/stats/clustered-proportion.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";
import { type BatchView, NONE_U16 } from "../batch-view.ts";
import type { MixTarget } from "../metric.ts";
import { eachItem } from "../rows.ts";

export interface Stratum {
  target: MixTarget;
  value: number;
  low: number;
  high: number;
  n: number;
  /** Records in it. */
  records: number;
  /** Records that name any stratum of the dimension. */
  named: number;
}

/** Interval: Wilson's with Student's t at n / design effect and the given z, prompts as clusters. */
export function stratumOf(view: BatchView, target: MixTarget, z: number): Stratum {
  const names = target.dimension === "domain" ? view.names.domains : view.names.languages;
  const column = view.items[target.dimension];
  const wanted = names.indexOf(target.stratum);
  const sums = new ClusterSums();
  const count = { n: 0, named: 0, records: 0 };
  eachItem(
    view,
    (item) => {
      const stratum = column[item] as number;
      count.n += 1;
      if (stratum !== NONE_U16) count.named += 1;
      if (stratum === wanted) count.records += 1;
      sums.add(stratum === wanted ? 1 : 0, 1);
    },
    () => sums.endCluster(),
  );
  const share = clusteredProportion(sums, count.n);
  if (!share) return { target, value: 0, low: 0, high: 1, ...count };
  return { target, value: share.value, ...wilsonInterval(share.value, share.effectiveN, z), ...count };
}
