import { LinkButton } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { shellWord } from "#app/components/shell-word.ts";

export function NoRounds({ contractId, title }: { contractId: string; title: string }) {
  return (
    <EmptyState
      title="No calibration round yet."
      command={`npx assay calibration create --contract ${shellWord(title)} --title Onboarding --pass 34/41 --gold-week 1`}
      action={<LinkButton href={`/contracts/${contractId}/calibration/new`}>Make the first round</LinkButton>}
    >
      A round is a set of pairs with an agreed answer, given to everybody alike: it tells who has understood the
      instructions before thousands of comparisons are paid for, and whether a change of the instructions helped. Its
      items come from gold of a delivered week, from a file with agreed labels, or from what your researchers agreed on.
    </EmptyState>
  );
}
