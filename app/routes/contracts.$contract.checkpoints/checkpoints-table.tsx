import { CHECKPOINT_LIST } from "#app/checkpoints/checkpoint-lists.ts";
import type { CheckpointsPage } from "#app/checkpoints/checkpoints-page.server.ts";
import { Count } from "#app/components/count.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { CheckpointState } from "../checkpoint-parts/checkpoint-state.tsx";
import { ListTable } from "../list-parts/list-table.tsx";
import { BatchLinks } from "./batch-links.tsx";

export function CheckpointsTable({ page: { contract, checkpoints } }: { page: CheckpointsPage }) {
  const href = `/contracts/${contract.id}/checkpoints`;
  return (
    <ListTable
      list={CHECKPOINT_LIST}
      caption="Checkpoints"
      sub="model versions that the contract names or that are registered for it"
      rows={checkpoints}
      rowKey={({ model }) => model}
      rowHref={({ model }) => `${href}/${encodeURIComponent(model)}`}
      csvHref={`${href}.csv`}
      empty={
        <EmptyState title="No checkpoint is registered.">
          Register the model versions whose responses are judged, with the days on which they may be collected with:
          on-policy share and age follow from it.
        </EmptyState>
      }
      columns={[
        { key: "model", sorts: "name", header: "Name", render: ({ model }) => model },
        {
          key: "family",
          header: "Family",
          render: ({ family, place }) => (place === null ? family || null : `${family}, no. ${place}`),
        },
        { key: "state", header: "State", render: ({ state }) => <CheckpointState state={state} /> },
        {
          key: "approved",
          sorts: "start week",
          header: "Approved for collection",
          stack: true,
          render: ({ approved }) => approved,
        },
        {
          key: "downtime",
          sorts: "downtimes",
          header: "Downtimes",
          numeric: true,
          minor: true,
          render: ({ downtimes }) => (downtimes > 0 ? <Count value={downtimes} /> : null),
        },
        {
          key: "responses",
          header: "Responses",
          numeric: true,
          render: ({ responses }) => (responses === null ? null : <Count value={responses} />),
        },
        {
          key: "weeks",
          header: "Delivered in",
          minor: true,
          render: ({ batches }) => <BatchLinks batches={batches} />,
        },
      ]}
    />
  );
}
