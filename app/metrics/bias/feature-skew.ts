import { ClusterSums } from "#app/stats/cluster-sums.ts";
import type { Interval } from "#app/stats/interval.ts";
import { normalQuantile } from "#app/stats/normal-quantile.ts";
import { pointBiserial } from "#app/stats/point-biserial.ts";
import { listedRows } from "../listed-rows.ts";
import type { Metric } from "../metric.ts";
import { FEWEST_PROMPTS, notEnough, sampledInterval, tooFew } from "../outcomes.ts";
import { type ComparedAmounts, comparedAmounts } from "./compared-amounts.ts";
import { type Contests, contests, promptsOf } from "./contests.ts";
import { STYLE } from "./features.ts";

export const featureSkew: Metric = {
  id: "feature-skew",
  version: 3,
  title: "Skew to style features",
  group: "bias",
  unit: "coefficient",
  better: "near-target",
  target: 0,
  about:
    "How much more often the preferred response has more of a feature than the other: length, structure, jargon, agreement with the user, vagueness; the largest skew of the five.",
  formula:
    "P(more of it in the preferred) - P(more of it in the other) over decided comparisons, -1 … 1. Structure: headers, bold and list items; jargon: words of ten letters or more per word; vagueness: hedges per word. Interval: normal, cluster-robust over prompts, widened for five features (Bonferroni), and over all features that may be the most skewed one. r: point-biserial correlation of the difference with the first being preferred.",
  source:
    "After the five features of Bharadwaj et al. 2025, arXiv:2506.05339; the skew over natural pairs and the lines: ours.",
  needs: ["comparisons of two responses", "response texts"],
  nUnit: "decided comparisons",
  minimumN: 200,
  lines: { warn: 0.15, fail: 0.3 },
  gate: false,
  shownOnly: true,
  since: 2,
  measure: (view) => {
    const met = contests(view);
    const found = STYLE.flatMap(({ id, amountsOf }) => skewOf(met, id, comparedAmounts(amountsOf(view), met)));
    const [largest] = found.toSorted((a, b) => Math.abs(b.skew) - Math.abs(a.skew));
    if (!largest) return notEnough(featureSkew, 0);
    const prompts = promptsOf(met);
    if (prompts < FEWEST_PROMPTS) return tooFew(featureSkew, met.n, prompts);
    const listed = listedRows(view);
    return {
      kind: "estimate",
      value: largest.skew,
      ...sampledInterval({ value: largest.skew, ...couldBeLargest(found) }, prompts, [-1, 1]),
      n: met.n,
      nUnit: featureSkew.nUnit,
      detail: {
        title: `By feature; the value is that of ${largest.name}`,
        columns: ["feature", "skew", "low", "high", "more in the preferred", "more in the other", "r"],
        rows: found.map(({ name, skew, low, high, more, less, r }) => [name, skew, low, high, more, less, r]),
        rowParams: found.map(({ name }) => listed([["differs", name]])),
      },
    };
  },
};

/** With few comparisons another feature than the truly most skewed one comes out largest: the interval holds them all. */
function couldBeLargest(found: readonly Interval[]): Interval {
  const atLeast = Math.max(
    ...found.map(({ low, high }) => (low * high > 0 ? Math.min(Math.abs(low), Math.abs(high)) : 0)),
  );
  const open = found.filter(({ low, high }) => Math.max(Math.abs(low), Math.abs(high)) >= atLeast);
  return { low: Math.min(...open.map(({ low }) => low)), high: Math.max(...open.map(({ high }) => high)) };
}

/** Nothing for a feature in which no two compared responses differ. */
function skewOf(met: Contests, name: string, { first, second }: ComparedAmounts) {
  const sums = new ClusterSums();
  const pairs = { w: 0, x: 0, xx: 0, y: 0, xy: 0 };
  let [more, less] = [0, 0];
  for (let i = 0; i < met.n; i += 1) {
    const weight = met.weight[i] as number;
    const x = (first[i] as number) - (second[i] as number);
    const y = met.firstWins[i] as number;
    const side = Math.sign(x) * (y === 1 ? 1 : -1);
    if (side > 0) more += 1;
    if (side < 0) less += 1;
    pairs.w += weight;
    pairs.x += weight * x;
    pairs.xx += weight * x * x;
    pairs.y += weight * y;
    pairs.xy += weight * x * y;
    sums.add(side, weight);
    if (i + 1 === met.n || met.cluster[i + 1] !== met.cluster[i]) sums.endCluster();
  }
  if (more + less === 0) return [];
  const skew = sums.ratio;
  const half = Math.min(2, normalQuantile(1 - 0.025 / 5) * Math.sqrt(sums.variance));
  const [low, high] = [Math.max(-1, skew - half), Math.min(1, skew + half)];
  return [{ name, skew, low, high, more, less, r: pointBiserial(pairs) }];
}
