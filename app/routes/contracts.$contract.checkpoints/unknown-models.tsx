import { Form } from "@remix-run/react";
import type { CheckpointsPage } from "#app/checkpoints/checkpoints-page.server.ts";
import { Button } from "#app/components/button.tsx";
import { Count } from "#app/components/count.tsx";
import { Table } from "#app/components/table.tsx";
import { BatchLinks } from "./batch-links.tsx";

/** Names that deliveries carry and nobody registered; one press registers each, not yet approved. */
export function UnknownModels({ page: { unknown }, user }: { page: CheckpointsPage; user: string }) {
  if (unknown.length === 0) return null;
  return (
    <Table
      caption="Delivered, but not registered"
      sub="responses of these models count as off policy until they are registered and approved"
      rows={unknown}
      rowKey={({ model }) => model}
      columns={[
        { key: "model", header: "Name in the deliveries", render: ({ model }) => <code>{model}</code> },
        { key: "weeks", header: "Delivered in", render: ({ batches }) => <BatchLinks batches={batches} /> },
        {
          key: "responses",
          header: "Responses",
          numeric: true,
          render: ({ responses }) => (responses === null ? null : <Count value={responses} />),
        },
        {
          key: "register",
          header: "Register",
          render: ({ model }) => (
            <Form method="post">
              <input type="hidden" name="model" value={model} />
              <input type="hidden" name="by" value={user} />
              <Button look="quiet" small>
                Register<span className="visually-hidden"> {model}</span>
              </Button>
            </Form>
          ),
        },
      ]}
    />
  );
}
