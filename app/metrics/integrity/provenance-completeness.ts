import { type BatchView, ItemFlag, ItemMark, NONE_U16, NONE_U32 } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { counted, notEnough } from "../outcomes.ts";

/** `mark` lists the items that lack it. */
export const PROVENANCE = [
  { name: "annotator of every judgment", mark: "no_annotator", has: namesAnnotators },
  { name: "model of every response", mark: "no_model", has: namesModels },
  { name: "sampling parameters of every response", mark: "no_sampling", has: marked(ItemMark.SAMPLING_KNOWN) },
  {
    name: "display order",
    mark: "no_order",
    has: ({ items }: BatchView, i: number) => ((items.flags[i] as number) & ItemFlag.ORDER_KNOWN) !== 0,
  },
  { name: "start and end of every judgment", mark: "no_times", has: marked(ItemMark.TIMES_KNOWN) },
] as const;

export const provenanceCompleteness: Metric = {
  id: "provenance-completeness",
  version: 1,
  title: "Provenance completeness",
  group: "integrity",
  unit: "share",
  better: "higher",
  about:
    "Share of items that say who judged them, which models answered and how they were sampled, in which order they were shown and when.",
  formula:
    "Kept items with all five: annotator of every judgment, model of every response, sampling parameters of every response, display order, start and end of every judgment / kept items, counted.",
  source: "Lines: ours. What is missing makes other metrics not computable.",
  needs: [],
  nUnit: "items",
  minimumN: 1,
  lines: { warn: 1, fail: 0.98 },
  gate: false,
  counted: true,
  rows: "mark=no_annotator&mark=no_model&mark=no_sampling&mark=no_order&mark=no_times",
  shownOnly: true,
  since: 2,
  measure: (view) => {
    const { items, keepItem } = view;
    const found = PROVENANCE.map(() => 0);
    let kept = 0;
    let complete = 0;
    for (let i = 0; i < items.n; i += 1) {
      if (keepItem[i] !== 1) continue;
      kept += 1;
      let all = true;
      for (let field = 0; field < PROVENANCE.length; field += 1)
        if (PROVENANCE[field]?.has(view, i)) found[field] = (found[field] ?? 0) + 1;
        else all = false;
      if (all) complete += 1;
    }
    if (kept === 0) return notEnough(provenanceCompleteness, 0);
    const rows = PROVENANCE.map(({ name }, field) => [name, found[field] ?? 0, kept - (found[field] ?? 0)]);
    return counted(complete / kept, kept, provenanceCompleteness.nUnit, {
      title: "Items by what they carry",
      columns: ["field", "given", "missing"],
      rows,
      rowParams: PROVENANCE.map(({ mark }) => `mark=${mark}`),
    });
  },
};

function marked(mark: number) {
  return ({ items }: BatchView, i: number): boolean => ((items.marks[i] as number) & mark) !== 0;
}

function namesAnnotators({ items, judgments }: BatchView, i: number): boolean {
  for (let row = items.firstJudgment[i] as number; row < (items.firstJudgment[i + 1] as number); row += 1)
    if (judgments.annotator[row] === NONE_U32) return false;
  return true;
}

function namesModels({ items, responses }: BatchView, i: number): boolean {
  for (let r = items.firstResponse[i] as number; r < (items.firstResponse[i + 1] as number); r += 1)
    if (responses.model[r] === NONE_U16) return false;
  return true;
}
