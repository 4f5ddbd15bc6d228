import type { BatchView } from "../batch-view.ts";
import type { Metric, ScoreColumns } from "../metric.ts";
import { notComputable, notEnough } from "../outcomes.ts";
import { type RowScore, rowShare } from "../row-share.ts";

const N_UNIT = "decided comparisons with a vote";

export const traitStrength: Metric = {
  id: "trait-strength",
  version: 1,
  title: "Strongest trait",
  group: "scores",
  unit: "coefficient",
  better: "near-target",
  target: 0,
  about:
    "How strongly the preferences follow the trait they follow most, by imported votes; votes come from a model, so an indication only.",
  formula:
    "Relevance x kappa of the trait where its size is largest. Relevance: comparisons on which one response has more of the trait / decided comparisons of the first two responses with a vote. kappa = 2 x agreement - 1 (chance 0.5). Interval: of the agreement, Wilson's at n / design effect, prompts as clusters, at the relevance seen.",
  source: "Findeis et al., feedback forensics: strength = kappa x relevance, from -1 to 1. Lines: ours.",
  needs: ["imported votes on traits"],
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
    if (strongest === NOTHING) return notEnough(traitStrength, 0, N_UNIT);
    return {
      kind: "estimate",
      value: strongest.value,
      low: strongest.low,
      high: strongest.high,
      n: strongest.n,
      nUnit: N_UNIT,
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
  const agreed = rowShare(view, (row, item) => {
    const vote = voteOn(row, item);
    if (Number.isNaN(vote) || vote === 0) return Number.NaN;
    return vote > 0 === (judgments.strength[row] as number) > 0 ? 1 : 0;
  });
  if (!relevant) return [];
  const relevance = relevant.value;
  const strengthAt = (agreement: number) => (2 * agreement - 1) * relevance;
  const { value, low, high } = agreed ?? { value: 0.5, low: 0.5, high: 0.5 };
  return [
    {
      name,
      value: strengthAt(value),
      low: strengthAt(low),
      high: strengthAt(high),
      relevance,
      kappa: 2 * value - 1,
      n: relevant.n,
    },
  ];
}
