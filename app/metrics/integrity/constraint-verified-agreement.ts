import { type BatchView, ItemMark, NONE_U8, ResponseMark } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { notComputable } from "../outcomes.ts";
import { shareOutcome } from "../row-share.ts";
import { constraintDetail } from "./constraint-detail.ts";

export const constraintVerifiedAgreement: Metric = {
  id: "constraint-verified-agreement",
  version: 2,
  title: "Constraint-verified agreement",
  group: "integrity",
  unit: "share",
  better: "higher",
  about:
    "Where a checker can tell which of two responses keeps to the prompt’s constraints: share of labels that prefer that one.",
  formula:
    "Sum of weights of judgments that prefer the response that verifies / of all judgments with a preference where our checks verify exactly one of the two. Items whose constraints we can all check; interval clustered by prompt.",
  source:
    "Verifiable instructions: Zhou et al. 2023 (IFEval); chosen verifies and rejected does not, as in Lambert et al. 2024 (Tulu 3). Lines: ours.",
  needs: ["verifiable constraints on the records", "pairwise preferences"],
  nUnit: "comparisons where one response verifies",
  minimumN: 50,
  lines: { warn: 0.98, fail: 0.95 },
  gate: false,
  rows: "mark=violated",
  since: 2,
  measure: (view) => {
    if (!anyItem(view, ItemMark.CONSTRAINED))
      return notComputable(
        anyItem(view, ItemMark.UNKNOWN_CONSTRAINT)
          ? "The constraints that the records list are none that Assay can check."
          : "No record lists constraints that could be verified.",
        "Contract for the constraints of each prompt as ids with their arguments.",
      );
    return shareOutcome(
      constraintVerifiedAgreement,
      view,
      (row, item) => agreesWithCheck(view, row, item),
      () => constraintDetail(view),
    );
  },
};

function agreesWithCheck(view: BatchView, row: number, item: number): number {
  const { items, judgments, responses } = view;
  const strength = judgments.strength[row] as number;
  const second = judgments.second[row] as number;
  if (!(Math.abs(strength) > 0) || second === NONE_U8) return Number.NaN;
  if (((items.marks[item] as number) & ItemMark.CONSTRAINED) === 0) return Number.NaN;
  const start = items.firstResponse[item] as number;
  const firstHolds = (responses.marks[start + (judgments.first[row] as number)] as number) & ResponseMark.VERIFIED;
  const secondHolds = (responses.marks[start + second] as number) & ResponseMark.VERIFIED;
  if ((firstHolds === 0) === (secondHolds === 0)) return Number.NaN;
  return strength < 0 === firstHolds > 0 ? 1 : 0;
}

function anyItem({ items, keepItem }: BatchView, mark: number): boolean {
  for (let i = 0; i < items.n; i += 1) if (keepItem[i] === 1 && ((items.marks[i] as number) & mark) !== 0) return true;
  return false;
}
