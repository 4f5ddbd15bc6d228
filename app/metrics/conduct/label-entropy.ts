import { FEWEST_GROUPS } from "#app/stats/delete-group-jackknife.ts";
import type { Metric } from "../metric.ts";
import { notComputable, notEnough, sampledInterval, tooFew } from "../outcomes.ts";
import { entropyOf, labelUse, sharesOf } from "./label-use.ts";
import { labelVariety } from "./label-variety.ts";
import { rowsOf } from "./worst-annotators.ts";

const FEWEST_ITEMS = 20;

export const labelEntropy: Metric = {
  id: "label-entropy",
  version: 2,
  title: "Variety of each annotator's labels",
  group: "conduct",
  unit: "ratio",
  better: "higher",
  about:
    "How varied the labels of single annotators are against those of the batch: 1 where all use the scale alike, 0 where each gives one label only.",
  formula:
    "Weighted mean of the annotators' Shannon entropies of labels / entropy of all their labels together, over annotators with 20 or more items. Interval: delete-a-group jackknife over prompts.",
  source: "Shannon, Bell System Technical Journal 27 (1948) 379. 50 / 50 is 1 bit, 90 / 10 is 0.469. Lines: ours.",
  needs: ["annotator ids"],
  nUnit: `labelled items of annotators with ${FEWEST_ITEMS} or more`,
  minimumN: 200,
  lines: { warn: 0.85, fail: 0.7 },
  gate: false,
  shownOnly: true,
  measure: (view) => {
    const use = labelUse(view);
    const annotators = Array.from(use.items.keys()).filter((a) => (use.items[a] as number) >= FEWEST_ITEMS);
    const n = annotators.reduce((sum, a) => sum + (use.items[a] as number), 0);
    if (n === 0) return notEnough(labelEntropy, 0);
    if (annotators.length === 1)
      return notComputable("One annotator gave all labels that count: there is nobody to compare.");
    const { value, interval, groups } = labelVariety(view, annotators);
    if (Number.isNaN(value)) return notComputable("All annotators gave one and the same label.");
    if (!interval) return tooFew(labelEntropy, n, groups, FEWEST_GROUPS);
    const shown = annotators
      .map((a) => ({ name: view.names.annotators[a] ?? "", bits: entropyOf(use, a) ?? 0, shares: sharesOf(use, a), a }))
      .sort((one, other) => one.bits - other.bits || (one.name < other.name ? -1 : 1))
      .slice(0, 20);
    return {
      kind: "estimate",
      value,
      ...sampledInterval({ value, ...interval }, n, [0, 1]),
      n,
      nUnit: labelEntropy.nUnit,
      detail: {
        title: "Least varied annotators",
        columns: ["annotator", "bits", "commonest label", "its share", "items"],
        rows: shown.map(({ name, bits, shares, a }) => {
          const most = shares.indexOf(Math.max(...shares));
          return [name, bits, use.labels.nameOf(most), shares[most] as number, use.items[a] as number];
        }),
        rowParams: shown.map(({ name }) => rowsOf(view, name, "labelled")),
      },
    };
  },
};
