import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { clusteredMean } from "#app/stats/clustered-mean.ts";
import { crowdlabPosterior } from "#app/stats/crowdlab.ts";
import type { Metric } from "../metric.ts";
import { notComputable, notEnough, sampledInterval, tooFew } from "../outcomes.ts";
import { isPerResponse } from "../scores/score-comparisons.ts";
import { modelAndAnnotators } from "./model-and-annotators.ts";
import { listedAnswers, sideAnswers } from "./side-answers.ts";
import { notIdentifiable } from "./why-not-identifiable.ts";

export const crowdlab: Metric = {
  id: "crowdlab",
  version: 2,
  title: "Quality of the consensus, with a model (CROWDLAB)",
  group: "gold",
  unit: "share",
  better: "higher",
  about:
    "How likely the majority side of shared comparisons is right when a model's scores are heard as one more voice.",
  formula:
    "Mean over scored comparisons with two or more decided answers of the consensus side's weight in [w_M p_M + Σ w_j P_j] / (w_M + Σ w_j); w = max(1 - error / error of the trivial guess, 1e-6), the model's times sqrt(answers per comparison); p_M from the score difference by a logistic curve fitted to the majority. Interval: ± t standard errors, prompts as clusters.",
  source: "Goh, Tkachenko and Mueller 2022 (CROWDLAB). Lines: ours.",
  needs: ["imported scores of a reward model or judge", "100 or more comparisons decided by two or more annotators"],
  nUnit: "scored comparisons decided by two or more annotators",
  minimumN: 100,
  lines: { warn: 0.75, fail: 0.65 },
  gate: false,
  slices: "items",
  shownOnly: true,
  measure: (view, { scores }) => {
    const model = scores?.find(isPerResponse);
    if (!model)
      return notComputable(
        "No scores of a reward model or judge were imported for this batch.",
        "Score every response with a reward model of your own and import the file.",
      );
    const data = sideAnswers(view);
    if (data.answers.items === 0) return notIdentifiable(view, "No comparison was decided by two named annotators.");
    const found = modelAndAnnotators(view, data, model.values);
    if (found.scored.length < 2) return notEnough(crowdlab, found.scored.length);
    const { weights, accuracy } = found;
    const sums = new ClusterSums();
    let prompt = Number.NaN;
    for (const { at, second } of found.scored) {
      const key = view.items.clusterKey[data.item[at] as number] as number;
      if (key !== prompt) sums.endCluster();
      prompt = key;
      const said = [];
      for (let k = data.answers.start[at] as number; k < (data.answers.start[at + 1] as number); k += 1)
        said.push({
          weight: weights.annotators[data.answers.rater[k] as number] as number,
          label: data.answers.label[k] as number,
        });
      const posterior = crowdlabPosterior([1 - second, second], weights.model, said, accuracy);
      sums.add(posterior[found.consensus[at] as number] as number, 1);
    }
    sums.endCluster();
    const mean = clusteredMean(sums);
    const answersOf = listedAnswers(view);
    if (!mean) return tooFew(crowdlab, found.scored.length, sums.clusters, 2);
    return {
      kind: "estimate",
      value: mean.value,
      ...sampledInterval(mean, sums.worth, [0, 1]),
      n: found.scored.length,
      nUnit: crowdlab.nUnit,
      detail: {
        title: "How far each voice is trusted",
        columns: ["voice", "weight", "agreement", "answers"],
        rows: [[model.name, weights.model, 1 - found.modelError, found.scored.length], ...found.voices],
        rowParams: [null, ...found.voices.map(([annotator]) => answersOf(annotator))],
      },
    };
  },
};
