import { LinkButton } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";

export function NoContract() {
  return (
    <EmptyState
      title="There is nothing to release yet."
      action={<LinkButton href="/contracts/new">Create a contract</LinkButton>}
    >
      A release holds decided batches. Create a contract, take a delivery in, and decide about it.
    </EmptyState>
  );
}
