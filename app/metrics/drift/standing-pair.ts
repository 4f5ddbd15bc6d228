/** Two models that meet in one batch and in the one before, and how often the one was preferred to the other. */
import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { type ClusteredProportion, clusteredProportion } from "#app/stats/clustered-proportion.ts";
import type { BatchView } from "../batch-view.ts";
import { eachMeeting } from "../bias/model-wins.ts";

/** Names, in the order of the alphabet: no outcome decides which of the two is counted. */
export type ModelPair = readonly [string, string];

/** The pair with the most comparisons in the batch that has fewer of them; null when no two models meet in both. */
export function standingPair(view: BatchView, previous: BatchView): ModelPair | null {
  const earlier = meetings(previous);
  let [standing, most]: [ModelPair | null, number] = [null, 0];
  for (const [key, { pair, n }] of meetings(view)) {
    const fewer = Math.min(n, earlier.get(key)?.n ?? 0);
    if (fewer > most || (fewer === most && standing && key < keyOf(standing))) [standing, most] = [pair, fewer];
  }
  return standing;
}

/** How often the first was preferred to the second, a tie as a half; prompts as clusters. null without a comparison. */
export function preferredShare(view: BatchView, pair: ModelPair): (ClusteredProportion & { n: number }) | null {
  const [one, other] = pair.map((name) => view.names.models.indexOf(name));
  const sums = new ClusterSums();
  const weights = { n: 0, sum: 0, squares: 0 };
  eachMeeting(
    view,
    (row, first, second) => {
      const strength = view.judgments.strength[row] as number;
      const isOfPair = (first === one && second === other) || (first === other && second === one);
      if (!isOfPair || Number.isNaN(strength)) return;
      const forFirst = strength === 0 ? 0.5 : Number(strength < 0);
      const weight = view.weight[row] as number;
      weights.n += 1;
      weights.sum += weight;
      weights.squares += weight * weight;
      sums.add(first === one ? forFirst : 1 - forFirst, weight);
    },
    () => sums.endCluster(),
  );
  const share = weights.n > 0 ? clusteredProportion(sums, weights.sum ** 2 / weights.squares) : null;
  return share && { ...share, n: weights.n };
}

const keyOf = (pair: ModelPair) => pair.join("\u0000");

function meetings(view: BatchView): Map<string, { pair: ModelPair; n: number }> {
  const { models } = view.names;
  const counts = new Map<number, number>();
  eachMeeting(
    view,
    (row, first, second) => {
      if (Number.isNaN(view.judgments.strength[row])) return;
      const key = Math.min(first, second) * models.length + Math.max(first, second);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    () => {},
  );
  const named = [...counts].map(([key, n]) => {
    const pair = [models[Math.floor(key / models.length)] ?? "", models[key % models.length] ?? ""];
    pair.sort();
    return { pair: pair as unknown as ModelPair, n };
  });
  return new Map(named.map((one) => [keyOf(one.pair), one]));
}
