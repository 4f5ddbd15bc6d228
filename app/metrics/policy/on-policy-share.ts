import { NONE_U16 } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { counted, notComputable, notEnough } from "../outcomes.ts";

export const onPolicyShare: Metric = {
  id: "on-policy-share",
  version: 1,
  title: "On-policy share",
  group: "policy",
  unit: "share",
  better: "higher",
  about:
    "Share of responses written by a model approved for collection; reward models lose accuracy off their distribution.",
  formula:
    "Responses of kept items whose model is approved for the week / responses of kept items, counted. A response without a model is not shown to be approved and counts as not.",
  source: "On-policy collection as in Touvron et al. 2023 (Llama 2) and Dubey et al. 2024 (Llama 3). Lines: ours.",
  needs: ["models approved for collection", "the model of each response"],
  minimumN: 1,
  lines: { warn: 0.9, fail: 0.7 },
  gate: false,
  measure: ({ items, responses, names, keepItem }, { approvedModels }) => {
    if (!approvedModels) return notComputable("The contract approves no models for collection.");
    const unnamed = names.models.length;
    const byModel = new Float64Array(unnamed + 1);
    let n = 0;
    for (let i = 0; i < items.n; i += 1) {
      if (keepItem[i] !== 1) continue;
      const end = items.firstResponse[i + 1] as number;
      for (let r = items.firstResponse[i] as number; r < end; r += 1) {
        const model = responses.model[r] as number;
        const slot = model === NONE_U16 || model >= unnamed ? unnamed : model;
        byModel[slot] = (byModel[slot] as number) + 1;
        n += 1;
      }
    }
    if (n === 0) return notEnough(onPolicyShare, 0, "responses");
    if (byModel[unnamed] === n)
      return notComputable("No response names its model.", "Contract for the model and version of every response.");
    const rows = [...names.models, "(not given)"]
      .map((name, model): [string, number, string] => [
        name,
        byModel[model] ?? 0,
        model < unnamed && approvedModels.has(name) ? "yes" : "no",
      ])
      .filter(([, count]) => count > 0)
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    const approved = rows.reduce((sum, [, count, isApproved]) => sum + (isApproved === "yes" ? count : 0), 0);
    return counted(approved / n, n, "responses", {
      title: "Responses by model",
      columns: ["model", "responses", "approved"],
      rows,
    });
  },
};
