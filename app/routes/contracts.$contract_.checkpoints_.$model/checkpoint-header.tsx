import type { CheckpointPage } from "#app/checkpoints/checkpoint-page.server.ts";
import { Facts } from "#app/components/facts.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { CheckpointState } from "../checkpoint-parts/checkpoint-state.tsx";

export function CheckpointHeader({ page: { contract, checkpoint } }: { page: CheckpointPage }) {
  const { model, family, place, approved, state } = checkpoint;
  const href = `/contracts/${contract.id}`;
  return (
    <PageHeader
      crumbs={[
        { label: "Contracts", href: "/contracts" },
        { label: contract.title, href },
        { label: "Checkpoints", href: `${href}/checkpoints` },
        { label: model },
      ]}
      title={model}
      meta={[
        <CheckpointState key="state" state={state} />,
        ...(family ? [<>family {family}</>] : []),
        ...(place === null ? [] : [<>no. {place} of it</>]),
        approved ? `approved ${approved}` : "approved on no day",
      ]}
    />
  );
}

export function CheckpointFacts({ page: { checkpoint } }: { page: CheckpointPage }) {
  const facts = [
    { label: "What it is", value: checkpoint.about },
    { label: "Endpoint", value: checkpoint.endpoint },
    { label: "Registered", value: checkpoint.isRegistered ? "" : "no: only the contract names it" },
  ].filter(({ value }) => value !== "");
  return facts.length > 0 ? <Facts facts={facts} /> : null;
}
