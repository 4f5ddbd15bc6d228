import { type BatchView, GoldVerdict } from "../batch-view.ts";
import { listedRows } from "../listed-rows.ts";
import type { Detail, Metric } from "../metric.ts";
import { notComputable } from "../outcomes.ts";
import { rowShare, shareOutcome } from "../row-share.ts";
import { type GoldOfView, withContractGold } from "./contract-gold.ts";

export const goldAccuracy: Metric = {
  id: "gold-accuracy",
  version: 3,
  title: "Gold accuracy",
  group: "gold",
  unit: "share",
  better: "higher",
  about:
    "How often annotators gave the agreed answer on gold items: those the vendor hid, and pairs that two researchers agreed on in other weeks.",
  formula:
    "Weight of judgments that prefer the agreed side / weight of judgments on gold items. Where a pair is gold of both, the researchers' answer counts; what they agreed on in a week is not asked of that week, since it was chosen where people disagreed. Interval: Wilson's with Student's t at n / design effect, prompts as clusters.",
  source: "Gold questions with Wilson's interval; gold sets of 200 or more are customary. Lines: ours.",
  needs: ["gold items with an agreed answer"],
  nUnit: "gold judgments",
  minimumN: 200,
  lines: { warn: 0.9, fail: 0.88 },
  gate: true,
  rows: "mark=gold_wrong",
  measure: (delivered, { contractGold }) => {
    const gold = withContractGold(delivered, contractGold);
    const { view } = gold;
    const detail = view === delivered ? undefined : () => bySource(gold);
    const outcome = shareOutcome(goldAccuracy, view, (row) => goldRight(view, row), detail);
    if (outcome.kind === "estimate") return outcome;
    return notComputable(
      "No judgment was made on a gold item.",
      "Hide 200 or more gold items, with answers your own team agrees on, among the others.",
    );
  },
};

function bySource({ view, ofContract }: GoldOfView): Detail {
  const of = (source: number) =>
    rowShare(view, (row, item) => (ofContract[item] === source ? goldRight(view, row) : Number.NaN));
  const rows = [of(0), of(1)].map((share, i) => [
    i === 0 ? "the vendor's" : "agreed on by researchers",
    ...(share ? [share.value, share.low, share.high, share.n] : [null, null, null, 0]),
  ]);
  const listed = listedRows(view);
  return {
    title: "Gold accuracy by whose gold it is",
    columns: ["gold", "accuracy", "low", "high", "judgments"],
    rows,
    rowParams: [listed([["goldBy", "vendor"]]), listed([["goldBy", "researchers"]])],
  };
}

/** 1 or 0; NaN off gold items. */
export function goldRight({ judgments }: BatchView, row: number): number {
  const verdict = judgments.goldVerdict[row];
  if (verdict === GoldVerdict.RIGHT) return 1;
  return verdict === GoldVerdict.WRONG ? 0 : Number.NaN;
}
