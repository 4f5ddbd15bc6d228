import { bradleyTerry } from "#app/stats/bradley-terry.ts";
import { strongComponents } from "#app/stats/strong-components.ts";
import type { BatchView } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { FEWEST_PROMPTS, notComputable, notEnough, sampledInterval, tooFew } from "../outcomes.ts";
import { modelWins } from "./model-wins.ts";
import { RESAMPLES, resampledStrengths, winsWithin } from "./resampled-strengths.ts";
import { strengthDetail } from "./strength-detail.ts";

export const sourceModelStrength: Metric = {
  id: "source-model-strength",
  version: 4,
  title: "Strongest model against weakest",
  group: "bias",
  unit: "share",
  better: "near-target",
  target: 0.5,
  about:
    "How often the model that is preferred most would be preferred to the one preferred least. A change without a change of models is a change of annotators.",
  formula: `1 / (1 + exp(weakest - strongest)) of Bradley-Terry strengths fitted to wins between models; a tie is half a win for each, both bad is left out and counted apart. Models that cannot be compared, because wins between them go one way or not at all, are not fitted together. Interval: bootstrap over prompts, ${RESAMPLES} seeded resamples, on the log odds: standard errors of all gaps, widened until 95 % of the resamples keep every pair of models within its interval, and by Student's t with (prompts - 1) degrees of freedom.`,
  source: "Bradley and Terry, Biometrika 39 (1952) 324; Hunter, Annals of Statistics 32 (2004) 384. Lines: ours.",
  needs: ["the model of each response", "comparisons of responses by different models"],
  nUnit: "comparisons of different models",
  minimumN: 200,
  lines: { warn: 0.25, fail: 0.4 },
  gate: false,
  shownOnly: true,
  measure: (view, { seed }) => {
    const found = modelWins(view);
    if (view.responses.n > 0 && found.models.length === 0) return withoutModels(view);
    if (found.n === 0) return notEnough(sourceModelStrength, 0);
    const prompts = found.patterns.clusters;
    if (prompts < FEWEST_PROMPTS) return tooFew(sourceModelStrength, found.n, prompts);
    const [component = []] = strongComponents(found.wins, found.models.length);
    const wins = winsWithin(found.wins, found.models.length, component);
    const fit = component.length > 1 ? bradleyTerry(wins, component.length)?.strength : null;
    if (!fit)
      return notComputable(
        "Strengths are not identifiable: no two models have each been preferred to the other.",
        "Have more comparisons of the same two models collected.",
      );
    const resampled = resampledStrengths(found, component, fit, seed);
    if (!resampled)
      return found.n < sourceModelStrength.minimumN
        ? notEnough(sourceModelStrength, found.n)
        : notComputable(
            "Strengths are not identifiable: they rest on so few upsets that drawing the prompts anew loses them.",
            "Have more comparisons of the same two models collected.",
          );
    const [top, bottom] = [fit.indexOf(Math.max(...fit)), fit.indexOf(Math.min(...fit))];
    const gap = (fit[top] as number) - (fit[bottom] as number);
    const half = resampled.halfOfGap(top, bottom);
    const [value = 0.5, low = 0.5, high = 1] = [gap, Math.max(0, gap - half), gap + half].map(
      (odds) => 1 / (1 + Math.exp(-odds)),
    );
    return {
      kind: "estimate",
      value,
      ...sampledInterval({ value, low, high }, prompts, [0, 1]),
      n: found.n,
      nUnit: sourceModelStrength.nUnit,
      detail: strengthDetail(view, found, component, fit, resampled.each),
    };
  },
};

function withoutModels(view: BatchView) {
  return view.names.models.length === 0
    ? notComputable("No response names its model.", "Ask for the model and version behind every response.")
    : notComputable(
        "No comparison is of responses by two different models.",
        "Have two responses compared that different models wrote, on a share of the prompts.",
      );
}
