import { ChoiceField } from "#app/components/choice-field.tsx";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import type { Candidate, ContractCandidates, FitBatch } from "#app/release/release-candidates.server.ts";

interface ContractWeeksProps {
  contract: ContractCandidates;
  /** Decisions checked before; left out, every fit week is. */
  chosen?: string[];
  error?: string;
}

/** The weeks of a contract: decided ones to choose from, the others with the reason why not. */
export function ContractWeeks({ contract, chosen, error }: ContractWeeksProps) {
  const { title, vendor, weeks } = contract;
  const fit = weeks.flatMap((week) => (week.kind === "fit" ? [String(week.fit.decisionId)] : []));
  return (
    <ChoiceField
      label={`${vendor} · ${title}`}
      help={fit.length === 0 ? "No week of this contract is decided for training." : undefined}
      name="decision"
      type="checkbox"
      chosen={chosen ?? fit}
      error={error}
      choices={weeks.map(weekChoice)}
    />
  );
}

function weekChoice(candidate: Candidate) {
  const label = `Week ${candidate.week}`;
  if (candidate.kind === "unfit")
    return { value: `week-${candidate.week}`, label, help: candidate.reason, disabled: true };
  const { fit } = candidate;
  return { value: String(fit.decisionId), label: `${label}: ${fit.decided.toLowerCase()}`, help: weightText(fit) };
}

function weightText({ items, kept, effective, rules }: FitBatch): string {
  const counts = `${groupDigits(kept)} of ${countOf(items, "item")} kept, effective ${groupDigits(effective)}.`;
  return [counts, ...rules].join(" ");
}
