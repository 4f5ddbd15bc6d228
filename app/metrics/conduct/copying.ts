import { countOf } from "#app/domain/figure.ts";
import { NONE_U32 } from "../batch-view.ts";
import { listedRows } from "../listed-rows.ts";
import type { Metric } from "../metric.ts";
import { counted, notComputable } from "../outcomes.ts";
import { copyingPairs } from "./copying-pairs.ts";
import { labelUse } from "./label-use.ts";

export const copying: Metric = {
  id: "copying",
  version: 1,
  title: "Annotators who copy one another",
  group: "conduct",
  unit: "share",
  better: "lower",
  about:
    "How many annotators give the same labels as one other annotator, strength included, far more often than as everybody else.",
  formula:
    "Annotators in a pair whose agreement is improbable / annotators with a label, counted. Improbable: P(as many equal labels or more) < 0.05 / pairs if the two disagreed half as often as the more agreeable of them disagrees with everybody else. Tested: 10 shared comparisons, and 10 of one of the two with others.",
  source:
    "Binomial tail with Bonferroni's correction over pairs, as in answer-copying indices (Wesolowsky, J. Applied Statistics 27, 2000). Lines: ours.",
  needs: ["annotator ids", "items judged by two or more annotators"],
  nUnit: "pairs of annotators",
  minimumN: 1,
  // One pair is worth a look: the correction keeps it from turning up by chance.
  lines: { warn: 0, fail: 0.25 },
  gate: false,
  counted: true,
  measure: (view) => {
    const pairs = copyingPairs(view);
    if (pairs.length === 0)
      return notComputable(
        view.judgments.annotator.every((one) => one === NONE_U32)
          ? "No judgment names its annotator."
          : "No two annotators share ten labelled comparisons of whom one has ten with others.",
        "Contract for an overlap of 10 to 20 % of the items, dealt so that annotators meet again, with stable pseudonyms.",
      );
    const found = pairs.filter(({ improbable }) => improbable);
    const members = (list: typeof pairs) => new Set(list.flatMap(({ a, b }) => [a, b])).size;
    const shown = pairs.slice(0, Math.max(20, Math.min(100, found.length)));
    const listed = listedRows(view);
    const name = (annotator: number) => view.names.annotators[annotator] ?? "";
    const working = labelUse(view).items.reduce((sum, items) => sum + Number(items > 0), 0);
    return counted(members(found) / working, pairs.length, copying.nUnit, {
      title: `Least probable pairs; ${members(pairs)} of ${countOf(working, "annotator")} are in a pair that can be judged`,
      columns: ["annotator", "and", "same label", "usual", "shared", "chance", "improbable"],
      rows: shown.map(({ a, b, n, agreed, usual, p, improbable }) => [
        ...[name(a), name(b)].sort(),
        agreed / n,
        usual,
        n,
        p,
        improbable ? "yes" : "no",
      ]),
      rowParams: shown.map(({ a, b }) =>
        listed([
          ["annotator", name(a)],
          ["met", name(b)],
        ]),
      ),
    });
  },
};
