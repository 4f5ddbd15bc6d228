/** What became of items and answers, in words: jobs, screens and the command line say the same. */
import { countOf } from "#app/domain/figure.ts";
import type { Added } from "./add-items.server.ts";
import type { Taken } from "./take-answers.server.ts";

/** @example "20 items added, 20 with a key; 80 more would fit." */
export function addedSentence({
  added,
  withKey,
  already,
  notPairs,
  leftOver,
  rejected,
  firstFault,
}: Omit<Added, "kind">): string {
  const rest = [
    leftOver > 0 && `${countOf(leftOver, "more would fit", "more would fit")}`,
    already > 0 && `${countOf(already, "was", "were")} in the round already`,
    notPairs > 0 && `${countOf(notPairs, "is no pair", "are no pairs")} and were left out`,
    rejected > 0 && unreadText(rejected, firstFault),
  ].filter(Boolean);
  return `${[`${countOf(added, "item")} added, ${withKey === added ? "all" : withKey} with a key`, ...rest].join("; ")}.`;
}

/** @example "180 answers of 9 people taken; 12 records are no items of this round." */
export function takenSentence(taken: Omit<Taken, "kind">): string {
  const { annotators, unknown, otherTexts, repeated, anonymous, unreadable, rejected, firstFault } = taken;
  const rest = [
    repeated > 0 && `${countOf(repeated, "answer")} to an item that the same person had answered: the first stands`,
    unknown > 0 && `${countOf(unknown, "record is no item", "records are no items")} of this round`,
    otherTexts > 0 &&
      `${countOf(otherTexts, "record has an id", "records have ids")} of this round but other texts, and were left out`,
    anonymous > 0 && `${countOf(anonymous, "judgment")} without an annotator`,
    unreadable > 0 && `${countOf(unreadable, "judgment")} that compare nothing`,
    rejected > 0 && unreadText(rejected, firstFault),
  ].filter(Boolean);
  return `${[`${countOf(taken.taken, "answer")} of ${countOf(annotators, "person", "people")} taken`, ...rest].join("; ")}.`;
}

function unreadText(rows: number, firstFault: string | null): string {
  const which = rows === 1 ? "" : "the first: ";
  return `${countOf(rows, "row")} could not be read${firstFault ? ` (${which}${firstFault.replace(/[.]$/, "")})` : ""}`;
}
