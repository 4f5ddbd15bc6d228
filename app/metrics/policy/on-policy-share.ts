import { type BatchView, NONE_U16 } from "../batch-view.ts";
import type { MeasureContext, Metric } from "../metric.ts";
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
    "Responses of kept items whose model is approved for the week (where days limit it, on the first dated judgment of the item) / responses of kept items, counted. A response without a model is not shown to be approved and counts as not.",
  source: "On-policy collection as in Touvron et al. 2023 (Llama 2) and Dubey et al. 2024 (Llama 3). Lines: ours.",
  needs: ["models approved for collection", "the model of each response"],
  nUnit: "responses",
  minimumN: 1,
  lines: { warn: 0.9, fail: 0.7 },
  gate: false,
  counted: true,
  measure: (view, { approvedModels, approvedSpans }) => {
    if (!approvedModels)
      return notComputable(
        "No checkpoint is registered as approved for collection.",
        "Register the models, or name them in the contract.",
      );
    const { items, responses, names, keepItem } = view;
    const isApproved = approvalTest(view, approvedModels, approvedSpans);
    const unnamed = names.models.length;
    const byModel = new Float64Array(unnamed + 1);
    const approvedOf = new Float64Array(unnamed + 1);
    const records = new Float64Array(unnamed + 1);
    const lastItem = new Float64Array(unnamed + 1).fill(-1);
    let n = 0;
    for (let i = 0; i < items.n; i += 1) {
      if (keepItem[i] !== 1) continue;
      const end = items.firstResponse[i + 1] as number;
      for (let r = items.firstResponse[i] as number; r < end; r += 1) {
        const model = responses.model[r] as number;
        const slot = model === NONE_U16 || model >= unnamed ? unnamed : model;
        byModel[slot] = (byModel[slot] as number) + 1;
        if (lastItem[slot] !== i) records[slot] = (records[slot] as number) + 1;
        lastItem[slot] = i;
        if (slot < unnamed && isApproved(slot, i)) approvedOf[slot] = (approvedOf[slot] as number) + 1;
        n += 1;
      }
    }
    if (n === 0) return notEnough(onPolicyShare, 0);
    if (byModel[unnamed] === n)
      return notComputable("No response names its model.", "Contract for the model and version of every response.");
    const rows = [...names.models, "(not given)"]
      .map((name, model): [string, number, string, number] => [
        name,
        byModel[model] ?? 0,
        approvalWord(approvedOf[model] as number, byModel[model] as number),
        records[model] as number,
      ])
      .filter(([, count]) => count > 0)
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    const approved = approvedOf.reduce((sum, count) => sum + count, 0);
    return counted(approved / n, n, onPolicyShare.nUnit, {
      title: "Responses by model",
      columns: ["model", "responses", "approved", "records"],
      rows,
      rowParams: rows.map(([name]) =>
        names.models.includes(name) ? new URLSearchParams({ wrote: name }).toString() : "mark=no_model",
      ),
    });
  },
};

/** Whether a model is approved for an item: by the time of its first dated judgment where days limit it, else by the week. */
function approvalTest(
  { items, judgments, names }: BatchView,
  approved: ReadonlySet<string>,
  spans: MeasureContext["approvedSpans"],
): (model: number, item: number) => boolean {
  const inWeek = names.models.map((name) => approved.has(name));
  const limits = names.models.map((name) => spans?.get(name));
  return (model, item) => {
    const limit = limits[model];
    const at = limit ? firstTime(items, judgments, item) : Number.NaN;
    return limit && !Number.isNaN(at) ? limit.some(({ from, to }) => from <= at && at < to) : inWeek[model] === true;
  };
}

/** UTC milliseconds; NaN when no judgment of the item has a time. */
function firstTime(items: BatchView["items"], { at }: BatchView["judgments"], item: number): number {
  let first = Number.NaN;
  for (let row = items.firstJudgment[item] as number; row < (items.firstJudgment[item + 1] as number); row += 1)
    if (!((at[row] as number) >= first) && !Number.isNaN(at[row])) first = at[row] as number;
  return first;
}

function approvalWord(approved: number, all: number): string {
  return approved === 0 ? "no" : approved === all ? "yes" : `${approved} of ${all}`;
}
