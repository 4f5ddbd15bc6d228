import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { clusteredProportion } from "#app/stats/clustered-proportion.ts";
import { type BatchView, ItemMark, NONE_U16, ResponseMark } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { notEnough } from "../outcomes.ts";
import { eachItem } from "../rows.ts";
import { responseScores } from "../scores/score-comparisons.ts";

export const pairInformativeness: Metric = {
  id: "pair-informativeness",
  version: 1,
  title: "Pairs of one model",
  group: "policy",
  unit: "share",
  better: "lower",
  about:
    "Share of pairs in which both responses come from one model; beside it, how often checkable pairs are both right or both wrong, and the scores' mean margin.",
  formula:
    "Items whose first two responses name the same model / items whose first two both name one. Beside it: of items with checked constraints those met by both, and by neither; mean |score difference| of the first two. Interval: Wilson's at n / design effect, prompts as clusters.",
  source: "Pairs of two model variants as in Touvron et al. 2023 (Llama 2) and Dubey et al. 2024 (Llama 3).",
  needs: ["the model of each response"],
  nUnit: "pairs with both models named",
  minimumN: 200,
  lines: { warn: 0.5, fail: 0.95 },
  gate: false,
  shownOnly: true,
  measure: (view, context) => {
    const { items, responses, names } = view;
    const sums = new ClusterSums();
    const count = { n: 0, checked: 0, bothMet: 0, neitherMet: 0, scored: 0, margin: 0 };
    const scores = responseScores(context)?.values;
    eachItem(
      view,
      (item) => {
        const a = items.firstResponse[item] as number;
        if ((items.firstResponse[item + 1] as number) - a < 2) return;
        const b = a + 1;
        addChecks(view, item, count);
        const margin = scores ? Math.abs((scores[a] as number) - (scores[b] as number)) : Number.NaN;
        if (Number.isFinite(margin)) {
          count.scored += 1;
          count.margin += margin;
        }
        const [one, other] = [responses.model[a] as number, responses.model[b] as number];
        if (one === NONE_U16 || other === NONE_U16 || names.models.length === 0) return;
        count.n += 1;
        sums.add(one === other ? 1 : 0, 1);
      },
      () => sums.endCluster(),
    );
    const share = count.n > 0 ? clusteredProportion(sums, count.n) : null;
    if (!share) return notEnough(pairInformativeness, 0);
    const of = (part: number, whole: number) => (whole > 0 ? part / whole : null);
    const rows: [string, number | null, number][] = [
      ["both of one model", share.value, count.n],
      ["constraints met by both", of(count.bothMet, count.checked), count.checked],
      ["constraints met by neither", of(count.neitherMet, count.checked), count.checked],
      ["mean margin of the scores", of(count.margin, count.scored), count.scored],
    ];
    return {
      kind: "estimate",
      value: share.value,
      low: share.low,
      high: share.high,
      n: count.n,
      nUnit: pairInformativeness.nUnit,
      detail: { title: "What the pairs can teach", columns: ["pairs", "value", "n"], rows },
    };
  },
};

/** By our own checkers, else by the vendor's verdicts. */
function addChecks(
  { items, responses }: BatchView,
  item: number,
  count: { checked: number; bothMet: number; neitherMet: number },
): void {
  if (((items.marks[item] as number) & ItemMark.CONSTRAINED) === 0) return;
  const verdicts = [0, 1].map((k) => {
    const marks = responses.marks[(items.firstResponse[item] as number) + k] as number;
    if (marks & (ResponseMark.VERIFIED | ResponseMark.VIOLATED)) return (marks & ResponseMark.VERIFIED) !== 0;
    if (marks & (ResponseMark.VENDOR_VERIFIED | ResponseMark.VENDOR_VIOLATED))
      return (marks & ResponseMark.VENDOR_VERIFIED) !== 0;
    return null;
  });
  if (verdicts.includes(null)) return;
  count.checked += 1;
  if (verdicts.every(Boolean)) count.bothMet += 1;
  if (!verdicts.some(Boolean)) count.neitherMet += 1;
}
