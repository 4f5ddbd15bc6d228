/** How often the longer response is preferred, by the pair of models that answered. */
import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { clusteredProportion } from "#app/stats/clustered-proportion.ts";
import { type BatchView, NONE_U16 } from "../batch-view.ts";
import { contests } from "./contests.ts";

const MOST_PAIRS = 10;

export interface PairOfModels {
  models: [string, string];
  /** Name, share, ends and comparisons. */
  cells: (string | number | null)[];
}

/** The pairs with most comparisons first. */
export function longerByModels(view: BatchView): PairOfModels[] {
  const { chars, model } = view.responses;
  const met = contests(view);
  const models = view.names.models;
  const pairs = new Map<number, { sums: ClusterSums; n: number; w: number; ww: number; closed: number }>();
  for (let i = 0; i < met.n; i += 1) {
    const first = met.first[i] as number;
    const second = met.second[i] as number;
    const one = model[first] as number;
    const other = model[second] as number;
    const gap = (chars[first] as number) - (chars[second] as number);
    if (gap === 0 || one === NONE_U16 || other === NONE_U16) continue;
    const key = Math.min(one, other) * NONE_U16 + Math.max(one, other);
    const cluster = met.cluster[i] as number;
    const pair = pairs.get(key) ?? { sums: new ClusterSums(), n: 0, w: 0, ww: 0, closed: cluster };
    if (pair.n === 0) pairs.set(key, pair);
    if (pair.closed !== cluster) pair.sums.endCluster();
    const weight = met.weight[i] as number;
    pair.closed = cluster;
    pair.n += 1;
    pair.w += weight;
    pair.ww += weight * weight;
    pair.sums.add(Number(gap > 0 === (met.firstWins[i] === 1)), weight);
  }
  return [...pairs]
    .map(([key, pair]) => {
      pair.sums.endCluster();
      const names = [models[Math.floor(key / NONE_U16)] ?? "", models[key % NONE_U16] ?? ""].sort();
      const share = clusteredProportion(pair.sums, pair.w ** 2 / pair.ww);
      return { names: names as [string, string], name: names.join(" with "), n: pair.n, share };
    })
    .sort((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_PAIRS)
    .map(({ names, name, n, share }) => ({
      models: names,
      cells: [name, share?.value ?? null, share?.low ?? null, share?.high ?? null, n],
    }));
}
