/** When agreement alone cannot tell annotators apart. */
import { whyNoneDecided } from "../agreement/overlap.ts";
import type { BatchView } from "../batch-view.ts";
import type { NotComputable } from "../metric.ts";
import { notComputable } from "../outcomes.ts";
import type { SideAnswers } from "./side-answers.ts";

const CONTRACT_FOR_OVERLAP =
  "Contract for 10 to 20 % of the items to be judged by two or more annotators, in changing company.";

const FEWEST_COMPARISONS = 100;

/** Overlap is asked for where there is too little of it, and not where those who met decided nothing. */
export function notIdentifiable(view: BatchView, why: string): NotComputable {
  const none = whyNoneDecided(view);
  return none === null ? notComputable(why, CONTRACT_FOR_OVERLAP) : notComputable(`Not identifiable. ${none}`);
}

/** A sentence, or null when skills can be told. */
export function whyNotIdentifiable({ answers, overlap, pinned }: SideAnswers): string | null {
  if (answers.items === 0) return "Not identifiable: no comparison was decided by two named annotators.";
  if (answers.items < FEWEST_COMPARISONS)
    return `Not identifiable: only ${answers.items} ${answers.items === 1 ? "comparison was" : "comparisons were"} decided by two or more annotators, where ${FEWEST_COMPARISONS} are needed.`;
  if (pinned.some((side) => side >= 0)) return null;
  if (overlap.raters < 3)
    return "Not identifiable: shared comparisons connect only two annotators, and of two who disagree either may be right.";
  if (!overlap.hasOddCycle)
    return "Not identifiable: the annotators split in two sides that only ever meet each other, and either may be the better one.";
  return null;
}
