import { differenceInterval } from "#app/stats/difference-interval.ts";
import type { BatchView } from "../batch-view.ts";
import { isAmong } from "../integrity/is-among.ts";
import { listedRows } from "../listed-rows.ts";
import type { Metric } from "../metric.ts";
import { notComputable, notEnough } from "../outcomes.ts";
import { rowShare } from "../row-share.ts";
import { withContractGold } from "./contract-gold.ts";
import { goldRight } from "./gold-accuracy.ts";

export const goldAccuracyNewVOld: Metric = {
  id: "gold-accuracy-new-v-old",
  version: 3,
  title: "Gold accuracy, old items less new",
  group: "gold",
  unit: "coefficient",
  better: "lower",
  about: "Whether annotators do better on gold items that earlier batches used already: then the answers leaked.",
  formula:
    "Gold accuracy on items whose prompt was gold in an earlier batch of the contract, the vendor's or asked of it by researchers, - gold accuracy on the other gold items. Interval: Newcombe's, from Wilson's intervals at n / design effect of the two.",
  source: "Newcombe 1998, method 10. Lines: ours.",
  needs: ["gold items, some of them used in an earlier batch of the contract"],
  nUnit: "gold judgments on the rarer of new and old items",
  minimumN: 100,
  lines: { warn: 0.05, fail: 0.1 },
  gate: false,
  shownOnly: true,
  measure: (delivered, { earlierGoldKeys, contractGold }) => {
    const { view } = withContractGold(delivered, contractGold);
    if (!earlierGoldKeys || earlierGoldKeys.length === 0)
      return notComputable("No earlier batch of the contract has gold items.");
    const [old, fresh] = [true, false].map((isOld) => shareWhere(view, earlierGoldKeys, isOld));
    if (!old && !fresh)
      return notComputable("No judgment was made on a gold item.", "Hide gold items among the others.");
    if (!old)
      return notComputable("No gold item of this batch was gold in an earlier one: there is nothing to compare.");
    if (!fresh)
      return notComputable(
        "Every gold item was used in an earlier batch.",
        "Renew part of the gold items every two weeks.",
      );
    const n = Math.min(old.n, fresh.n);
    if (n < 2) return notEnough(goldAccuracyNewVOld, n);
    const listed = listedRows(view);
    return {
      kind: "estimate",
      ...differenceInterval(old, fresh),
      n,
      nUnit: goldAccuracyNewVOld.nUnit,
      detail: {
        title: "Gold accuracy of old and new items",
        columns: ["gold items", "accuracy", "low", "high", "judgments"],
        rows: [
          ["used before", old.value, old.low, old.high, old.n],
          ["new", fresh.value, fresh.low, fresh.high, fresh.n],
        ],
        rowParams: [listed([["goldUse", "before"]]), listed([["goldUse", "new"]])],
      },
    };
  },
};

function shareWhere(view: BatchView, keys: Float64Array, isOld: boolean) {
  return rowShare(view, (row, item) =>
    isAmong(keys, view.items.promptKey[item] as number) === isOld ? goldRight(view, row) : Number.NaN,
  );
}
