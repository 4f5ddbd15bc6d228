import type { CheckpointPage } from "#app/checkpoints/checkpoint-page.server.ts";
import { Facts } from "#app/components/facts.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { CheckpointState } from "../checkpoint-parts/checkpoint-state.tsx";

export function CheckpointHeader({ page: { contract, checkpoint } }: { page: CheckpointPage }) {
  const { model, family, place, about, endpoint, approved, state, isRegistered } = checkpoint;
  const href = `/contracts/${contract.id}`;
  const facts = [
    { label: "What it is", value: about },
    { label: "Endpoint", value: endpoint },
    { label: "Registered", value: isRegistered ? "" : "no: only the contract names it" },
  ].filter(({ value }) => value !== "");
  return (
    <>
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
      {facts.length > 0 && <Facts facts={facts} />}
    </>
  );
}
