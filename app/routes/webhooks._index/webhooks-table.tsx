import { EmptyState } from "#app/components/empty-state.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import type { ShownWebhook } from "#app/webhooks/webhook-page.server.ts";
import { WebhookState } from "../webhook-parts/webhook-state.tsx";

interface WebhooksTableProps {
  webhooks: readonly (ShownWebhook & { taken: number; waiting: number; givenUp: number; lastAt: number | null })[];
  now: number;
}

export function WebhooksTable({ webhooks, now }: WebhooksTableProps) {
  return (
    <Table
      caption="Webhooks"
      sub="newest first; of each the last 500 messages are counted"
      rows={webhooks}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/webhooks/${id}`}
      empty={
        <EmptyState title="No program is told anything yet.">
          Make a webhook below: a chat channel that hears of each decision, a training job that waits for a pointer.
        </EmptyState>
      }
      columns={[
        { key: "host", header: "To", render: ({ url }) => new URL(url).host },
        { key: "state", header: "State", render: ({ state }) => <WebhookState state={state} /> },
        {
          key: "told",
          header: "Told of",
          render: ({ kinds, contract }) =>
            `${kinds.length === 0 ? "everything" : countOf(kinds.length, "kind")}, ${contract ?? "every contract"}`,
        },
        { key: "role", header: "Reads as", render: ({ role }) => role },
        { key: "taken", header: "Taken", numeric: true, render: ({ taken }) => groupDigits(taken) },
        { key: "waiting", header: "Waiting", numeric: true, render: ({ waiting }) => groupDigits(waiting) },
        { key: "givenUp", header: "Given up", numeric: true, render: ({ givenUp }) => groupDigits(givenUp) },
        {
          key: "last",
          header: "Last message",
          minor: true,
          render: ({ lastAt }) => (lastAt === null ? null : <When at={lastAt} now={now} withTime />),
        },
      ]}
    />
  );
}
