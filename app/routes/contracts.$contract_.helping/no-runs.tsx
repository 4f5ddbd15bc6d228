import { LinkButton } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";

export function NoRuns({ contract }: { contract: { title: string } }) {
  return (
    <EmptyState
      title="No run on a release of this contract has been evaluated yet."
      command="npx assay run evaluate scores.csv --run NAME"
      action={<LinkButton href="/runs/new">Note a run</LinkButton>}
    >
      Make a release of the decided weeks of {contract.title}, train on it from one checkpoint with three seeds or more,
      note the run and its evaluations, and note the base checkpoint with the same evaluations. Then this page says,
      week by week, whether the data makes the model better.
    </EmptyState>
  );
}
