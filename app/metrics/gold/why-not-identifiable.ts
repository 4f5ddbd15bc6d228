/** When agreement alone cannot tell annotators apart. */
import { countOf } from "#app/domain/figure.ts";
import { whyNoneDecided } from "../agreement/overlap.ts";
import type { BatchView } from "../batch-view.ts";
import type { NotComputable } from "../metric.ts";
import { notComputable } from "../outcomes.ts";
import { FEWEST_RESAMPLED, promptsOf } from "./leave-prompts-out.ts";
import type { SideAnswers } from "./side-answers.ts";

const CONTRACT_FOR_OVERLAP =
  "Contract for 10 to 20 % of the items to be judged by two or more annotators, in changing company.";

const FEWEST_COMPARISONS = 100;
/** Comparisons won by a side, below which how often annotators are right about it is a guess. */
const FEWEST_OF_A_SIDE = 10;

const OF_FEW_PROMPTS = `, where ${FEWEST_RESAMPLED} are needed to tell how prompts differ.`;
const ONE_SIDED =
  "Not identifiable: on nearly all shared comparisons one and the same side is preferred, so that skill cannot be told from habit.";
const CONTRACT_FOR_PROMPTS = "Have the shared comparisons spread over more prompts.";
const RANDOM_ORDER = "Have the order of the responses drawn at random for every item.";

/** Comparisons of the side that wins less often, by gold or else by the majority; a draw is half a win of each. */
function rarerSide({ items, start, label, weight }: SideAnswers["answers"], pinned: Int8Array): number {
  let second = 0;
  for (let at = 0; at < items; at += 1) {
    let votes = 0;
    for (let k = start[at] as number; k < (start[at + 1] as number); k += 1)
      votes += (label[k] === 1 ? 1 : -1) * (weight[k] as number);
    const gold = pinned[at] as number;
    second += gold >= 0 ? gold : (1 + Math.sign(votes)) / 2;
  }
  return Math.min(second, items - second);
}

/** Overlap is asked for where there is too little of it, and not where those who met decided nothing. */
export function notIdentifiable(view: BatchView, why: string): NotComputable {
  const none = whyNoneDecided(view);
  if (none !== null) return notComputable(`Not identifiable. ${none}`);
  if (why.endsWith(OF_FEW_PROMPTS)) return notComputable(why, CONTRACT_FOR_PROMPTS);
  return notComputable(why, why === ONE_SIDED ? RANDOM_ORDER : CONTRACT_FOR_OVERLAP);
}

/** A sentence, or null when skills can be told. */
export function whyNotIdentifiable(view: BatchView, data: SideAnswers): string | null {
  const { answers, overlap, pinned } = data;
  if (answers.items === 0) return "Not identifiable: no comparison was decided by two named annotators.";
  if (answers.items < FEWEST_COMPARISONS)
    return `Not identifiable: only ${answers.items} ${answers.items === 1 ? "comparison was" : "comparisons were"} decided by two or more annotators, where ${FEWEST_COMPARISONS} are needed.`;
  const prompts = promptsOf(view, data);
  if (prompts < FEWEST_RESAMPLED)
    return `Not identifiable: the shared comparisons are of only ${countOf(prompts, "prompt")}${OF_FEW_PROMPTS}`;
  if (rarerSide(answers, pinned) < FEWEST_OF_A_SIDE) return ONE_SIDED;
  if (pinned.some((side) => side >= 0)) return null;
  if (overlap.raters < 3)
    return "Not identifiable: shared comparisons connect only two annotators, and of two who disagree either may be right.";
  if (!overlap.hasOddCycle)
    return "Not identifiable: the annotators split in two sides that only ever meet each other, and either may be the better one.";
  return null;
}
