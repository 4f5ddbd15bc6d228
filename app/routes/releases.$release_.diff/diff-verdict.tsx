import { Verdict } from "#app/components/verdict.tsx";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import { CHANGE_TEXT, CHANGES, type DiffSummary } from "#app/release/diff.ts";

interface DiffVerdictProps {
  before: string;
  after: string;
  diff: DiffSummary;
}

export function DiffVerdict({ before, after, diff: { same, counts } }: DiffVerdictProps) {
  const changed = CHANGES.filter((change) => counts[change] > 0);
  const words = changed.map((change) => `${groupDigits(counts[change])} ${CHANGE_TEXT[change].title.toLowerCase()}`);
  const headline =
    words.length === 0
      ? `${after} holds the records of ${before}, with the same weights.`
      : `From ${before} to ${after}: ${listed(words)}.`;
  return <Verdict headline={headline}>{countOf(same, "record")} that give pairs are the same in both.</Verdict>;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
