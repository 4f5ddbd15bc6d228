import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { clusteredMean } from "#app/stats/clustered-mean.ts";
import { NONE_U16 } from "../batch-view.ts";
import type { Detail, Metric } from "../metric.ts";
import { notComputable, notEnough } from "../outcomes.ts";
import { eachItem } from "../rows.ts";

export const checkpointAge: Metric = {
  id: "checkpoint-age",
  version: 1,
  title: "Age of the responses in checkpoints",
  group: "policy",
  unit: "ratio",
  better: "lower",
  about: "How many checkpoints old the models behind the responses are; 0 is the newest of its family by the week.",
  formula:
    "Mean over responses of kept items of the number of later checkpoints of the family approved by the week; models that are not registered do not count. Interval: of a mean with prompts as clusters.",
  source: "Weekly collection with the latest models as in Touvron et al. 2023 (Llama 2). Lines: ours.",
  needs: ["registered checkpoints, in order or dated", "the model of each response"],
  nUnit: "responses",
  minimumN: 200,
  lines: { warn: 1, fail: 2 },
  gate: false,
  shownOnly: true,
  measure: ({ items, responses, names, ...view }, { checkpointAge: ages }) => {
    if (!ages)
      return notComputable(
        "No checkpoint is registered with an order or the beginning of its approval.",
        "Register the models with their family and order.",
      );
    const ageOf = names.models.map((name) => ages.get(name) ?? -1);
    const sums = new ClusterSums();
    const byAge = new Map<number, number>();
    let other = 0;
    eachItem(
      { items, responses, names, ...view },
      (item) => {
        const end = items.firstResponse[item + 1] as number;
        for (let r = items.firstResponse[item] as number; r < end; r += 1) {
          const model = responses.model[r] as number;
          const age = model === NONE_U16 ? -1 : (ageOf[model] ?? -1);
          if (age < 0) other += 1;
          else {
            sums.add(age, 1);
            byAge.set(age, (byAge.get(age) ?? 0) + 1);
          }
        }
      },
      () => sums.endCluster(),
    );
    const n = [...byAge.values()].reduce((sum, count) => sum + count, 0);
    const mean = clusteredMean(sums);
    if (n === 0 && other > 0) return notComputable("No response names a registered checkpoint.");
    if (!mean) return notEnough(checkpointAge, n);
    return {
      kind: "estimate",
      value: mean.value,
      low: Math.max(0, mean.low),
      high: mean.high,
      n,
      nUnit: checkpointAge.nUnit,
      detail: byAgeDetail(byAge, other, (age) => names.models.filter((_, model) => ageOf[model] === age)),
    };
  },
};

function byAgeDetail(byAge: ReadonlyMap<number, number>, other: number, modelsOf: (age: number) => string[]): Detail {
  const ages = [...byAge].sort(([a], [b]) => a - b);
  const unregistered = modelsOf(-1);
  const ofModels = (models: readonly string[]) =>
    models.length === 0 ? null : new URLSearchParams(models.map((name) => ["model", name])).toString();
  return {
    title: "Responses by age in checkpoints",
    columns: ["age", "responses"],
    rows: [
      ...ages.map(([age, count]) => [String(age), count]),
      ...(other > 0 ? [["not registered", other] as [string, number]] : []),
    ],
    rowParams: [...ages.map(([age]) => ofModels(modelsOf(age))), ...(other > 0 ? [ofModels(unregistered)] : [])],
  };
}
