import type { CheckpointsPage } from "#app/checkpoints/checkpoints-page.server.ts";
import { CHECKPOINT_SORTS } from "#app/checkpoints/sort-checkpoints.ts";
import { Count } from "#app/components/count.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Table } from "#app/components/table.tsx";
import { CheckpointState } from "../checkpoint-parts/checkpoint-state.tsx";
import { BatchLinks } from "./batch-links.tsx";

export function CheckpointsTable({ page: { contract, checkpoints }, sort }: { page: CheckpointsPage; sort: string }) {
  const href = `/contracts/${contract.id}/checkpoints`;
  const key = CHECKPOINT_SORTS.find((one) => one === sort.replace(/^-/, "")) ?? "family";
  const isDown = sort.startsWith("-");
  const sortHref = (name: (typeof CHECKPOINT_SORTS)[number]) =>
    `${href}?sort=${key === name && !isDown ? "-" : ""}${name}`;
  return (
    <Table
      caption="Checkpoints"
      sub="model versions that the contract names or that are registered for it"
      rows={checkpoints}
      rowKey={({ model }) => model}
      rowHref={({ model }) => `${href}/${encodeURIComponent(model)}`}
      sort={{ key, direction: isDown ? "descending" : "ascending" }}
      csvHref={`${href}.csv`}
      empty={
        <EmptyState title="No checkpoint is registered.">
          Register the model versions whose responses are judged, with the days on which they may be collected with:
          on-policy share and age follow from it.
        </EmptyState>
      }
      columns={[
        { key: "model", header: "Name", sortHref: sortHref("model"), render: ({ model }) => model },
        {
          key: "family",
          header: "Family",
          sortHref: sortHref("family"),
          render: ({ family, place }) => (place === null ? family || null : `${family}, no. ${place}`),
        },
        { key: "state", header: "State", render: ({ state }) => <CheckpointState state={state} /> },
        {
          key: "approved",
          header: "Approved for collection",
          stack: true,
          sortHref: sortHref("approved"),
          render: ({ approved }) => approved,
        },
        {
          key: "downtime",
          header: "Downtimes",
          numeric: true,
          minor: true,
          sortHref: sortHref("downtime"),
          render: ({ downtimes }) => (downtimes > 0 ? <Count value={downtimes} /> : null),
        },
        {
          key: "responses",
          header: "Responses",
          numeric: true,
          sortHref: sortHref("responses"),
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
