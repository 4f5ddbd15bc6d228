/** Whether the newest week is helping, in a sentence or two. */
import { countOf } from "#app/domain/figure.ts";
import { CLAIM_WORDS, caveatOf, comparisonText } from "./claim-words.ts";
import type { HelpingSeries, HelpingWeek, Milestone } from "./helping.ts";

export function helpingVerdict({ evaluation, weeks, base, milestone }: HelpingSeries): {
  headline: string;
  text: string;
} {
  const newest = weeks.at(-1);
  if (!newest) return { headline: "No run has been evaluated yet.", text: "" };
  if (!newest.overBase)
    return {
      headline: "There is nothing to hold the runs against.",
      text: [
        base
          ? `The base checkpoint “${base.name}” has no ${evaluation}: evaluate it as the runs were.`
          : "Note the base checkpoint they start from as a run of its own, and evaluate it as they were.",
        previousSentence(newest),
      ]
        .filter((one) => one !== "")
        .join(" "),
    };
  const { claim } = newest.overBase;
  const sentences = [
    `Over the base, ${evaluation}: ${comparisonText(newest.overBase)}.`,
    previousSentence(newest),
    milestoneSentence(milestone, newest.week),
    caveatOf(newest.overBase),
    newest.contamination.length > 0 ? `Contamination is noted: ${newest.contamination.join("; ")}.` : "",
  ];
  return { headline: HEADLINES[claim](newest.week), text: sentences.filter((one) => one !== "").join(" ") };
}

const HEADLINES = {
  better: (week: number) => `The data through week ${week} is helping.`,
  worse: (week: number) => `With the data through week ${week} the model is worse than before.`,
  "no-difference": (week: number) => `The data through week ${week} is not visibly helping.`,
  "too-few-seeds": (week: number) => `Too few seeds to say whether the data through week ${week} is helping.`,
  "seeds-alike": (week: number) =>
    `The seeds do not differ, so nothing can be said of whether the data through week ${week} is helping.`,
};

function previousSentence({ week, overPrevious }: HelpingWeek): string {
  if (!overPrevious) return "";
  const { week: before, comparison } = overPrevious;
  const step = before + 1 === week ? `Week ${week} itself` : `Weeks ${before + 1} to ${week} themselves`;
  return `${step}, over week ${before}’s run: ${comparisonText(comparison)}, ${CLAIM_WORDS[comparison.claim]}.`;
}

function milestoneSentence({ dueWeek, state }: Milestone, week: number): string {
  const milestone = `The milestone, an improvement visible by week ${dueWeek},`;
  if (state === "insufficient") return `${milestone} is not decided by this.`;
  if (state === "pass") return `${milestone} ${week > dueWeek ? "was due earlier; it is met now" : "is met"}.`;
  if (week >= dueWeek) return `${milestone} is missed.`;
  return `${milestone} has ${countOf(dueWeek - week, "week")} left.`;
}
