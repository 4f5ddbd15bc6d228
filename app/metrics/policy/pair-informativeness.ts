import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { clusteredProportion } from "#app/stats/clustered-proportion.ts";
import { type BatchView, ItemMark, NONE_U16, ResponseMark } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { notEnough } from "../outcomes.ts";
import { eachItem } from "../rows.ts";
import { responseScores } from "../scores/score-comparisons.ts";

export const pairInformativeness: Metric = {
  id: "pair-informativeness",
  version: 2,
  title: "Pairs of one model",
  group: "policy",
  unit: "share",
  better: "lower",
  about:
    "Share of pairs in which both responses come from one model; beside it, how often checkable pairs are both right or both wrong, and the scores' mean margin.",
  formula:
    "Items whose first two responses name the same model / items whose first two both name one. Beside it: of items with checked constraints those met by both, and by neither; mean |score difference| of the first two. Interval: Wilson's with Student's t at n / design effect, prompts as clusters.",
  source: "Pairs of two model variants as in Touvron et al. 2023 (Llama 2) and Dubey et al. 2024 (Llama 3).",
  needs: ["the model of each response"],
  nUnit: "pairs with both models named",
  minimumN: 200,
  lines: { warn: 0.5, fail: 0.95 },
  gate: false,
  rows: "mark=one_model",
  shownOnly: true,
  measure: (view, context) => {
    const { items } = view;
    const sums = new ClusterSums();
    const count = { n: 0, oneModel: 0, checked: 0, bothMet: 0, neitherMet: 0, scored: 0, margin: 0 };
    const scores = responseScores(context)?.values;
    eachItem(
      view,
      (item) => {
        const a = items.firstResponse[item] as number;
        if ((items.firstResponse[item + 1] as number) - a < 2) return;
        const b = a + 1;
        const met = metOfPair(view, item);
        count.checked += Number(met !== null);
        count.bothMet += Number(met === 2);
        count.neitherMet += Number(met === 0);
        const margin = scores ? Math.abs((scores[a] as number) - (scores[b] as number)) : Number.NaN;
        if (Number.isFinite(margin)) {
          count.scored += 1;
          count.margin += margin;
        }
        const same = isOfOneModel(view, item);
        if (same === null) return;
        count.n += 1;
        count.oneModel += Number(same);
        sums.add(Number(same), 1);
      },
      () => sums.endCluster(),
    );
    const share = count.n > 0 ? clusteredProportion(sums, count.n) : null;
    if (!share) return notEnough(pairInformativeness, 0);
    const of = (part: number, whole: number) => (whole > 0 ? part / whole : null);
    const rows: [string, number | null, number | null, number][] = [
      ["both of one model", share.value, count.oneModel, count.n],
      ["constraints met by both", of(count.bothMet, count.checked), count.bothMet, count.checked],
      ["constraints met by neither", of(count.neitherMet, count.checked), count.neitherMet, count.checked],
      ["mean margin of the scores", of(count.margin, count.scored), null, count.scored],
    ];
    return {
      kind: "estimate",
      value: share.value,
      low: share.low,
      high: share.high,
      n: count.n,
      nUnit: pairInformativeness.nUnit,
      detail: {
        title: "What the pairs can teach",
        columns: ["pairs", "value", "such pairs", "of"],
        rows,
        // Which responses have scores is not known to a filter of records.
        rowParams: ["mark=one_model", "mark=both_met", "mark=neither_met", null],
      },
    };
  },
};

/** Whether the first two responses name the same model; null where they do not both name one, or are not two. */
export function isOfOneModel({ items, responses, names }: BatchView, item: number): boolean | null {
  const start = items.firstResponse[item] as number;
  if ((items.firstResponse[item + 1] as number) - start < 2 || names.models.length === 0) return null;
  const one = responses.model[start] as number;
  const other = responses.model[start + 1] as number;
  return one === NONE_U16 || other === NONE_U16 ? null : one === other;
}

/**
 * How many of the first two responses meet the constraints, by our own checkers, else by the vendor's verdicts; null where
 * not both were checked.
 */
export function metOfPair({ items, responses }: BatchView, item: number): number | null {
  const start = items.firstResponse[item] as number;
  if ((items.firstResponse[item + 1] as number) - start < 2) return null;
  if (((items.marks[item] as number) & ItemMark.CONSTRAINED) === 0) return null;
  let met = 0;
  for (let r = start; r < start + 2; r += 1) {
    const marks = responses.marks[r] as number;
    const ours = marks & (ResponseMark.VERIFIED | ResponseMark.VIOLATED);
    const vendors = marks & (ResponseMark.VENDOR_VERIFIED | ResponseMark.VENDOR_VIOLATED);
    if (ours === 0 && vendors === 0) return null;
    met += Number(ours !== 0 ? (ours & ResponseMark.VERIFIED) !== 0 : (vendors & ResponseMark.VENDOR_VERIFIED) !== 0);
  }
  return met;
}
