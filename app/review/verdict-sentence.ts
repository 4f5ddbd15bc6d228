/** The verdict on a batch in a sentence: the first thing a person reads. */
import { type Axes, COMMERCIAL_CHOICES, TRAINING_CHOICES } from "#app/domain/decision.ts";
import type { Recommendation } from "./recommend.ts";

const SHOWN = 2;

/**
 * @example "Accept with credit, and reweight — gold accuracy 0.880 [0.861, 0.897] is under 0.90; longer wins 0.592
 *   [0.578, 0.606] is over 0.58."
 */
export function verdictSentence(recommendation: Recommendation, week?: number): string {
  const headline = axesText(recommendation);
  const opening =
    week === undefined ? headline : `Week ${week}: ${headline.charAt(0).toLowerCase()}${headline.slice(1)}`;
  return `${opening} — ${explanation(recommendation)}.`;
}

/** @example verdictHeadline({ commercial: "accept_with_credit", training: "reweight" }) // "Accept with credit, and reweight." */
export function verdictHeadline(axes: Axes): string {
  return `${axesText(axes)}.`;
}

/** Both axes; the training axis goes without saying when a batch is not taken, or taken as it is. */
export function axesText({ commercial, training }: Axes): string {
  const title = COMMERCIAL_CHOICES[commercial].title;
  const use = TRAINING_CHOICES[training].title.toLowerCase();
  if (commercial === "accept" || COMMERCIAL_CHOICES[commercial].payable)
    return training === "include" ? title : `${title}, and ${use}`;
  return training === "include" || training === "reweight" ? title : `${title}, and ${use}`;
}

function explanation({ reasons, state }: Recommendation): string {
  if (reasons.length === 0)
    return state === "pass" ? "every criterion with enough data passes" : "nothing stands against it";
  const shown = reasons.slice(0, SHOWN).map(({ clause }) => clause);
  const more = reasons.length - shown.length;
  if (more > 0) shown.push(more === 1 ? "one more criterion does not pass" : `${more} more criteria do not pass`);
  return shown.join("; ");
}
