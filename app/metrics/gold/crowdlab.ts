import { crowdlabPosterior } from "#app/stats/crowdlab.ts";
import { logOddsJackknife } from "#app/stats/log-odds-jackknife.ts";
import type { Metric } from "../metric.ts";
import { notComputable, sampledInterval, tooFew } from "../outcomes.ts";
import { isPerResponse } from "../scores/score-comparisons.ts";
import { FEWEST_RESAMPLED, leavePromptsOut, promptsOf } from "./leave-prompts-out.ts";
import {
  type Comparisons,
  keptComparisons,
  type ModelAndAnnotators,
  modelAndAnnotators,
} from "./model-and-annotators.ts";
import { listedAnswers, sideAnswers } from "./side-answers.ts";
import { notIdentifiable } from "./why-not-identifiable.ts";

export const crowdlab: Metric = {
  id: "crowdlab",
  version: 3,
  title: "Quality of the consensus, with a model (CROWDLAB)",
  group: "gold",
  unit: "share",
  better: "higher",
  about:
    "How likely the majority side of shared comparisons is right when a model's scores are heard as one more voice.",
  formula:
    "Mean over scored comparisons with two or more decided answers of the consensus side's weight in [w_M p_M + Σ w_j P_j] / (w_M + Σ w_j); w = max(1 - error / error of the trivial guess, 1e-6), the model's times sqrt(answers per comparison); p_M from the score difference by a logistic curve fitted to the majority. Interval: delete-a-group jackknife on the log odds, prompts left out a tenth at a time and all weights worked out anew.",
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
    const n = found.scored.length;
    const prompts = promptsOf(view, { item: Uint32Array.from(found.scored, ({ at }) => data.item[at] as number) });
    if (prompts < FEWEST_RESAMPLED) return tooFew(crowdlab, n, prompts, FEWEST_RESAMPLED);
    const value = meanConfidence(data, found);
    const leftOut = leavePromptsOut(view, data).map((keep) => {
      const kept = keptComparisons(data, keep);
      return meanConfidence(kept, modelAndAnnotators(view, kept, model.values));
    });
    const spread = logOddsJackknife(value, leftOut);
    const answersOf = listedAnswers(view);
    return {
      kind: "estimate",
      value,
      ...sampledInterval({ value, low: spread?.low ?? 0, high: spread?.high ?? 1 }, n, [0, 1]),
      n,
      nUnit: crowdlab.nUnit,
      detail: {
        title: "How far each voice is trusted",
        columns: ["voice", "weight", "agreement", "answers"],
        rows: [[model.name, found.weights.model, 1 - found.modelError, n], ...found.voices],
        rowParams: [null, ...found.voices.map(([annotator]) => answersOf(annotator))],
      },
    };
  },
};

/** Mean posterior of the consensus side, over the scored comparisons. */
function meanConfidence(
  { answers }: Comparisons,
  { scored, consensus, weights, accuracy }: ModelAndAnnotators,
): number {
  let sum = 0;
  for (const { at, second } of scored) {
    const said = [];
    for (let k = answers.start[at] as number; k < (answers.start[at + 1] as number); k += 1)
      said.push({
        weight: weights.annotators[answers.rater[k] as number] as number,
        label: answers.label[k] as number,
      });
    const posterior = crowdlabPosterior([1 - second, second], weights.model, said, accuracy);
    sum += posterior[consensus[at] as number] as number;
  }
  return sum / scored.length;
}
