import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { clusteredMean } from "#app/stats/clustered-mean.ts";
import { NONE_U16 } from "../batch-view.ts";
import type { Detail, Metric } from "../metric.ts";
import { notComputable, tooFew } from "../outcomes.ts";
import { eachItem } from "../rows.ts";

const UNREGISTERED = -1;

interface OfAge {
  responses: number;
  /** Items with such a response, and the last one of them. */
  records: number;
  last: number;
}

export const checkpointAge: Metric = {
  id: "checkpoint-age",
  version: 2,
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
    const ageOf = names.models.map((name) => ages.get(name) ?? UNREGISTERED);
    const sums = new ClusterSums();
    const byAge = new Map<number, OfAge>();
    let isUnnamed = false;
    eachItem(
      { items, responses, names, ...view },
      (item) => {
        const end = items.firstResponse[item + 1] as number;
        for (let r = items.firstResponse[item] as number; r < end; r += 1) {
          const model = responses.model[r] as number;
          const age = model === NONE_U16 ? UNREGISTERED : (ageOf[model] ?? UNREGISTERED);
          if (model === NONE_U16) isUnnamed = true;
          if (age !== UNREGISTERED) sums.add(age, 1);
          const own = byAge.get(age) ?? { responses: 0, records: 0, last: -1 };
          own.responses += 1;
          if (own.last !== item) own.records += 1;
          own.last = item;
          byAge.set(age, own);
        }
      },
      () => sums.endCluster(),
    );
    const n = [...byAge].reduce((sum, [age, { responses }]) => (age === UNREGISTERED ? sum : sum + responses), 0);
    const mean = clusteredMean(sums);
    if (n === 0 && byAge.size > 0) return notComputable("No response names a registered checkpoint.");
    if (!mean) return tooFew(checkpointAge, n, sums.clusters, 2);
    return {
      kind: "estimate",
      value: mean.value,
      low: Math.max(0, mean.low),
      high: mean.high,
      n,
      nUnit: checkpointAge.nUnit,
      detail: byAgeDetail(byAge, (age) =>
        age === UNREGISTERED && isUnnamed ? [] : names.models.filter((_, model) => ageOf[model] === age),
      ),
    };
  },
};

/** @param modelsOf the models of an age; none where a response of it names no model, so that no list of models finds them all. */
function byAgeDetail(byAge: ReadonlyMap<number, OfAge>, modelsOf: (age: number) => string[]): Detail {
  const last = (age: number) => (age === UNREGISTERED ? Number.POSITIVE_INFINITY : age);
  const ages = [...byAge].sort(([a], [b]) => last(a) - last(b));
  return {
    title: "Responses by age in checkpoints",
    columns: ["age", "responses", "records"],
    rows: ages.map(([age, { responses, records }]) => [
      age === UNREGISTERED ? "not registered" : String(age),
      responses,
      records,
    ]),
    rowParams: ages.map(([age]) => {
      const models = modelsOf(age);
      return models.length === 0 ? null : new URLSearchParams(models.map((name) => ["wrote", name])).toString();
    }),
  };
}
