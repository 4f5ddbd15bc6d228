import type { Answers } from "./answers.ts";
import { accuracyAgainst, mostVoted, voteShares } from "./majority-vote.ts";

/**
 * Worker agreement with aggregate: skill is agreement with the majority vote, and the vote is taken again with those skills
 * as weights. `shares` is row-major, items × classes. A rater's own answer is part of the majority he is held against, so
 * skill flatters raters of items with few answers: use leave-one-out agreement to judge people.
 *
 * Source: Appen, "Wawa"; Ustalov et al., Journal of Open Source Software 9 (2024), 6227.
 */
export function wawa(answers: Answers): { skill: Float64Array; shares: Float64Array } {
  const skill = accuracyAgainst(answers, mostVoted(voteShares(answers), answers.classes));
  return { skill, shares: voteShares(answers, skill) };
}
