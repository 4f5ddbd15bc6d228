import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { clusteredMean } from "#app/stats/clustered-mean.ts";
import type { BatchView } from "../batch-view.ts";
import type { Metric, ScoreColumns } from "../metric.ts";
import { notComputable, notEnough } from "../outcomes.ts";
import { type RowScore, rowShare } from "../row-share.ts";
import { eachRow } from "../rows.ts";

/** No row of its table opens records: votes are imported beside a delivery, and a filter of records reads the delivery alone. */
export const traitStrength: Metric = {
  id: "trait-strength",
  version: 2,
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
      },
    };
  },
};

const NOTHING = { name: "", value: 0, low: 0, high: 0, relevance: 0, kappa: 0, n: 0 };

function traitOf(view: BatchView, { name, values }: ScoreColumns): (typeof NOTHING)[] {
  const { judgments } = view;
  const voteOn: RowScore = (row, item) => {
    const strength = judgments.strength[row] as number;
    const isCounted = judgments.first[row] === 0 && judgments.second[row] === 1 && strength !== 0;
    return isCounted && !Number.isNaN(strength) ? (values[item] as number) : Number.NaN;
  };
  const relevant = rowShare(view, (row, item) => {
    const vote = voteOn(row, item);
    return Number.isNaN(vote) ? Number.NaN : Number(vote !== 0);
  });
  const sums = new ClusterSums();
  eachRow(
    view,
    (row, item) => {
      const follows = Math.sign(voteOn(row, item)) * Math.sign(judgments.strength[row] as number);
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
