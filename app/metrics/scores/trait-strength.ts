import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { clusteredMean } from "#app/stats/clustered-mean.ts";
import type { BatchView } from "../batch-view.ts";
import { listedRows } from "../listed-rows.ts";
import type { Metric, ScoreColumns } from "../metric.ts";
import { notComputable, notEnough } from "../outcomes.ts";
import { rowShare } from "../row-share.ts";
import { eachRow } from "../rows.ts";

export const traitStrength: Metric = {
  id: "trait-strength",
  version: 3,
  title: "Strongest trait",
  group: "scores",
  unit: "coefficient",
  better: "near-target",
  target: 0,
  about:
    "How strongly the preferences follow the trait they follow most, by imported votes; votes come from a model, so an indication only.",
  formula:
    "Relevance x kappa of the trait where its size is largest. Relevance: comparisons on which one response has more of the trait / decided comparisons of the first two responses with a vote. kappa = 2 x agreement - 1 (chance 0.5). The product is the mean of +1 (follows), -1 (goes against) and 0 (no more of it on either side). Interval: of that mean, t with the standard error between prompts.",
  source: "Findeis et al., feedback forensics: strength = kappa x relevance, from -1 to 1. Lines: ours.",
  needs: ["imported votes on traits"],
  nUnit: "decided comparisons with a vote",
  minimumN: 300,
  lines: { warn: 0.3, fail: 0.5 },
  gate: false,
  shownOnly: true,
  measure: (view, { scores }) => {
    const sets = (scores ?? []).filter(({ kind }) => kind === "trait");
    if (sets.length === 0)
      return notComputable(
        "No votes on traits were imported for this batch.",
        "Let a model say which response has more of a trait, and import the file: assay scores FILE --kind trait.",
      );
    const traits = sets.flatMap((set) => traitOf(view, set));
    const strongest = traits.reduce((a, b) => (Math.abs(b.value) > Math.abs(a.value) ? b : a), traits[0] ?? NOTHING);
    if (strongest === NOTHING) return notEnough(traitStrength, 0);
    const listed = listedRows(view);
    return {
      kind: "estimate",
      value: strongest.value,
      low: strongest.low,
      high: strongest.high,
      n: strongest.n,
      nUnit: traitStrength.nUnit,
      detail: {
        title: `Traits; the strongest is ${strongest.name}`,
        columns: ["trait", "strength", "low", "high", "relevance", "kappa", "comparisons"],
        rows: traits.map(({ name, value, low, high, relevance, kappa, n }) => [
          name,
          value,
          low,
          high,
          relevance,
          kappa,
          n,
        ]),
        rowParams: traits.map(({ name }) => listed([["scored", name]])),
      },
    };
  },
};

const NOTHING = { name: "", value: 0, low: 0, high: 0, relevance: 0, kappa: 0, n: 0 };

function traitOf(view: BatchView, { name, values }: ScoreColumns): (typeof NOTHING)[] {
  const relevant = rowShare(view, (row) => {
    const margin = traitMargin(view, values, row);
    return Number.isNaN(margin) ? Number.NaN : Number(margin !== 0);
  });
  const sums = new ClusterSums();
  eachRow(
    view,
    (row) => {
      const follows = traitMargin(view, values, row);
      if (!Number.isNaN(follows)) sums.add(follows, view.weight[row] as number);
    },
    () => sums.endCluster(),
  );
  const mean = clusteredMean(sums);
  if (!relevant || !mean) return [];
  const relevance = relevant.value;
  return [
    {
      name,
      value: mean.value,
      low: Math.max(-1, mean.low),
      high: Math.min(1, mean.high),
      relevance,
      kappa: relevance > 0 ? mean.value / relevance : 0,
      n: relevant.n,
    },
  ];
}

/** 1 where the preferred response has more of the trait, -1 where the other has, 0 where neither; NaN without a side or a vote. */
export function traitMargin({ judgments }: BatchView, votes: Float32Array, row: number): number {
  const strength = judgments.strength[row] as number;
  if (judgments.first[row] !== 0 || judgments.second[row] !== 1 || strength === 0) return Number.NaN;
  return Math.sign(votes[judgments.item[row] as number] as number) * Math.sign(strength);
}
