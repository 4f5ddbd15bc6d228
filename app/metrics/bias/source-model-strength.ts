import { bradleyTerry } from "#app/stats/bradley-terry.ts";
import { deleteGroupJackknife } from "#app/stats/delete-group-jackknife.ts";
import { strongComponents } from "#app/stats/strong-components.ts";
import { studentTwoSidedQuantile } from "#app/stats/student-t.ts";
import type { BatchView } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { notComputable, notEnough, sampledInterval } from "../outcomes.ts";
import { type ModelWins, modelWins } from "./model-wins.ts";
import { strengthDetail } from "./strength-detail.ts";

export const sourceModelStrength: Metric = {
  id: "source-model-strength",
  version: 1,
  title: "Strongest model against weakest",
  group: "bias",
  unit: "share",
  better: "near-target",
  target: 0.5,
  about:
    "How often the model that is preferred most would be preferred to the one preferred least. A change without a change of models is a change of annotators.",
  formula:
    "1 / (1 + exp(weakest - strongest)) of Bradley-Terry strengths fitted to wins between models; a tie is half a win for each, both bad is left out and counted apart. Models that cannot be compared, because wins between them go one way or not at all, are not fitted together. Interval: delete-a-group jackknife over prompts, on the log odds, widened for the number of pairs of models (Bonferroni).",
  source: "Bradley and Terry, Biometrika 39 (1952) 324; Hunter, Annals of Statistics 32 (2004) 384. Lines: ours.",
  needs: ["the model of each response", "comparisons of responses by different models"],
  minimumN: 200,
  lines: { warn: 0.25, fail: 0.4 },
  gate: false,
  shownOnly: true,
  measure: (view) => {
    const found = modelWins(view);
    if (view.responses.n > 0 && found.models.length === 0) return withoutModels(view);
    if (found.n === 0) return notEnough(sourceModelStrength, 0, "comparisons of different models");
    const [component = []] = strongComponents(found.wins, found.models.length);
    const fit = component.length > 1 ? strengths(found, component, null) : null;
    if (!fit)
      return notComputable(
        "Strengths are not identifiable: no two models have each been preferred to the other.",
        "Have more comparisons of the same two models collected.",
      );
    const leftOut = found.byGroup.map((_, group) => strengths(found, component, group));
    const intervals = component.map((_, place) =>
      deleteGroupJackknife(
        fit[place] as number,
        leftOut.map((one) => one?.[place] ?? Number.NaN),
      ),
    );
    const [top, bottom] = [fit.indexOf(Math.max(...fit)), fit.indexOf(Math.min(...fit))];
    const gap = (of: Float64Array | null) => (of ? (of[top] as number) - (of[bottom] as number) : Number.NaN);
    const interval = deleteGroupJackknife(gap(fit), leftOut.map(gap));
    if (!interval) return notEnough(sourceModelStrength, found.n, "comparisons of different models");
    const half = interval.standardError * studentTwoSidedQuantile(1 - 0.05 / pairsOf(component), leftOut.length - 1);
    const [value = 0.5, low = 0, high = 1] = [gap(fit), Math.max(0, gap(fit) - half), gap(fit) + half].map(
      (odds) => 1 / (1 + Math.exp(-odds)),
    );
    return {
      kind: "estimate",
      value,
      ...sampledInterval({ value, low, high }, found.n, [0, 1]),
      n: found.n,
      nUnit: "comparisons of different models",
      detail: strengthDetail(view, found, component, fit, intervals),
    };
  },
};

/** The largest of so many gaps is large by chance alone: its interval is that of all of them together (Bonferroni). */
function pairsOf({ length }: readonly number[]): number {
  return (length * (length - 1)) / 2;
}

/** Without one group of prompts, or of all; null where the models fall apart. */
function strengths({ wins, byGroup, models }: ModelWins, component: number[], without: number | null) {
  const k = models.length;
  const less = without === null ? null : byGroup[without];
  const within = Float64Array.from(
    component.flatMap((i) => component.map((j) => Math.max(0, (wins[i * k + j] as number) - (less?.[i * k + j] ?? 0)))),
  );
  // What rounding leaves of a subtraction is no win.
  for (let cell = 0; cell < within.length; cell += 1) if ((within[cell] as number) < 1e-9) within[cell] = 0;
  if (strongComponents(within, component.length).length > 1) return null;
  return bradleyTerry(within, component.length)?.strength ?? null;
}

function withoutModels(view: BatchView) {
  return view.names.models.length === 0
    ? notComputable("No response names its model.", "Ask for the model and version behind every response.")
    : notComputable("No comparison is of responses by two different models.");
}
