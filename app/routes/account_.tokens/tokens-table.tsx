import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import type { TokensPage } from "#app/people/tokens-page.server.ts";

interface TokensTableProps {
  tokens: TokensPage["tokens"];
  now: number;
}

export function TokensTable({ tokens, now }: TokensTableProps) {
  return (
    <Table
      caption="Your tokens"
      sub="A token may at most what you may at that moment. With your account closed none of them counts."
      rows={tokens}
      rowKey={({ id }) => id}
      empty={<EmptyState title="No token yet.">Make one below, and hand it to the program that needs it.</EmptyState>}
      columns={[
        { key: "name", header: "For", render: ({ name }) => name },
        { key: "scopes", header: "May", render: ({ scopes }) => scopes.join(", ") },
        { key: "contract", header: "Contract", render: ({ contract }) => contract ?? "all of yours" },
        {
          key: "used",
          header: "Last used",
          render: ({ usedAt }) => (usedAt ? <When at={usedAt} now={now} withTime /> : "never"),
        },
        { key: "until", header: "Until", render: ({ expiresAt }) => <When at={expiresAt} now={now} /> },
        {
          key: "end",
          header: "End",
          render: ({ id, name, state }) =>
            state === "live" ? (
              <Form method="post" className="inline-form">
                <input type="hidden" name="token" value={id} />
                <Button name="intent" value="revoke" look="danger" small aria-label={`Revoke ${name}`}>
                  Revoke
                </Button>
              </Form>
            ) : (
              state
            ),
        },
      ]}
    />
  );
}
